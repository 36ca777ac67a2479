// SPDX-License-Identifier: Apache-2.0
// Zip archives of few small files, by libarchive.
#pragma once

#include "ports/packing.hpp"

#include <vector>

namespace madoguchi::adapters::archive {

class ZipPacking final : public ports::Packing {
 public:
  std::string_view ending() const override { return ".zip"; }
  core::Result<std::string> pack(const std::string& name, std::string_view content,
                                 core::CivilTime at) const override;
};

struct PackedFile {
  std::string name;
  std::string content;
};

/// The files of an archive, folders left out. Reads no more than `limit` bytes of content in all.
/// Errors: malformed_data (no archive, damaged, encrypted, more than `limit` or than 16 files).
core::Result<std::vector<PackedFile>> unpack_zip(std::string_view archive, std::size_t limit);

}  // namespace madoguchi::adapters::archive
