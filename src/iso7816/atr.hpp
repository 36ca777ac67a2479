// SPDX-License-Identifier: Apache-2.0
// Answer to reset, ISO/IEC 7816-3 clause 8, and the one that PC/SC part 3 makes up for contactless
// cards of ISO/IEC 14443 Type B.
#pragma once

#include "core/bytes.hpp"
#include "core/result.hpp"

#include <array>
#include <cstdint>
#include <vector>

namespace madoguchi::iso7816 {

/// A checked answer to reset.
class Atr {
 public:
  /// Errc::malformed_data if lengths or the check byte TCK are wrong.
  static core::Result<Atr> parse(core::ByteView bytes);
  /// 3B 88 80 01, application data, protocol info, MBLI, TCK (PC/SC part 3, 3.1.3.2.3).
  static Atr contactless_type_b(const std::array<std::uint8_t, 4>& application_data,
                                const std::array<std::uint8_t, 3>& protocol_info,
                                std::uint8_t mbli = 0);
  /// 3B E0 00 FF 81 31 FE 45 14, as My Number cards answer with contacts.
  static const Atr& my_number_contact();
  /// 3B 88 80 01 00 00 41 E0 B3 81 A1 00 3B, as one is seen without contacts.
  static const Atr& my_number_contactless();

  const core::Bytes& bytes() const { return bytes_; }
  core::ByteView historical_bytes() const {
    return core::ByteView(bytes_).subspan(historical_at_, historical_size_);
  }
  /// Transmission protocols told by the TDi bytes; T=0 alone if there is none.
  const std::vector<int>& protocols() const { return protocols_; }

  bool operator==(const Atr& other) const { return bytes_ == other.bytes_; }

 private:
  core::Bytes bytes_;
  std::size_t historical_at_ = 0;
  std::size_t historical_size_ = 0;
  std::vector<int> protocols_;
};

}  // namespace madoguchi::iso7816
