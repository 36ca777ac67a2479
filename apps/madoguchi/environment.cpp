// SPDX-License-Identifier: Apache-2.0
#include "apps/madoguchi/environment.hpp"

#include "adapters/opencv/cache_folder.hpp"

#include <cstdlib>
#include <stdexcept>
#include <string_view>

namespace madoguchi::apps {
namespace {

namespace fs = std::filesystem;

std::optional<std::string> variable(const char* name) {
  const char* value = std::getenv(name);
  if (value == nullptr || *value == '\0') return std::nullopt;
  return value;
}

bool holds_data(const fs::path& folder) {
  std::error_code ignored;
  return fs::is_directory(folder / "scenarios", ignored);
}

fs::path find_data_root() {
  if (const auto set = variable("MADOGUCHI_DATA")) return *set;
  std::error_code ignored;
  const fs::path program = fs::read_symlink("/proc/self/exe", ignored);
  for (fs::path folder = program.parent_path(); folder.has_relative_path();
       folder = folder.parent_path()) {
    if (holds_data(folder)) return folder;
    if (holds_data(folder / "share/madoguchi")) return folder / "share/madoguchi";
  }
  return fs::current_path(ignored);
}

core::Language find_language() {
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    if (const auto set = variable(name)) {
      return set->starts_with("ja") ? core::Language::japanese : core::Language::english;
    }
  }
  return core::Language::english;
}

}  // namespace

void Environment::give_up(const core::Error& error) const {
  throw std::runtime_error(error.message(language));
}

Environment find_environment() {
  return {.data_root = find_data_root(),
          .cache = adapters::opencv::cache_folder(),
          .language = find_language()};
}

std::optional<core::Language> parse_language(const std::string& name) {
  if (name == "en") return core::Language::english;
  if (name == "ja") return core::Language::japanese;
  return std::nullopt;
}

}  // namespace madoguchi::apps
