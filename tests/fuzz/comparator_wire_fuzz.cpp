// SPDX-License-Identifier: Apache-2.0
// Frames that come out of the process of a library under test: what is read is written the same.
#include "adapters/comparator_library/wire.hpp"

#include <algorithm>
#include <cstdlib>

namespace library = madoguchi::adapters::comparator_library;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const madoguchi::core::ByteView bytes(data, size);
  const auto header = library::parse_header(bytes);
  if (!header) return 0;
  const auto payload = bytes.subspan(library::frame_header_size);
  const auto message = library::parse_payload(header->type, payload);
  if (!message) return 0;
  const auto frame = library::to_frame(*message);
  const auto again = madoguchi::core::ByteView(frame).subspan(library::frame_header_size);
  if (!std::equal(again.begin(), again.end(), payload.begin(), payload.end())) std::abort();
  return 0;
}
