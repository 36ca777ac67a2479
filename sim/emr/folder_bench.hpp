// SPDX-License-Identifier: Apache-2.0
// The bench of an EMR: real folders, the exchange behind them, and the EMR that is tested.
#pragma once

#include "ports/trace_sink.hpp"
#include "sim/emr/emr_system.hpp"
#include "sim/emr/kept_files.hpp"
#include "sim/emr/scenario_exchange.hpp"
#include "sim/emr/share.hpp"

#include <functional>
#include <memory>

namespace madoguchi::sim::emr {

/// Files that the terminal of a whole counter has left so far.
using FaceFiles = std::function<core::Result<std::vector<ports::EmrFile>>()>;

class FolderBench final : public ports::EmrBench {
 public:
  /// References outlive it. `face_files` may be empty.
  FolderBench(Share share, EmrSystem& system, std::unique_ptr<ScenarioExchange> exchange,
              ports::Clock& clock, ports::TraceSink& trace, FaceFiles face_files);

  ports::Task<> drop(ports::DroppedFile file) override;
  ports::Task<> change(std::string label, ports::FileDeed deed) override;
  ports::Task<> conduct(ports::ExchangeConduct conduct) override;
  ports::Task<std::vector<checkin::EmrDecision>> import() override;
  ports::Task<checkin::EmrDecision> request(ports::EmrRequestKind kind, std::string chart) override;
  ports::Task<checkin::EmrDecision> answer(std::string label, std::string chart) override;
  ports::Task<checkin::EmrDecision> claim(std::string chart, ports::ClaimBasis basis) override;
  ports::Task<checkin::EmrDecision> chart(std::string id) override;
  ports::Task<> kill(ports::KillPoint point) override;
  std::string name_of(const std::string& label) const override { return share_.name_of(label); }

  const Share& share() const { return share_; }
  /// The files that were in the folders, and what the product left.
  std::vector<scenario::EvidenceFile> evidence() const;

 private:
  core::Result<void> fetch_face_files();
  void note(std::string title, const checkin::EmrDecision* decision = nullptr);

  Share share_;
  KeptFiles kept_;
  EmrSystem& system_;
  std::unique_ptr<ScenarioExchange> exchange_;
  ports::Clock& clock_;
  ports::TraceSink& trace_;
  FaceFiles face_files_;
};

}  // namespace madoguchi::sim::emr
