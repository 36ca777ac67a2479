// SPDX-License-Identifier: Apache-2.0
#include "sim/counter/face_memory_file.hpp"

#include "adapters/files/files.hpp"

#include <charconv>

namespace madoguchi::sim::counter {
namespace {

constexpr std::size_t largest_memory = std::size_t{64} << 20U;

}  // namespace

core::Result<std::unique_ptr<FaceMemoryFile>> FaceMemoryFile::open(
    const std::filesystem::path& path) {
  auto lines = adapters::files::AppendFile::open(path);
  if (!lines) return lines.error();
  return std::unique_ptr<FaceMemoryFile>(new FaceMemoryFile(path, std::move(*lines)));
}

core::Result<std::map<std::string, int>> FaceMemoryFile::load() const {
  const auto text = adapters::files::read_file(path_, largest_memory);
  if (!text) return text.error();
  std::map<std::string, int> failures;
  for (const std::string& line : adapters::files::complete_lines(*text)) {
    const std::size_t space = line.find(' ');
    const char* const end = line.data() + line.size();
    int number = 0;
    if (space == line.npos || std::from_chars(line.data() + space + 1, end, number).ptr != end) {
      return core::fail(core::Errc::malformed_data, path_.string());
    }
    failures[line.substr(0, space)] = number;
  }
  return failures;
}

core::Result<> FaceMemoryFile::keep(const std::string& card, int failures) {
  return lines_->append(card + " " + std::to_string(failures));
}

}  // namespace madoguchi::sim::counter
