// SPDX-License-Identifier: Apache-2.0
// Shift_JIS of receipt computers. The byte values are those of Microsoft's published table of code
// page 932.
#include "adapters/iconv/shift_jis.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace madoguchi::adapters::iconv {
namespace {

const ShiftJis shift_jis;

struct Row {
  const char* what;
  std::string bytes;
  std::string text;
};

const Row rows[]{
    {"ASCII", "OQSsiquc01", "OQSsiquc01"},
    {"a full-width space", "\x81\x40", "　"},
    {"half-width katakana", "\xD0\xCE\xDD", "ﾐﾎﾝ"},
    {"kanji whose second byte is a backslash", "\x95\x5C", "表"},
    {"the vendors' ladder takashi", "\xFB\xFC", "髙"},
    {"the vendors' saki", "\xFA\xB1", "﨑"},
    {"a number in a circle", "\x87\x40", "①"},
    {"the sign for what cannot be shown", "\x81\x9C", "●"},
};

TEST(ShiftJis, GoesBothWays) {
  for (const Row& row : rows) {
    EXPECT_EQ(shift_jis.to_utf8(row.bytes).value(), row.text) << row.what;
    const auto encoded = shift_jis.from_utf8(row.text).value();
    EXPECT_EQ(encoded.bytes, row.bytes) << row.what;
    EXPECT_EQ(encoded.replaced, 0U) << row.what;
  }
}

// 𠮷 (U+20BB7) and 德 with its IVS are not in the code page; 高 stays what it is.
TEST(ShiftJis, WhatItDoesNotHaveBecomesABlackCircle) {
  const auto encoded = shift_jis.from_utf8("𠮷野　高子").value();
  EXPECT_EQ(encoded.replaced, 1U);
  EXPECT_EQ(shift_jis.to_utf8(encoded.bytes).value(), "●野　高子");
  EXPECT_EQ(shift_jis.from_utf8("𠮷𠮷").value().replaced, 2U);
}

TEST(ShiftJis, LongTextsAreWhole) {
  std::string text;
  for (int i = 0; i < 5000; ++i) text += "見本𠮷";
  const auto encoded = shift_jis.from_utf8(text).value();
  EXPECT_EQ(encoded.replaced, 5000U);
  EXPECT_EQ(encoded.bytes.size(), 30000U);
  EXPECT_EQ(shift_jis.to_utf8(encoded.bytes).value().size(), 45000U);
}

TEST(ShiftJis, BytesThatAreNoneAreToldWithTheirPlace) {
  for (const std::string& bytes :
       {std::string("ab\x81"), std::string("ab\x81\x20"), std::string("ab\xFD")}) {
    const auto text = shift_jis.to_utf8(bytes);
    ASSERT_FALSE(text) << bytes.size();
    EXPECT_EQ(text.error().code, core::Errc::malformed_data);
    EXPECT_THAT(text.error().context, testing::HasSubstr("byte 2"));
  }
}

}  // namespace
}  // namespace madoguchi::adapters::iconv
