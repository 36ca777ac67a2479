// SPDX-License-Identifier: Apache-2.0
// Any bytes as an archive: never more content than the limit.
#include "adapters/archive/zip_archive.hpp"

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr std::size_t limit = 1 << 20;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto files = madoguchi::adapters::archive::unpack_zip(bytes, limit);
  if (!files) return 0;
  std::size_t total = 0;
  for (const auto& file : *files) total += file.content.size();
  if (total > limit || files->size() > 16) std::abort();
  return 0;
}
