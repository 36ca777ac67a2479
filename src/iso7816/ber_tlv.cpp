// SPDX-License-Identifier: Apache-2.0
#include "iso7816/ber_tlv.hpp"

#include <algorithm>

namespace madoguchi::iso7816 {
namespace {

struct Header {
  std::uint32_t tag = 0;
  std::size_t header_size = 0;
  std::size_t value_size = 0;
};

core::Error cut() { return core::fail(core::Errc::short_response, "BER-TLV header"); }
core::Error malformed(const char* what) { return core::fail(core::Errc::malformed_data, what); }

/// Takes the tag; moves `at` behind it.
core::Result<std::uint32_t> take_tag(core::ByteView bytes, std::size_t& at) {
  if (at >= bytes.size()) return cut();
  std::uint32_t tag = bytes[at++];
  if ((tag & 0x1FU) != 0x1FU) return tag;
  for (int more = 0; more < 3; ++more) {
    if (at >= bytes.size()) return cut();
    const std::uint8_t next = bytes[at++];
    tag = (tag << 8U) | next;
    if ((next & 0x80U) == 0) return tag;
  }
  return malformed("BER-TLV tag of more than four bytes");
}

core::Result<std::size_t> take_length(core::ByteView bytes, std::size_t& at) {
  if (at >= bytes.size()) return cut();
  const std::uint8_t first = bytes[at++];
  if (first < 0x80U) return std::size_t{first};
  const std::size_t count = first & 0x7FU;
  if (count == 0 || count > 4) return malformed("BER-TLV length form");
  if (bytes.size() - at < count) return cut();
  std::size_t length = 0;
  for (std::size_t i = 0; i < count; ++i) length = length * 256U + bytes[at++];
  return length;
}

core::Result<Header> take_header(core::ByteView bytes) {
  std::size_t at = 0;
  const auto tag = take_tag(bytes, at);
  if (!tag) return tag.error();
  const auto length = take_length(bytes, at);
  if (!length) return length.error();
  return Header{*tag, at, *length};
}

bool is_filling(core::ByteView bytes) {
  return std::all_of(bytes.begin(), bytes.end(), [](auto b) { return b == 0xFF; }) ||
         std::all_of(bytes.begin(), bytes.end(), [](auto b) { return b == 0x00; });
}

}  // namespace

core::Result<std::vector<BerTlv>> BerTlv::children() const { return parse_tlvs(value); }

std::optional<BerTlv> BerTlv::child(std::uint32_t wanted) const {
  const auto all = children();
  if (!all) return std::nullopt;
  const auto found =
      std::find_if(all->begin(), all->end(), [&](const BerTlv& tlv) { return tlv.tag == wanted; });
  if (found == all->end()) return std::nullopt;
  return *found;
}

core::Result<BerTlv> parse_tlv(core::ByteView bytes) {
  const auto header = take_header(bytes);
  if (!header) return malformed("BER-TLV header is cut or not supported");
  if (bytes.size() - header->header_size < header->value_size) {
    return malformed("BER-TLV value is longer than its surroundings");
  }
  return BerTlv{header->tag, bytes.subspan(header->header_size, header->value_size),
                bytes.first(header->header_size + header->value_size)};
}

core::Result<std::vector<BerTlv>> parse_tlvs(core::ByteView bytes) {
  std::vector<BerTlv> all;
  while (!bytes.empty() && !is_filling(bytes)) {
    const auto next = parse_tlv(bytes);
    if (!next) return next.error();
    all.push_back(*next);
    bytes = bytes.subspan(next->whole.size());
  }
  return all;
}

core::Result<std::size_t> tlv_size(core::ByteView first_bytes) {
  const auto header = take_header(first_bytes);
  if (!header) return header.error();
  return header->header_size + header->value_size;
}

core::Bytes encode_tlv(std::uint32_t tag, core::ByteView value) {
  core::Bytes out;
  for (int shift = 24; shift >= 0; shift -= 8) {
    const std::uint32_t part = tag >> static_cast<unsigned>(shift);
    if (part != 0 || shift == 0) out.push_back(static_cast<std::uint8_t>(part));
  }
  core::Bytes length;
  for (std::size_t rest = value.size(); rest != 0; rest >>= 8U) {
    length.insert(length.begin(), static_cast<std::uint8_t>(rest));
  }
  if (value.size() < 0x80U) {
    out.push_back(static_cast<std::uint8_t>(value.size()));
  } else {
    out.push_back(static_cast<std::uint8_t>(0x80U | length.size()));
    core::append(out, length);
  }
  core::append(out, value);
  return out;
}

}  // namespace madoguchi::iso7816
