// SPDX-License-Identifier: Apache-2.0
#include "adapters/opencv/cache_folder.hpp"

#include <cstdlib>
#include <optional>

namespace madoguchi::adapters::opencv {
namespace {

std::optional<std::filesystem::path> from_environment(const char* name) {
  const char* value = std::getenv(name);
  if (value == nullptr || *value == '\0') return std::nullopt;
  return std::filesystem::path(value);
}

}  // namespace

std::filesystem::path cache_folder() {
  if (const auto own = from_environment("MADOGUCHI_CACHE")) return *own;
  if (const auto shared = from_environment("XDG_CACHE_HOME")) return *shared / "madoguchi";
  const auto home = from_environment("HOME");
  return home.value_or(std::filesystem::temp_directory_path()) / ".cache" / "madoguchi";
}

}  // namespace madoguchi::adapters::opencv
