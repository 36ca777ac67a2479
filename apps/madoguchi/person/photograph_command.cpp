// SPDX-License-Identifier: Apache-2.0
// `madoguchi person photograph`: the picture on the card.
#include "adapters/opencv/image_codec.hpp"
#include "apps/madoguchi/bad_usage.hpp"
#include "apps/madoguchi/person/person_commands.hpp"
#include "sim/camera/media_rendering.hpp"
#include "sim/person/portrait.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <memory>

namespace madoguchi::apps {
namespace {

constexpr int photograph_quality = 92;

struct PhotographOptions {
  std::uint64_t number = 0;
  std::string to;
  int width = sim::person::photograph_width;
};

core::Result<core::Bytes> picture(const PhotographOptions& options, const std::string& type) {
  if (type == ".jp2") return sim::camera::render_photograph(options.number);
  const auto person = sim::person::Person::from_seed(options.number);
  const auto image = sim::person::card_photograph(person, options.width);
  return type == ".png" ? adapters::opencv::encode_png(image)
                        : adapters::opencv::encode_jpeg(image, photograph_quality);
}

ExitCode photograph(const Environment& environment, const PhotographOptions& options) {
  const std::filesystem::path file(options.to);
  const std::string type = file.extension().string();
  if (type != ".jp2" && type != ".png" && type != ".jpg" && type != ".jpeg") {
    throw BadUsage(options.to + ": the name has to end in .jp2, .png or .jpg");
  }
  if (type == ".jp2" && options.width != sim::person::photograph_width) {
    throw BadUsage("--width: the picture of the chip (.jp2) has one size");
  }
  return write_picture(environment, file, picture(options, type));
}

}  // namespace

void add_person_photograph(CLI::App& person, const Environment& environment,
                           CommandRunner& chosen) {
  CLI::App* command =
      person.add_subcommand("photograph", "Draw the photograph on the person's card");
  command->footer(
      "As .jp2 it is what the chip holds: grey, JPEG 2000, at most 6000 bytes (size and bytes are\n"
      "assumptions). As .png or .jpg it is in colour, as printed on the card. It was taken 0 to 9\n"
      "years before the person's present age.\n"
      "\n"
      "Examples:\n"
      "  madoguchi person photograph 17 -o 17.jp2\n"
      "  madoguchi person photograph 17 -o 17.png --width 640");
  auto options = std::make_shared<PhotographOptions>();
  add_person_number(*command, "NUMBER", options->number);
  command->add_option("-o,--output", options->to, "File to write: *.jp2, *.png or *.jpg")
      ->required();
  command->add_option("--width", options->width, "Pixels, for .png and .jpg")
      ->check(CLI::Range(40, 2048))
      ->capture_default_str();
  command->callback([&environment, &chosen, options] {
    chosen = [&environment, options] { return photograph(environment, *options); };
  });
}

}  // namespace madoguchi::apps
