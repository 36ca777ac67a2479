// SPDX-License-Identifier: Apache-2.0
// stream.yaml: what a recorded stream is, where it came from, and the digests that hold its parts
// together (docs/camera-streams.md).
#pragma once

#include "scenario/scenario_error.hpp"
#include "scenario/shape.hpp"
#include "sim/camera/stream_source.hpp"

#include <string>
#include <string_view>

namespace madoguchi::sim::camera {

struct StreamDescription {
  StreamSource source;
  Declaration declared;
  std::string recorded;  ///< UTC, "2024-02-01T00:00:00Z"; empty for drawn people
  std::string program;   ///< that made the package, with its version
  int width = 0;         ///< pixels
  int height = 0;        ///< pixels
  std::string video_sha256;
  std::string frames_sha256;  ///< of frames.csv

  /// The drawn person; nullptr for recordings.
  const DrawnPerson* drawn() const { return std::get_if<DrawnPerson>(&source); }
};

/// Reads stream.yaml; `file` names it for messages. Throws scenario::ScenarioError with every
/// mistake.
StreamDescription parse_stream_description(std::string_view yaml, const std::string& file);

/// The text that parse_stream_description reads back.
std::string to_yaml(const StreamDescription& description);

/// What may stand in stream.yaml.
const scenario::Shape& stream_shape();

/// The format as JSON Schema, for editors.
std::string stream_json_schema();

}  // namespace madoguchi::sim::camera
