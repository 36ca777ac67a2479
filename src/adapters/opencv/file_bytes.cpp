// SPDX-License-Identifier: Apache-2.0
#include "adapters/opencv/file_bytes.hpp"

#include <fstream>
#include <iterator>

namespace madoguchi::adapters::opencv {

core::Result<core::Bytes> read_file(const std::filesystem::path& path) {
  std::error_code ignored;
  if (!std::filesystem::exists(path, ignored)) {
    return core::fail(core::Errc::file_missing, path.string());
  }
  if (std::filesystem::is_directory(path, ignored)) {
    return core::fail(core::Errc::io_failure, path.string() + " is a folder");
  }
  std::ifstream in(path, std::ios::binary);
  core::Bytes bytes{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  if (!in.good() && !in.eof()) return core::fail(core::Errc::io_failure, path.string());
  return bytes;
}

}  // namespace madoguchi::adapters::opencv
