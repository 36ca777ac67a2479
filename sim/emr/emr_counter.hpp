// SPDX-License-Identifier: Apache-2.0
// Counters with an EMR behind them: the EMR and its folders alone, or behind a whole counter.
#pragma once

#include "scenario/counter.hpp"
#include "scenario/emr_world.hpp"
#include "sim/emr/emr_system.hpp"
#include "sim/emr/oqs_files.hpp"

#include <functional>
#include <memory>

namespace madoguchi::sim::emr {

/// Makes the EMR of one scenario.
using EmrMaker =
    std::function<core::Result<std::unique_ptr<EmrSystem>>(const checkin::Defects& defects)>;

/// The reference EMR with the defects of the run.
EmrMaker reference_emr();

/// Ten digits of the test institution, the same as at the counter.
inline constexpr std::string_view institution_code = scenario::test_institution;

class EmrFactory final : public scenario::CounterFactory {
 public:
  /// `counters` builds what is in front of the EMR; without it only worlds of an EMR alone can be
  /// played. `files` has tables.
  EmrFactory(std::unique_ptr<scenario::CounterFactory> counters, OqsFiles files, EmrMaker maker);

  core::Result<std::unique_ptr<scenario::Counter>> build(const scenario::World& world,
                                                         const scenario::CounterOptions& options,
                                                         ports::TraceSink& trace) override;

 private:
  std::unique_ptr<scenario::CounterFactory> counters_;
  OqsFiles files_;
  EmrMaker maker_;
};

}  // namespace madoguchi::sim::emr
