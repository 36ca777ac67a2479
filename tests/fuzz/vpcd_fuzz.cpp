// SPDX-License-Identifier: Apache-2.0
// vpcd's stream: however it is cut, the messages are the same, and what they carry adds up.
#include "sim/vpcd/wire_codec.hpp"

#include <algorithm>
#include <cstdlib>
#include <utility>

namespace {

using namespace madoguchi;
using sim::vpcd::Control;

struct Decoded {
  std::vector<sim::vpcd::ReaderMessage> messages;
  bool failed = false;
  bool operator==(const Decoded&) const = default;
};

Decoded decode(core::ByteView stream, std::size_t piece) {
  Decoded decoded;
  sim::vpcd::Decoder decoder;
  for (std::size_t at = 0; at < stream.size() && !decoded.failed; at += piece) {
    decoder.feed(stream.subspan(at, std::min(piece, stream.size() - at)));
    while (true) {
      const auto next = decoder.next();
      decoded.failed = !next;
      if (!next || !*next) break;
      decoded.messages.push_back(**next);
    }
  }
  return decoded;
}

core::Bytes encode(const std::vector<sim::vpcd::ReaderMessage>& messages) {
  core::Bytes stream;
  for (const auto& message : messages) {
    const auto* const command = std::get_if<core::Bytes>(&message);
    const core::Bytes body =
        command != nullptr ? *command
                           : core::Bytes{static_cast<std::uint8_t>(std::get<Control>(message))};
    core::append(stream, sim::vpcd::frame(body).value());
  }
  return stream;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const core::ByteView stream(data, size);
  const Decoded whole = decode(stream, std::max<std::size_t>(size, 1));
  if (decode(stream, 1) != whole || decode(stream, 3) != whole) std::abort();
  // What was understood is exactly the beginning of what came.
  const core::Bytes again = encode(whole.messages);
  if (again.size() > size || !std::equal(again.begin(), again.end(), data)) std::abort();
  return 0;
}
