// SPDX-License-Identifier: Apache-2.0
// `madoguchi face compare A B`: two pictures compared as the counter would, by one comparator or
// several.
#include "adapters/async/start_task.hpp"
#include "adapters/opencv/attack_detection.hpp"
#include "adapters/opencv/image_codec.hpp"
#include "adapters/opencv/picture_comparison.hpp"
#include "apps/madoguchi/face/comparator_choice.hpp"
#include "apps/madoguchi/face/comparison_text.hpp"
#include "apps/madoguchi/face/face_commands.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace madoguchi::apps {
namespace {

namespace opencv = adapters::opencv;

struct CompareOptions {
  std::string reference;
  std::string probe;
  std::vector<std::string> comparators{"reference"};
  ComparatorChoice choice;
};

ComparedPictures compare_with(const Environment& environment, const CompareOptions& options,
                              const std::string& name, const biometrics::Image& reference,
                              const biometrics::Image& probe) {
  ComparatorChoice choice = options.choice;
  choice.comparator = name;
  auto networks = network_options(environment, choice);
  const biometrics::Calibration calibration = networks.calibration;
  const auto comparator = opencv::FaceNetworkComparator::load(std::move(networks));
  if (!comparator) environment.give_up(comparator.error());
  auto comparison = opencv::compare_images(**comparator, reference, probe);
  if (!comparison) environment.give_up(comparison.error());
  return {name, calibration, *std::move(comparison)};
}

/// The probe as a presentation of one frame.
core::Result<double> score_of(ports::PadSubsystem& pad, const biometrics::Image& probe,
                              const biometrics::FaceBox& face) {
  const auto frame = std::make_shared<const biometrics::Image>(probe);
  core::Result<double> seen = 0.0;
  boost::asio::io_context loop;
  const auto watch = [&]() -> ports::Awaitable<void> { seen = co_await pad.look(frame, face); };
  pad.begin();
  adapters::async::run_task(loop, watch);
  if (!seen) return seen.error();
  return pad.score();
}

/// What the reader's attack detection makes of the probe; nothing without a face.
AttackAssessment attack_in(const Environment& environment, const CompareOptions& options,
                           const biometrics::Image& probe,
                           const std::optional<biometrics::FaceBox>& face) {
  const auto calibrations = opencv::load_attack_detection_calibrations(
      environment.data() / "calibrations" / "attack-detection.json");
  if (!calibrations) environment.give_up(calibrations.error());
  const auto pad =
      opencv::load_attack_detection({.network_folder = environment.networks(),
                                     .registry = registry_of(environment, options.choice.networks)},
                                    *calibrations);
  if (!pad) environment.give_up(pad.error());
  AttackAssessment assessment{{},
                              (*pad)->threshold(),
                              calibrations->network.provisional || calibrations->edges.provisional};
  if (!face) return assessment;
  const auto score = score_of(**pad, probe, *face);
  if (!score) environment.give_up(score.error());
  assessment.score = *score;
  return assessment;
}

ExitCode compare(const Environment& environment, const CompareOptions& options) {
  const auto reference = opencv::load_image(options.reference);
  const auto probe = opencv::load_image(options.probe);
  for (const auto* picture : {&reference, &probe}) {
    if (*picture) continue;
    fmt::print(stderr, "madoguchi: {}\n", picture->error().message(environment.language));
    return ExitCode::usage;
  }
  std::vector<ComparedPictures> compared;
  for (const std::string& name : options.comparators) {
    compared.push_back(compare_with(environment, options, name, *reference, *probe));
  }
  const AttackAssessment attack =
      attack_in(environment, options, *probe, compared.front().comparison.probe.box);
  fmt::print("{}\n", environment.json ? comparison_json(compared, attack)
                                      : comparison_text(compared, attack, environment.language));
  const auto& decision = compared.front().comparison.decision;
  if (!decision) return ExitCode::incomplete;
  return *decision == biometrics::ComparisonDecision::match ? ExitCode::ok : ExitCode::fail;
}

}  // namespace

void add_face_compare_command(CLI::App& face, const Environment& environment,
                              CommandRunner& chosen) {
  CLI::App* command = face.add_subcommand(
      "compare", "Compare two pictures: A as the card's photograph, B as a camera frame");
  command->footer(
      "Exit code, of the first comparator: 0 match, 1 non-match, 2 a file is no picture, 3 no "
      "usable "
      "face in one of them.\n"
      "A threshold holds for the kind of pictures it was calibrated on. Measures and reasons: "
      "docs/face-comparator.md.");
  auto options = std::make_shared<CompareOptions>();
  command->add_option("A", options->reference, "Reference picture (PNG, JPEG, JPEG 2000)")
      ->required();
  command->add_option("B", options->probe, "Probe picture")->required();
  command
      ->add_option("--comparator", options->comparators,
                   "reference, resnet, or one of your own; several: reference,resnet")
      ->delimiter(',')
      ->capture_default_str();
  command
      ->add_option("--calibration", options->choice.calibration,
                   "photographs (real people, provisional), synthetic-people, or a file")
      ->capture_default_str();
  add_networks_option(*command, options->choice.networks);
  command->callback([&environment, &chosen, options] {
    chosen = [&environment, options] { return compare(environment, *options); };
  });
}

}  // namespace madoguchi::apps
