// SPDX-License-Identifier: Apache-2.0
#include "iso7816/atr.hpp"

#include <algorithm>
#include <bit>
#include <numeric>

namespace madoguchi::iso7816 {
namespace {

core::Error malformed(const char* what) { return core::fail(core::Errc::malformed_data, what); }

/// Exclusive or of T0 up to the byte before TCK.
std::uint8_t check_byte(core::ByteView from_t0) {
  return std::accumulate(from_t0.begin(), from_t0.end(), std::uint8_t{0},
                         [](std::uint8_t a, std::uint8_t b) { return std::uint8_t(a ^ b); });
}

}  // namespace

core::Result<Atr> Atr::parse(core::ByteView bytes) {
  if (bytes.size() < 2 || bytes.size() > 33) return malformed("ATR length");
  if (bytes[0] != 0x3B && bytes[0] != 0x3F) return malformed("ATR initial character");
  Atr atr;
  atr.historical_size_ = bytes[1] & 0x0FU;
  unsigned presence = bytes[1] >> 4U;
  std::size_t at = 2;
  while (true) {
    const auto count = static_cast<std::size_t>(std::popcount(presence));
    if (bytes.size() - at < count) return malformed("ATR interface bytes");
    at += count;
    if ((presence & 0x8U) == 0) break;
    const std::uint8_t td = bytes[at - 1];
    const int protocol = td & 0x0F;
    if (std::find(atr.protocols_.begin(), atr.protocols_.end(), protocol) == atr.protocols_.end()) {
      atr.protocols_.push_back(protocol);
    }
    presence = td >> 4U;
  }
  if (atr.protocols_.empty()) atr.protocols_.push_back(0);
  atr.historical_at_ = at;
  const bool has_tck = atr.protocols_ != std::vector<int>{0};
  if (bytes.size() != at + atr.historical_size_ + (has_tck ? 1 : 0)) return malformed("ATR length");
  if (has_tck && check_byte(bytes.subspan(1)) != 0) return malformed("ATR check byte");
  atr.bytes_.assign(bytes.begin(), bytes.end());
  return atr;
}

Atr Atr::contactless_type_b(const std::array<std::uint8_t, 4>& application_data,
                            const std::array<std::uint8_t, 3>& protocol_info, std::uint8_t mbli) {
  core::Bytes bytes{0x3B, 0x88, 0x80, 0x01};
  core::append(bytes, application_data);
  core::append(bytes, protocol_info);
  bytes.push_back(mbli);
  bytes.push_back(check_byte(core::ByteView(bytes).subspan(1)));
  return parse(bytes).value();
}

const Atr& Atr::my_number_contact() {
  static const Atr atr =
      parse(core::Bytes{0x3B, 0xE0, 0x00, 0xFF, 0x81, 0x31, 0xFE, 0x45, 0x14}).value();
  return atr;
}

const Atr& Atr::my_number_contactless() {
  static const Atr atr = contactless_type_b({0x00, 0x00, 0x41, 0xE0}, {0xB3, 0x81, 0xA1});
  return atr;
}

}  // namespace madoguchi::iso7816
