// SPDX-License-Identifier: Apache-2.0
// Small stream packages for tests: frames of one grey each.
#pragma once

#include "sim/camera/stream_package.hpp"
#include "sim/camera/stream_package_writer.hpp"

#include <vector>

namespace madoguchi::test {

/// A frame of 64 x 48.
inline biometrics::Image grey_frame(std::uint8_t level) {
  biometrics::Image image{64, 48, biometrics::PixelFormat::bgr8, {}};
  image.pixels.assign(64 * 48 * 3, level);
  return image;
}

/// Frame k is grey 40 + 10 k and due at due[k].
inline sim::camera::StreamPackage grey_stream(const std::filesystem::path& folder,
                                              const std::vector<std::chrono::microseconds>& due) {
  sim::camera::StreamDescription description;
  description.source = sim::camera::ImportedFile{"grey", std::string(64, '0'), 0};
  description.width = 64;
  description.height = 48;
  auto writer = sim::camera::StreamPackageWriter::create(folder, description, 25).value();
  for (std::size_t i = 0; i < due.size(); ++i) {
    writer.add(due[i], grey_frame(static_cast<std::uint8_t>(40 + 10 * i))).value();
  }
  writer.commit().value();
  return sim::camera::StreamPackage::load(folder).value();
}

}  // namespace madoguchi::test
