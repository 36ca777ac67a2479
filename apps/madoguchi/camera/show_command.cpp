// SPDX-License-Identifier: Apache-2.0
// `madoguchi camera show`: what a stream is.
#include "apps/madoguchi/camera/camera_commands.hpp"
#include "apps/madoguchi/camera/stream_options.hpp"
#include "sim/camera/stream_package.hpp"

#include <CLI/CLI.hpp>
#include <boost/json.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <memory>

namespace madoguchi::apps {
namespace {

namespace camera = sim::camera;
using Rows = std::vector<std::pair<std::string, std::string>>;

void add_source(Rows& rows, const camera::DrawnPerson& drawn) {
  rows.emplace_back("source", fmt::format("drawn person {} (does not exist)", drawn.person));
  rows.emplace_back("scene", to_text(drawn.scene));
  rows.emplace_back("generator", drawn.generator);
}
void add_source(Rows& rows, const camera::RecordedCamera& from) {
  rows.emplace_back("source", "camera " + from.device);
  if (!from.name.empty()) rows.emplace_back("device", from.name);
  rows.emplace_back("dropped", fmt::format("{}", from.dropped));
}
void add_source(Rows& rows, const camera::ImportedFile& from) {
  rows.emplace_back("source", "file " + from.file);
  rows.emplace_back("file_sha256", from.sha256);
  rows.emplace_back("file_start", seconds_text(std::chrono::microseconds(from.start_us)));
}

/// Shortest and longest time between two frames.
std::string steps_text(const std::vector<camera::FrameEntry>& frames) {
  if (frames.size() < 2) return "-";
  auto shortest = std::chrono::microseconds::max();
  auto longest = std::chrono::microseconds::zero();
  for (std::size_t i = 1; i < frames.size(); ++i) {
    const auto step = frames[i].due - frames[i - 1].due;
    shortest = std::min(shortest, step);
    longest = std::max(longest, step);
  }
  return fmt::format("{} to {}", seconds_text(shortest), seconds_text(longest));
}

Rows rows_of(const camera::StreamPackage& package) {
  const camera::StreamDescription& description = package.description();
  Rows rows;
  std::visit([&](const auto& source) { add_source(rows, source); }, description.source);
  const camera::Declaration& declared = description.declared;
  if (!declared.subject.empty()) rows.emplace_back("subject", declared.subject);
  if (declared.scene) rows.emplace_back("declared_scene", to_text(*declared.scene));
  if (!declared.notes.empty()) rows.emplace_back("notes", declared.notes);
  if (!description.recorded.empty()) rows.emplace_back("recorded", description.recorded);
  rows.emplace_back("program", description.program);
  rows.emplace_back("size", fmt::format("{} x {}", description.width, description.height));
  rows.emplace_back("frames", fmt::format("{}", package.frames().size()));
  rows.emplace_back("length", seconds_text(package.frames().back().due));
  rows.emplace_back("between_frames", steps_text(package.frames()));
  rows.emplace_back("video_sha256", description.video_sha256);
  return rows;
}

ExitCode show(const Environment& environment, const std::string& folder) {
  const auto package = camera::StreamPackage::load(folder);
  if (!package) return tell_of(environment, package.error());
  const Rows rows = rows_of(*package);
  if (environment.json) {
    boost::json::object object;
    for (const auto& [key, value] : rows) object[key] = value;
    fmt::print("{}\n", boost::json::serialize(object));
    return ExitCode::ok;
  }
  for (const auto& [key, value] : rows) fmt::print("{:<15} {}\n", key, value);
  return ExitCode::ok;
}

}  // namespace

void add_camera_show(CLI::App& camera, const Environment& environment, CommandRunner& chosen) {
  CLI::App* command =
      camera.add_subcommand("show", "Print what a stream is and where it came from");
  auto folder = std::make_shared<std::string>();
  command->add_option("STREAM", *folder, "Folder of a recorded stream")->required();
  command->callback([&environment, &chosen, folder] {
    chosen = [&environment, folder] { return show(environment, *folder); };
  });
}

}  // namespace madoguchi::apps
