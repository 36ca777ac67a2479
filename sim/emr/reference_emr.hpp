// SPDX-License-Identifier: Apache-2.0
// The reference EMR: small, on SQLite, and right about what comes through the folders; with
// switchable defects (checkin::Defect, emr_...).
#pragma once

#include "checkin/defects.hpp"
#include "sim/emr/emr_store.hpp"
#include "sim/emr/emr_system.hpp"
#include "sim/emr/result_folders.hpp"

#include <functional>
#include <optional>

namespace madoguchi::sim::emr {

class ReferenceEmr final : public EmrSystem {
 public:
  explicit ReferenceEmr(checkin::Defects defects = {}) : defects_(std::move(defects)) {}

  std::string description() const override { return "madoguchi reference EMR"; }
  core::Result<void> start(const EmrSite& site) override;
  /// Goes on with the database of an earlier process.
  core::Result<void> resume(const EmrSite& site);
  Decisions import(core::CivilTime now) override;
  Decision request(ports::EmrRequestKind kind, const std::string& chart,
                   core::CivilTime now) override;
  Decision answer(const std::string& file, const std::string& chart, core::CivilTime now) override;
  Decision claim(const std::string& chart, ports::ClaimBasis basis, core::CivilTime now) override;
  Decision chart(const std::string& id) override;
  core::Result<void> kill(ports::KillPoint point) override;

  /// Called at the points where a kill matters, for tests that really kill.
  std::function<void(ports::KillPoint)> on_point = [](ports::KillPoint) {};

 private:
  Decisions look(core::CivilTime now);
  core::Result<void> look_at(const ListedFile& file, core::CivilTime now,
                             std::vector<checkin::EmrDecision>& decisions);
  core::Result<void> miss(std::vector<checkin::EmrDecision>& decisions, core::CivilTime now,
                          const std::vector<ListedFile>& there);
  Decision decide(KnownFile& file, const OpenedFile& opened, bool recovered, core::CivilTime now);
  Decision read(const KnownFile& file, const std::string& chosen, core::CivilTime now);
  Decision commit(KnownFile& file, bool recovered, core::CivilTime now);
  /// Throws Killed where the suite wants the process to end.
  void reach(ports::KillPoint point);

  checkin::Defects defects_;
  EmrSite site_;
  std::optional<EmrStore> store_;
  std::optional<ports::KillPoint> kill_at_;
};

}  // namespace madoguchi::sim::emr
