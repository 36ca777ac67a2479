// SPDX-License-Identifier: Apache-2.0
// Built libraries under test, a configuration folder for the defective one, and small pictures.
#pragma once

#include "adapters/comparator_library/library_under_test.hpp"
#include "adapters/files/temporary_folder.hpp"

#include <fstream>
#include <string>

namespace madoguchi::adapters::comparator_library {

/// A grey picture of 16 x 16; the first pixel says how the defective library treats it.
inline biometrics::Image picture(std::uint8_t first) {
  biometrics::Image image{16, 16, biometrics::PixelFormat::grey8, {}};
  for (int i = 0; i < 256; ++i) image.pixels.push_back(static_cast<std::uint8_t>(i));
  image.pixels[0] = first;
  return image;
}

/// The picture that makes the defective library show its defect, and one without a face.
inline constexpr std::uint8_t marked = 200;
inline constexpr std::uint8_t faceless = 0;

inline std::filesystem::path built_library(const std::string& name) {
  return std::filesystem::path(MADOGUCHI_BINARY_DIR) / "comparators" / ("lib" + name + ".so");
}

/// A configuration folder with the file "mode".
class Mode {
 public:
  explicit Mode(const std::string& mode)
      : folder_(files::TemporaryFolder::make("madoguchi-mode").value()) {
    std::ofstream(folder_.path() / "mode") << mode;
  }
  const std::filesystem::path& folder() const { return folder_.path(); }

 private:
  files::TemporaryFolder folder_;
};

inline LibrarySetup setup_of(const std::string& library, const Mode& mode) {
  LibrarySetup setup;
  setup.shared_object = built_library(library);
  setup.configuration = mode.folder();
  // Long enough for a machine that is busy with other tests.
  setup.limits.create = setup.limits.compare = std::chrono::seconds(60);
  setup.host = std::filesystem::path(MADOGUCHI_BINARY_DIR) / "bin/madoguchi-comparator-host";
  return setup;
}

}  // namespace madoguchi::adapters::comparator_library
