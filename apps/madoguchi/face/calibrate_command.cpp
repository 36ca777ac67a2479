// SPDX-License-Identifier: Apache-2.0
// `madoguchi face calibrate`: the threshold of a comparator for drawn people, computed anew.
#include "adapters/files/files.hpp"
#include "apps/madoguchi/bad_usage.hpp"
#include "apps/madoguchi/face/comparator_choice.hpp"
#include "apps/madoguchi/face/face_commands.hpp"
#include "sim/calibration/calibrate.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace madoguchi::apps {
namespace {

struct CalibrateOptions {
  std::string comparator = "reference";
  std::string networks;
  std::string file;
  sim::calibration::CalibrationPlan plan;
};

ExitCode calibrate(const Environment& environment, const CalibrateOptions& options) {
  sim::calibration::CalibrationPlan plan = options.plan;
  plan.comparator = options.comparator;
  plan.registry = registry_of(environment, options.networks);
  if (plan.first_person < 100 || plan.last_person < plan.first_person) {
    throw BadUsage("--first and --last: scenarios use people 1 to 99; expected others, in order");
  }
  const auto calibration = sim::calibration::calibrate(
      environment.networks(), plan, [](std::size_t done, std::size_t total) {
        fmt::print(stderr, "\r  {} / {}{}", done, total, done == total ? "\n" : "");
      });
  if (!calibration) throw std::runtime_error(calibration.error().message(environment.language));
  const std::filesystem::path file =
      options.file.empty() ? environment.data() / "calibrations" / (calibration->name + ".json")
                           : std::filesystem::path(options.file);
  const auto written = adapters::files::write_atomically(file, biometrics::to_json(*calibration));
  if (!written) throw std::runtime_error(written.error().message(environment.language));
  const auto& figures = *calibration->figures;
  fmt::print("{}: {:.4f}, FMR {:.5f} ({}), FNMR {:.5f} ({}), EER {:.5f}\n", file.string(),
             calibration->threshold.value, figures.fmr.rate, figures.fmr.comparisons,
             figures.fnmr.rate, figures.fnmr.comparisons, figures.eer);
  return ExitCode::ok;
}

}  // namespace

void add_face_calibrate_command(CLI::App& face, const Environment& environment,
                                CommandRunner& chosen) {
  CLI::App* command = face.add_subcommand(
      "calibrate", "Compute a comparator's calibration for drawn people (takes minutes)");
  auto options = std::make_shared<CalibrateOptions>();
  command->add_option("--comparator", options->comparator, "Name of a comparator")
      ->capture_default_str();
  add_networks_option(*command, options->networks);
  command->add_option("--first", options->plan.first_person, "First person")->capture_default_str();
  command->add_option("--last", options->plan.last_person, "Last person")->capture_default_str();
  command->add_option("--fmr", options->plan.fmr, "Largest false match rate")
      ->check(CLI::Range(1e-6, 0.5))
      ->capture_default_str();
  command->add_option("--out", options->file,
                      "The calibration (default: data/calibrations/synthetic-people*.json)");
  command->callback([&environment, &chosen, options] {
    chosen = [&environment, options] { return calibrate(environment, *options); };
  });
}

}  // namespace madoguchi::apps
