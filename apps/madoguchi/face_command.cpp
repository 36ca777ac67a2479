// SPDX-License-Identifier: Apache-2.0
// `madoguchi face compare A B`: two pictures compared as the counter would.
#include "adapters/opencv/picture_comparison.hpp"
#include "apps/madoguchi/commands.hpp"
#include "apps/madoguchi/face/face_commands.hpp"

#include <CLI/CLI.hpp>
#include <boost/json.hpp>
#include <fmt/format.h>

#include <memory>

namespace madoguchi::apps {
namespace {

using adapters::opencv::PictureComparison;

struct CompareOptions {
  std::string reference;
  std::string probe;
  std::string calibration = "photographs";
};

std::string describe(const biometrics::Extraction& extraction, core::Language language) {
  if (extraction.failure) return std::string(core::label_of(*extraction.failure).in(language));
  return fmt::format("{:.0f} x {:.0f} pixels at ({:.0f}, {:.0f}), {:.3f}", extraction.box->width(),
                     extraction.box->height(), extraction.box->left, extraction.box->top,
                     extraction.box->confidence);
}

boost::json::object json_of(const biometrics::Extraction& extraction) {
  boost::json::object object;
  if (extraction.failure) object["failure"] = core::name_of(*extraction.failure);
  if (extraction.box) {
    const biometrics::FaceBox& box = *extraction.box;
    object["box"] = {box.left, box.top, box.right, box.bottom};
    object["confidence"] = box.confidence;
  }
  return object;
}

void print_json(const PictureComparison& comparison, const biometrics::Calibration& calibration) {
  boost::json::object object{{"reference", json_of(comparison.reference)},
                             {"probe", json_of(comparison.probe)},
                             {"threshold", comparison.threshold.value},
                             {"calibration", calibration.name},
                             {"provisional", calibration.provisional}};
  if (comparison.score) object["score"] = comparison.score->value;
  if (comparison.decision) object["decision"] = core::name_of(*comparison.decision);
  fmt::print("{}\n", boost::json::serialize(object));
}

void print_text(const PictureComparison& comparison, const biometrics::Calibration& calibration,
                core::Language language) {
  const bool ja = language == core::Language::japanese;
  fmt::print("{} {}\n",
             ja ? "基準画像:" : "reference:  ", describe(comparison.reference, language));
  fmt::print("{} {}\n", ja ? "照合画像:" : "probe:      ", describe(comparison.probe, language));
  if (comparison.score) {
    fmt::print("{} {:.4f}\n", ja ? "スコア:" : "score:      ", comparison.score->value);
  }
  fmt::print("{} {:.4f} ({}{})\n", ja ? "しきい値:" : "threshold:  ", comparison.threshold.value,
             calibration.name, calibration.provisional ? (ja ? "、暫定" : ", provisional") : "");
  const std::string_view decision =
      comparison.decision ? core::label_of(*comparison.decision).in(language)
                          : (ja ? "判定できません" : "none: no comparison was possible");
  fmt::print("{} {}\n", ja ? "判定:" : "decision:   ", decision);
}

ExitCode compare(const Environment& environment, const CompareOptions& options) {
  const auto calibration = adapters::opencv::load_calibration(environment.data() / "calibrations" /
                                                              (options.calibration + ".json"));
  if (!calibration) {
    fmt::print(stderr, "madoguchi: {}\n", calibration.error().message(environment.language));
    return ExitCode::error;
  }
  adapters::opencv::FaceNetworkOptions networks;
  networks.network_folder = environment.networks();
  networks.calibration = calibration.value();
  const auto comparator = adapters::opencv::FaceNetworkComparator::load(std::move(networks));
  if (!comparator) {
    fmt::print(stderr, "madoguchi: {}\n", comparator.error().message(environment.language));
    return ExitCode::error;
  }
  const auto comparison =
      adapters::opencv::compare_pictures(**comparator, options.reference, options.probe);
  if (!comparison) {
    fmt::print(stderr, "madoguchi: {}\n", comparison.error().message(environment.language));
    return ExitCode::usage;
  }
  environment.json ? print_json(comparison.value(), calibration.value())
                   : print_text(comparison.value(), calibration.value(), environment.language);
  if (!comparison->decision) return ExitCode::incomplete;
  return *comparison->decision == biometrics::ComparisonDecision::match ? ExitCode::ok
                                                                        : ExitCode::fail;
}

}  // namespace

void add_face_command(CLI::App& program, const Environment& environment, CommandRunner& chosen) {
  CLI::App* face = program.add_subcommand("face", "Face comparison");
  face->require_subcommand(1);
  CLI::App* command = face->add_subcommand(
      "compare", "Compare two pictures: A as the card's photograph, B as a camera frame");
  command->footer(
      "Exit code 0: match, 1: non-match, 2: a file is no picture, 3: no face in one of them.\n"
      "Scores are cosines, -1 to 1. A threshold holds for the kind of pictures it was calibrated "
      "on.");
  auto options = std::make_shared<CompareOptions>();
  command->add_option("A", options->reference, "Reference picture (PNG, JPEG, JPEG 2000)")
      ->required();
  command->add_option("B", options->probe, "Probe picture")->required();
  command
      ->add_option("--calibration", options->calibration,
                   "photographs (real people, provisional) or synthetic-people")
      ->check(CLI::IsMember({"photographs", "synthetic-people"}))
      ->capture_default_str();
  command->callback([&environment, &chosen, options] {
    chosen = [&environment, options] { return compare(environment, *options); };
  });
  add_face_evaluate_command(*face, environment, chosen);
  add_face_plot_command(*face, environment, chosen);
}

}  // namespace madoguchi::apps
