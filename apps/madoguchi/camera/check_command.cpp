// SPDX-License-Identifier: Apache-2.0
// `madoguchi camera check`: whether streams are what they say.
#include "apps/madoguchi/camera/camera_commands.hpp"
#include "apps/madoguchi/camera/stream_options.hpp"
#include "sim/camera/stream_package.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <memory>

namespace madoguchi::apps {
namespace {

ExitCode check_one(const Environment& environment, const std::string& folder) {
  const auto package = sim::camera::StreamPackage::load(folder);
  if (!package) return tell_of(environment, package.error());
  const auto checked = package->check_frames();
  if (!checked) {
    // The description is sound, so what does not fit it is a fault of the stream.
    static_cast<void>(tell_of(environment, checked.error()));
    return ExitCode::fail;
  }
  fmt::print("{}: {}\n", folder,
             fmt::format(
                 fmt::runtime(environment.say({"{} frames, every digest as it should be",
                                               "{} フレーム、すべてのダイジェストが一致しました"})),
                 package->frames().size()));
  return ExitCode::ok;
}

ExitCode check(const Environment& environment, const std::vector<std::string>& folders) {
  ExitCode worst = ExitCode::ok;
  for (const std::string& folder : folders) {
    const ExitCode code = check_one(environment, folder);
    // A stream that cannot be read is worse than one that is damaged.
    worst = std::max(worst, code);
  }
  return worst;
}

}  // namespace

void add_camera_check(CLI::App& camera, const Environment& environment, CommandRunner& chosen) {
  CLI::App* command = camera.add_subcommand(
      "check", "Decode every frame of a stream and compare all digests and times");
  command->footer(
      "Exit codes: 0 all as it should be; 1 video, list or a frame is another than the "
      "description\n"
      "says; 2 no stream, or a description with mistakes (all of them are told).");
  auto folders = std::make_shared<std::vector<std::string>>();
  command->add_option("STREAM", *folders, "Folders of recorded streams")->required();
  command->callback([&environment, &chosen, folders] {
    chosen = [&environment, folders] { return check(environment, *folders); };
  });
}

}  // namespace madoguchi::apps
