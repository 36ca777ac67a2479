// SPDX-License-Identifier: Apache-2.0
#include "core/hex.hpp"

#include <gtest/gtest.h>

namespace madoguchi::core {
namespace {

TEST(Hex, WritesUpperCase) { EXPECT_EQ(to_hex(Bytes{0x00, 0xA4, 0xFF}), "00A4FF"); }

TEST(Hex, ReadsWhatPeopleWrite) {
  EXPECT_EQ(from_hex("00 a4:FF"), (Bytes{0x00, 0xA4, 0xFF}));
  EXPECT_EQ(from_hex(""), Bytes{});
}

TEST(Hex, RefusesHalvesAndOtherCharacters) {
  EXPECT_FALSE(from_hex("0"));
  EXPECT_FALSE(from_hex("0 0"));
  EXPECT_FALSE(from_hex("0x00"));
}

}  // namespace
}  // namespace madoguchi::core
