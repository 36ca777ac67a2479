// SPDX-License-Identifier: Apache-2.0
// Expected values: RFC 3629 sections 3, 4 and 10.
#include "eligibility/utf8.hpp"

#include <gtest/gtest.h>

namespace madoguchi::eligibility {
namespace {

TEST(Utf8, well_formed_text_passes) {
  EXPECT_FALSE(first_bad_utf8(""));
  EXPECT_FALSE(first_bad_utf8("A\xE2\x89\xA2\xCE\x91."));
  EXPECT_FALSE(first_bad_utf8("試験 ｼｹﾝ 𠮷 ●"));
  EXPECT_FALSE(first_bad_utf8("\xF4\x8F\xBF\xBF"));  // U+10FFFF
}

TEST(Utf8, everything_else_is_found) {
  EXPECT_EQ(first_bad_utf8("ab\xC0\x80"), 2U);        // overlong NUL
  EXPECT_EQ(first_bad_utf8("\xE0\x9F\xBF"), 0U);      // overlong
  EXPECT_EQ(first_bad_utf8("\xF0\x8F\xBF\xBF"), 0U);  // overlong
  EXPECT_EQ(first_bad_utf8("\xED\xA0\x80"), 0U);      // surrogate
  EXPECT_EQ(first_bad_utf8("\xF4\x90\x80\x80"), 0U);  // above U+10FFFF
  EXPECT_EQ(first_bad_utf8("a\xE8\xA9"), 1U);         // cut off
  EXPECT_EQ(first_bad_utf8("\x80"), 0U);              // continuation alone
  EXPECT_EQ(first_bad_utf8("\xE3\x81x"), 0U);         // continuation missing
  EXPECT_EQ(first_bad_utf8("\x8E\x8E\x8C\xB1"), 0U);  // "試験" in Shift_JIS
}

}  // namespace
}  // namespace madoguchi::eligibility
