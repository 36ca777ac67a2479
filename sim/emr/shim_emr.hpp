// SPDX-License-Identifier: Apache-2.0
// A product behind a shim: a small program of the maker's that speaks JSON-RPC 2.0 over its
// standard input and output, is given the folders, and answers what the product made of the files.
#pragma once

#include "adapters/rpc/child_client.hpp"
#include "sim/emr/emr_counter.hpp"

#include <optional>

namespace madoguchi::sim::emr {

class ShimEmr final : public EmrSystem {
 public:
  explicit ShimEmr(adapters::rpc::ChildCommand command);

  std::string description() const override { return description_; }
  core::Result<void> start(const EmrSite& site) override;
  Decisions import(core::CivilTime now) override;
  Decision request(ports::EmrRequestKind kind, const std::string& chart,
                   core::CivilTime now) override;
  Decision answer(const std::string& file, const std::string& chart, core::CivilTime now) override;
  Decision claim(const std::string& chart, ports::ClaimBasis basis, core::CivilTime now) override;
  Decision chart(const std::string& id) override;
  core::Result<void> kill(ports::KillPoint point) override;
  /// shim.jsonl: every line that went to the shim (>) and came from it (<).
  std::vector<scenario::EvidenceFile> evidence() const override;

 private:
  core::Result<void> launch(bool fresh);
  core::Result<boost::json::value> call(const std::string& method, boost::json::object parameters);
  Decision decide(const std::string& method, boost::json::object parameters);

  adapters::rpc::ChildCommand command_;
  EmrSite site_;
  std::optional<adapters::rpc::ChildClient> client_;
  std::string description_ = "EMR behind a shim";
  bool kill_next_ = false;
  std::string lines_;
};

/// Starts the program anew for every scenario. Defects of ours are not for it: invalid_argument.
EmrMaker shim_emr(adapters::rpc::ChildCommand command);

}  // namespace madoguchi::sim::emr
