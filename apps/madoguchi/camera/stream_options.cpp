// SPDX-License-Identifier: Apache-2.0
#include "apps/madoguchi/camera/stream_options.hpp"

#include "apps/madoguchi/bad_usage.hpp"
#include "sim/camera/stream_description.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <charconv>
#include <cmath>
#include <filesystem>

namespace madoguchi::apps {
namespace {

constexpr double longest_seconds = 604800;  // a week, as the format allows

bool is_subject(std::string_view text) { return scenario::shapes::key("").valid(text); }

}  // namespace

void add_stream_options(CLI::App& command, StreamOptions& options) {
  command.add_option("-o,--output", options.to, "Folder of the new stream; must not exist")
      ->required();
  command.add_option("--seconds", options.seconds, "Length of the stream (default: all)")
      ->check(CLI::Range(0.001, longest_seconds));
  command.add_option("--subject", options.subject,
                     "Key of your own for who is seen: letters, digits, - and _; not a name");
  command.add_option("--scene", options.scene,
                     "What is seen, such as \"backlight eyes=glasses\"; goes into the description");
  command.add_option("--notes", options.notes, "Goes into the description")
      ->check([](const std::string& text) {
        return text.size() <= 4096 ? std::string() : "at most 4096 bytes";
      });
}

sim::camera::Declaration declaration_of(const StreamOptions& options) {
  std::error_code unknown;
  if (std::filesystem::exists(std::filesystem::symlink_status(options.to, unknown))) {
    throw BadUsage(options.to + " is there already");
  }
  sim::camera::Declaration declared{options.subject, {}, options.notes};
  if (!options.subject.empty() && !is_subject(options.subject)) {
    throw BadUsage("--subject: expected letters, digits, - and _, not \"" + options.subject + "\"");
  }
  if (!options.scene.empty()) {
    const auto scene = biometrics::parse_scene(options.scene);
    if (!scene) throw BadUsage("--scene: " + scene.error().context);
    declared.scene = *scene;
  }
  return declared;
}

std::optional<std::chrono::microseconds> length_of(const StreamOptions& options) {
  if (options.seconds <= 0) return std::nullopt;
  return std::chrono::microseconds(std::llround(options.seconds * 1e6));
}

std::pair<int, int> size_of(const std::string& text) {
  std::pair<int, int> size{0, 0};
  const auto middle = text.find('x');
  const char* begin = text.data();
  const char* end = begin + text.size();
  if (middle != std::string::npos) {
    const auto width = std::from_chars(begin, begin + middle, size.first);
    const auto height = std::from_chars(begin + middle + 1, end, size.second);
    const bool whole = width.ptr == begin + middle && height.ptr == end &&
                       width.ec == std::errc{} && height.ec == std::errc{};
    if (whole && size.first >= 16 && size.second >= 16 && size.first <= 8192 &&
        size.second <= 8192) {
      return size;
    }
  }
  throw BadUsage("--size: expected WIDTHxHEIGHT of 16 to 8192 pixels, not \"" + text + "\"");
}

ExitCode tell_of(const Environment& environment, const core::Error& error) {
  using core::Errc;
  fmt::print(stderr, "madoguchi: {}\n", error.message(environment.language));
  switch (error.code) {
    case Errc::digest_mismatch:
      return ExitCode::fail;
    case Errc::file_missing:
    case Errc::malformed_data:
    case Errc::invalid_argument:
    case Errc::unsupported:
      return ExitCode::usage;
    default:
      return ExitCode::error;
  }
}

std::string seconds_text(std::chrono::microseconds time) {
  return fmt::format("{:.3f} s", static_cast<double>(time.count()) / 1e6);
}

}  // namespace madoguchi::apps
