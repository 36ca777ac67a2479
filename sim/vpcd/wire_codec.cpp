// SPDX-License-Identifier: Apache-2.0
#include "sim/vpcd/wire_codec.hpp"

#include <fmt/format.h>

namespace madoguchi::sim::vpcd {
namespace {

constexpr std::size_t length_size = 2;
constexpr std::size_t longest_body = 0xFFFF;

core::Result<std::optional<ReaderMessage>> control_message(std::uint8_t byte) {
  switch (static_cast<Control>(byte)) {
    case Control::power_off:
    case Control::power_on:
    case Control::reset:
    case Control::atr:
      return std::optional<ReaderMessage>(static_cast<Control>(byte));
  }
  return core::fail(core::Errc::malformed_data, fmt::format("vpcd control byte {:02X}", byte));
}

}  // namespace

core::Result<core::Bytes> frame(core::ByteView body) {
  if (body.empty() || body.size() > longest_body) {
    return core::fail(core::Errc::invalid_argument,
                      fmt::format("vpcd message of {} bytes", body.size()));
  }
  core::Bytes out;
  out.reserve(length_size + body.size());
  out.push_back(static_cast<std::uint8_t>(body.size() >> 8U));
  out.push_back(static_cast<std::uint8_t>(body.size()));
  core::append(out, body);
  return out;
}

void Decoder::feed(core::ByteView bytes) {
  if (used_ == pending_.size()) {
    pending_.clear();
    used_ = 0;
  }
  core::append(pending_, bytes);
}

core::Result<std::optional<ReaderMessage>> Decoder::next() {
  const core::ByteView rest = core::ByteView(pending_).subspan(used_);
  if (rest.size() < length_size) return std::optional<ReaderMessage>();
  const std::size_t length = rest[0] * std::size_t{256} + rest[1];
  if (length == 0) return core::fail(core::Errc::malformed_data, "vpcd message of 0 bytes");
  if (rest.size() < length_size + length) return std::optional<ReaderMessage>();
  const core::ByteView body = rest.subspan(length_size, length);
  used_ += length_size + length;
  if (length == 1) return control_message(body[0]);
  return std::optional<ReaderMessage>(core::Bytes(body.begin(), body.end()));
}

}  // namespace madoguchi::sim::vpcd
