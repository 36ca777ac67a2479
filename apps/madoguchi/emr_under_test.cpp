// SPDX-License-Identifier: Apache-2.0
#include "apps/madoguchi/emr_under_test.hpp"

#include "adapters/oqs_tables/load_oqs_tables.hpp"
#include "apps/madoguchi/bad_usage.hpp"
#include "apps/madoguchi/option_files.hpp"
#include "scenario/system_statement.hpp"
#include "sim/emr/shim_emr.hpp"

#include <algorithm>

namespace madoguchi::apps {

sim::emr::EmrMaker emr_under_test(const Environment& environment, const RunOptions& options) {
  if (options.sut.empty()) return sim::emr::reference_emr();
  if (!options.defects.empty()) throw BadUsage("--defect: the EMR to test has its own");
  const std::string text = read_statement(environment, "--sut", options.sut);
  const auto statement = scenario::parse_system_statement(text, options.sut);
  if (!statement.emr) throw BadUsage("--sut: " + options.sut + " tells of no EMR (key emr)");
  adapters::rpc::ChildCommand command{statement.emr->command, statement.emr->folder};
  command.limit = statement.emr->limit.value_or(command.limit);
  return sim::emr::shim_emr(std::move(command));
}

bool emr_alone(const conformance::runner::RunPlan& plan) {
  return std::all_of(plan.begin(), plan.end(),
                     [](const auto& planned) { return planned.document->world.emr_alone; });
}

sim::emr::OqsFiles oqs_files(const Environment& environment, const RunOptions& options) {
  sim::emr::OqsFiles files;
  files.tables = std::make_shared<const eligibility::OqsTables>(
      adapters::oqs_tables::load_oqs_tables(environment.data() / "oqs", options.overlay));
  files.encoding = core::value_of<eligibility::OqsEncoding>(options.result_encoding)
                       .value_or(eligibility::OqsEncoding::utf_8);
  return files;
}

ExitCode run_emr_alone(const Environment& environment, const RunOptions& options, PlayedRun played,
                       const sim::emr::EmrMaker& maker) {
  played.mode = core::value_of<scenario::Mode>(options.mode).value();
  played.jobs = options.jobs;
  played.factories = [files = oqs_files(environment, options), maker](unsigned) {
    return std::make_unique<sim::emr::EmrFactory>(nullptr, files, maker);
  };
  return play_and_report(environment, options, played);
}

}  // namespace madoguchi::apps
