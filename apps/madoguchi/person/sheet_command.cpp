// SPDX-License-Identifier: Apache-2.0
// `madoguchi person sheet`: many people at a glance.
#include "adapters/opencv/image_codec.hpp"
#include "apps/madoguchi/bad_usage.hpp"
#include "apps/madoguchi/person/contact_sheet.hpp"
#include "apps/madoguchi/person/person_commands.hpp"
#include "sim/person/portrait.hpp"
#include "sim/person/recording.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <unistd.h>

#include <memory>
#include <vector>

namespace madoguchi::apps {
namespace {

constexpr int cell_height = 200;
constexpr int photograph_width = 160;
constexpr int frame_width = 266;
constexpr int people_a_row = 10;
constexpr int sheet_quality = 90;

struct SheetOptions {
  std::uint64_t first = 0;
  int count = 0;
  std::vector<std::string> scenes;
  std::string to;
};

biometrics::Image first_frame(const sim::person::Person& person, const biometrics::Scene& scene) {
  biometrics::Image frame;
  const sim::person::StreamPlan plan{
      .scene = scene, .frames = 1, .width = frame_width, .height = cell_height};
  render_stream(person, plan, [&](int, double, const biometrics::Image& image) { frame = image; });
  return frame;
}

/// Without scenes people stand side by side; with scenes each has a row.
ContactSheet drawn(const Environment& environment, const SheetOptions& options,
                   const std::vector<biometrics::Scene>& scenes) {
  const int columns =
      scenes.empty() ? std::min(options.count, people_a_row) : 1 + static_cast<int>(scenes.size());
  const int rows = scenes.empty() ? (options.count + columns - 1) / columns : options.count;
  const int width = scenes.empty() ? photograph_width : frame_width;
  ContactSheet sheet(columns, rows, width, cell_height);
  const bool terminal = isatty(STDERR_FILENO) == 1;
  for (int i = 0; i < options.count; ++i) {
    const std::uint64_t number = options.first + static_cast<std::uint64_t>(i);
    const auto person = sim::person::Person::from_seed(number);
    const int column = scenes.empty() ? i % columns : 0;
    const int row = scenes.empty() ? i / columns : i;
    sheet.put(column, row, sim::person::card_photograph(person, photograph_width));
    sheet.label(column, row, number);
    for (std::size_t k = 0; k < scenes.size(); ++k) {
      sheet.put(static_cast<int>(k) + 1, row, first_frame(person, scenes[k]));
    }
    if (terminal) {
      fmt::print(stderr, "\r  {}: {} / {}",
                 environment.say({"drawing people", "人物を描いています"}), i + 1, options.count);
    }
  }
  if (terminal) fmt::print(stderr, "\n");
  return sheet;
}

ExitCode sheet(const Environment& environment, const SheetOptions& options) {
  const std::filesystem::path file(options.to);
  const std::string type = file.extension().string();
  if (type != ".png" && type != ".jpg" && type != ".jpeg") {
    throw BadUsage(options.to + ": the name has to end in .jpg or .png");
  }
  std::vector<biometrics::Scene> scenes;
  for (const std::string& text : options.scenes) scenes.push_back(scene_from(text));
  const biometrics::Image image = drawn(environment, options, scenes).image();
  return write_picture(environment, file,
                       type == ".png" ? adapters::opencv::encode_png(image)
                                      : adapters::opencv::encode_jpeg(image, sheet_quality));
}

}  // namespace

void add_person_sheet(CLI::App& person, const Environment& environment, CommandRunner& chosen) {
  CLI::App* command = person.add_subcommand("sheet", "Draw many people on one contact sheet");
  command->footer(
      "Examples:\n"
      "  madoguchi person sheet 1 50 -o people.jpg\n"
      "  madoguchi person sheet 1 5 --scene frontal --scene \"mask=mask\" -o scenes.jpg");
  auto options = std::make_shared<SheetOptions>();
  add_person_number(*command, "FIRST", options->first);
  command->add_option("COUNT", options->count, "How many people, 1 to 500")
      ->required()
      ->check(CLI::Range(1, 500));
  command
      ->add_option("--scene", options->scenes,
                   "Beside each photograph a frame of this scene; can be given again")
      ->allow_extra_args(false);
  command->add_option("-o,--output", options->to, "File to write: *.jpg or *.png")->required();
  command->callback([&environment, &chosen, options] {
    chosen = [&environment, options] { return sheet(environment, *options); };
  });
}

}  // namespace madoguchi::apps
