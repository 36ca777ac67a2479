// SPDX-License-Identifier: Apache-2.0
// An EMR as the suite drives it, whoever made it: the reference EMR in process, or a product behind
// a shim. The files themselves go through the folders.
#pragma once

#include "checkin/emr_decision.hpp"
#include "core/result.hpp"
#include "eligibility/oqs_tables.hpp"
#include "ports/emr_bench.hpp"
#include "scenario/counter.hpp"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace madoguchi::sim::emr {

/// Where an EMR works, and for whom.
struct EmrSite {
  std::filesystem::path share;  ///< holds req, res and face
  std::filesystem::path own;    ///< for its database; empty when it starts
  std::string institution;      ///< ten digits
  std::vector<checkin::EmrChart> charts;
  /// Names of elements in files; null: those of the program. Other products have their own.
  std::shared_ptr<const madoguchi::eligibility::OqsTables> tables = nullptr;
};

class EmrSystem {
 public:
  using Decision = core::Result<checkin::EmrDecision>;
  using Decisions = core::Result<std::vector<checkin::EmrDecision>>;  ///< one a file

  virtual ~EmrSystem() = default;
  /// Maker, model and version.
  virtual std::string description() const = 0;

  /// Begins with nothing but the charts. Errors of all calls: what the product could not do.
  virtual core::Result<void> start(const EmrSite& site) = 0;
  /// Looks at the folders once.
  virtual Decisions import(core::CivilTime now) = 0;
  /// Leaves a request in `req`; `file` of the decision is its name.
  virtual Decision request(ports::EmrRequestKind kind, const std::string& chart,
                           core::CivilTime now) = 0;
  virtual Decision answer(const std::string& file, const std::string& chart,
                          core::CivilTime now) = 0;
  virtual Decision claim(const std::string& chart, ports::ClaimBasis basis,
                         core::CivilTime now) = 0;
  virtual Decision chart(const std::string& id) = 0;
  /// The next import is killed there, and the product started again on what it had on disk.
  virtual core::Result<void> kill(ports::KillPoint point) = 0;
  /// What it leaves for the report beside the files of the folders.
  virtual std::vector<scenario::EvidenceFile> evidence() const { return {}; }
};

}  // namespace madoguchi::sim::emr
