// SPDX-License-Identifier: Apache-2.0
// Expected values: the examples of ISO/IEC 8825-1 clause 8.1 and the first bytes of files of the
// My Number card as published.
#include "iso7816/ber_tlv.hpp"

#include "core/hex.hpp"

#include <gtest/gtest.h>

namespace madoguchi::iso7816 {
namespace {

core::Bytes hex(std::string_view text) { return core::from_hex(text).value(); }

TEST(BerTlv, reads_tags_of_one_and_two_bytes) {
  const core::Bytes number = hex("FF100C 313233343536373839303132 FFFF");
  const auto tlv = parse_tlv(number);
  ASSERT_TRUE(tlv);
  EXPECT_EQ(tlv->tag, 0xFF10U);
  EXPECT_EQ(tlv->value.size(), 12U);
  EXPECT_EQ(tlv->whole.size(), 15U);
  EXPECT_TRUE(tlv->constructed());
  const core::Bytes birth = hex("DF22 02 3139");
  EXPECT_EQ(parse_tlv(birth)->tag, 0xDF22U);
  EXPECT_FALSE(parse_tlv(birth)->constructed());
}

TEST(BerTlv, reads_long_lengths) {
  core::Bytes certificate = hex("3082 0100");
  certificate.resize(4 + 256, 0xAB);
  EXPECT_EQ(parse_tlv(certificate)->value.size(), 256U);
  core::Bytes medium = hex("0481 80");
  medium.resize(3 + 128);
  EXPECT_EQ(parse_tlv(medium)->value.size(), 128U);
}

TEST(BerTlv, refuses_what_does_not_fit) {
  for (const char* text : {"30 82 01", "30 05 00 00", "30 80 00 00", "30 85 00 00 00 00 01 00",
                           "1F", "1F 81", "1F 81 81 81 01 00", "04 84 FF FF FF FF", "04"}) {
    const core::Bytes bytes = hex(text);
    const auto tlv = parse_tlv(bytes);
    ASSERT_FALSE(tlv) << text;
    EXPECT_EQ(tlv.error().code, core::Errc::malformed_data) << text;
  }
}

TEST(BerTlv, finds_children_and_skips_filling) {
  const core::Bytes file = hex("FF20 0B DF22 02 3139 DF25 00 DF23 00 FFFFFFFF");
  const auto all = parse_tlvs(file);
  ASSERT_TRUE(all);
  ASSERT_EQ(all->size(), 1U);
  EXPECT_EQ(all->front().children()->size(), 3U);
  EXPECT_EQ(all->front().child(0xDF22)->value.size(), 2U);
  EXPECT_FALSE(all->front().child(0xDF24));
}

TEST(BerTlv, broken_inside_is_no_children) {
  const core::Bytes file = hex("FF20 03 DF22 05");
  const auto tlv = parse_tlv(file);
  ASSERT_TRUE(tlv);
  EXPECT_FALSE(tlv->children());
  EXPECT_FALSE(tlv->child(0xDF22));
}

TEST(BerTlv, size_is_known_from_the_first_bytes) {
  EXPECT_EQ(tlv_size(hex("3082061B")).value(), 0x61FU);
  EXPECT_EQ(tlv_size(hex("FF2082 1234 DF21")).value(), 5U + 0x1234U);
  EXPECT_EQ(tlv_size(hex("FF2082 12")).error().code, core::Errc::short_response);
}

TEST(BerTlv, encodes_the_shortest_length) {
  EXPECT_EQ(encode_tlv(0x04, {}), hex("0400"));
  EXPECT_EQ(encode_tlv(0xFF10, hex("AA")), hex("FF1001AA"));
  const core::Bytes small = encode_tlv(0x04, core::Bytes(0x7F));
  EXPECT_EQ(core::Bytes(small.begin(), small.begin() + 2), hex("047F"));
  const core::Bytes medium = encode_tlv(0x04, core::Bytes(0x80));
  EXPECT_EQ(core::Bytes(medium.begin(), medium.begin() + 3), hex("048180"));
  const core::Bytes large = encode_tlv(0x7F21, core::Bytes(0x100));
  EXPECT_EQ(core::Bytes(large.begin(), large.begin() + 5), hex("7F21820100"));
}

}  // namespace
}  // namespace madoguchi::iso7816
