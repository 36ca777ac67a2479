// SPDX-License-Identifier: Apache-2.0
// What the camera commands share: where a stream goes, what its maker says about it, and errors.
#pragma once

#include "apps/madoguchi/environment.hpp"
#include "core/result.hpp"
#include "sim/camera/stream_source.hpp"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>

namespace CLI {
class App;
}

namespace madoguchi::apps {

/// As written; read with the functions below.
struct StreamOptions {
  std::string to;
  std::string subject;
  std::string scene;
  std::string notes;
  double seconds = 0;  ///< 0: all of it
};

void add_stream_options(CLI::App& command, StreamOptions& options);

/// Throws BadUsage for a folder that is there already, an unknown scene or a subject that is no
/// key.
sim::camera::Declaration declaration_of(const StreamOptions& options);
std::optional<std::chrono::microseconds> length_of(const StreamOptions& options);

/// "640x480". Throws BadUsage.
std::pair<int, int> size_of(const std::string& text);

/// Prints the error and gives the exit code: 2 for what the user gave, 1 for a stream that is not
/// what it says, 4 else.
ExitCode tell_of(const Environment& environment, const core::Error& error);

/// Microseconds as "1.234 s".
std::string seconds_text(std::chrono::microseconds time);

}  // namespace madoguchi::apps
