// SPDX-License-Identifier: Apache-2.0
// Where a recorded stream came from, and what its maker says can be seen in it.
#pragma once

#include "biometrics/scene.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>

namespace madoguchi::sim::camera {

/// Drawn by the suite: a person who does not exist.
struct DrawnPerson {
  std::uint64_t person = 0;  ///< number of the synthetic person; 0 for an empty room
  biometrics::Scene scene;
  std::string generator;  ///< version of the program that draws people

  bool operator==(const DrawnPerson&) const = default;
};

/// Recorded from a camera.
struct RecordedCamera {
  std::string device;        ///< "/dev/video0", or an address without its query
  std::string name;          ///< what the device calls itself; may be empty
  std::int64_t dropped = 0;  ///< frames that came from the camera and could not be kept

  bool operator==(const RecordedCamera&) const = default;
};

/// Frames of a video file, or pictures of a folder in the order of their names.
struct ImportedFile {
  std::string file;           ///< name without folders
  std::string sha256;         ///< of the file; of the list of names and digests for a folder
  std::int64_t start_us = 0;  ///< time in the original at which the stream begins

  bool operator==(const ImportedFile&) const = default;
};

using StreamSource = std::variant<DrawnPerson, RecordedCamera, ImportedFile>;

/// What the user who made the stream says about it.
struct Declaration {
  std::string subject;                     ///< a key of the user's own, no name; may be empty
  std::optional<biometrics::Scene> scene;  ///< empty: not said
  std::string notes;

  bool operator==(const Declaration&) const = default;
};

}  // namespace madoguchi::sim::camera
