// SPDX-License-Identifier: Apache-2.0
// Profile emr: which EMR is tested, and a run that needs nothing else.
#pragma once

#include "apps/madoguchi/played_run.hpp"
#include "sim/emr/emr_counter.hpp"

namespace madoguchi::apps {

/// The product behind the shim that --sut names, or the reference EMR. Throws BadUsage and
/// scenario::ScenarioError.
sim::emr::EmrMaker emr_under_test(const Environment& environment, const RunOptions& options);

/// Tables with those of --oqs-overlay, and --result-encoding. Throws scenario::ScenarioError.
sim::emr::OqsFiles oqs_files(const Environment& environment, const RunOptions& options);

/// Whether every scenario tests an EMR alone, so that no card, camera or network is needed.
bool emr_alone(const conformance::runner::RunPlan& plan);

/// Plays scenarios of an EMR alone.
ExitCode run_emr_alone(const Environment& environment, const RunOptions& options, PlayedRun played,
                       const sim::emr::EmrMaker& maker);

}  // namespace madoguchi::apps
