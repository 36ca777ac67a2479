// SPDX-License-Identifier: Apache-2.0
#include "sim/pki/der.hpp"

#include "iso7816/ber_tlv.hpp"

#include <fmt/format.h>

#include <charconv>
#include <vector>

namespace madoguchi::sim::pki::der {
namespace {

using iso7816::encode_tlv;

void append_base_128(core::Bytes& out, std::uint64_t number) {
  core::Bytes digits{static_cast<std::uint8_t>(number & 0x7FU)};
  while ((number >>= 7U) != 0) {
    digits.insert(digits.begin(), static_cast<std::uint8_t>(0x80U | (number & 0x7FU)));
  }
  core::append(out, digits);
}

/// YYYYMMDDhhmmssZ.
std::string fourteen_digits(std::chrono::sys_seconds moment) {
  using namespace std::chrono;
  const auto day = floor<days>(moment);
  const year_month_day date{day};
  const hh_mm_ss clock{moment - day};
  return fmt::format("{:04}{:02}{:02}{:02}{:02}{:02}Z", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                     clock.hours().count(), clock.minutes().count(), clock.seconds().count());
}

}  // namespace

core::Bytes sequence(std::initializer_list<core::Bytes> parts) {
  core::Bytes inside;
  for (const core::Bytes& part : parts) core::append(inside, part);
  return encode_tlv(0x30, inside);
}

core::Bytes set_of_one(const core::Bytes& part) { return encode_tlv(0x31, part); }

core::Bytes integer(core::ByteView big_endian) {
  while (big_endian.size() > 1 && big_endian[0] == 0) big_endian = big_endian.subspan(1);
  core::Bytes value;
  if (big_endian.empty() || (big_endian[0] & 0x80U) != 0) value.push_back(0);
  core::append(value, big_endian);
  return encode_tlv(0x02, value);
}

core::Bytes boolean(bool value) {
  return encode_tlv(0x01, core::Bytes{static_cast<std::uint8_t>(value ? 0xFF : 0x00)});
}

core::Bytes null() { return encode_tlv(0x05, {}); }

core::Bytes object_identifier(std::string_view dotted) {
  std::vector<std::uint64_t> numbers;
  const char* at = dotted.data();
  const char* const end = at + dotted.size();
  while (at < end) {
    std::uint64_t number = 0;
    at = std::from_chars(at, end, number).ptr + 1;
    numbers.push_back(number);
  }
  core::Bytes value;
  append_base_128(value, numbers.at(0) * 40 + numbers.at(1));
  for (std::size_t i = 2; i < numbers.size(); ++i) append_base_128(value, numbers[i]);
  return encode_tlv(0x06, value);
}

core::Bytes utf8_string(std::string_view text) { return encode_tlv(0x0C, core::as_bytes(text)); }
core::Bytes printable_string(std::string_view text) {
  return encode_tlv(0x13, core::as_bytes(text));
}
core::Bytes ia5_string(std::string_view text) { return encode_tlv(0x16, core::as_bytes(text)); }
core::Bytes octet_string(core::ByteView value) { return encode_tlv(0x04, value); }

core::Bytes bit_string(core::ByteView value, std::uint8_t unused) {
  core::Bytes inside{unused};
  core::append(inside, value);
  return encode_tlv(0x03, inside);
}

core::Bytes time(std::chrono::sys_seconds moment) {
  const std::string text = fourteen_digits(moment);
  if (text < "2050") return encode_tlv(0x17, core::as_bytes(text).subspan(2));
  return encode_tlv(0x18, core::as_bytes(text));
}

core::Bytes generalized_time(std::chrono::sys_seconds moment) {
  return encode_tlv(0x18, core::as_bytes(fourteen_digits(moment)));
}

core::Bytes enumerated(std::uint8_t value) { return encode_tlv(0x0A, core::Bytes{value}); }

core::Bytes context(std::uint8_t number, core::ByteView inside, bool constructed) {
  return encode_tlv((constructed ? 0xA0U : 0x80U) | number, inside);
}

}  // namespace madoguchi::sim::pki::der
