// SPDX-License-Identifier: Apache-2.0
// Characters of claims. Places of characters from the code charts of JIS X 0208 and JIS X 0213:
// 徳 is 38-33 of JIS X 0208 (first level), 德 is 1-84-37 of JIS X 0213 (third level), 弌 is 48-01
// (second level, the first of them), 熙 84-06 (the last), 𠮷 1-14-... is outside both.
#include "adapters/iconv/claim_characters.hpp"

#include <gtest/gtest.h>

namespace madoguchi::adapters::iconv {
namespace {

TEST(ClaimCharacters, FirstAndSecondLevelPass) {
  for (const char* name : {"徳川　花子", "弌熙", "サンプル", "SAMPLE", "●野　桜子", "髙橋"}) {
    const auto text = claim_text(name);
    ASSERT_TRUE(text);
    const bool vendor = std::string(name).starts_with("髙");  // IBM extension, not in JIS X 0208
    EXPECT_EQ(text->text, vendor ? "●橋" : name);
    EXPECT_EQ(text->replaced, vendor ? 1U : 0U);
  }
}

TEST(ClaimCharacters, ThirdAndFourthLevelAreReplaced) {
  const auto text = claim_text("德川　𠮷子①");
  ASSERT_TRUE(text);
  EXPECT_EQ(text->text, "●川　●子●");
  EXPECT_EQ(text->replaced, 3U);
}

TEST(ClaimCharacters, SignsThatWindowsCallsOtherwisePass) {
  const auto text = claim_text("１－２～３");
  ASSERT_TRUE(text);
  EXPECT_EQ(text->text, "１－２～３");
}

TEST(ClaimCharacters, BrokenUtf8IsAnError) {
  EXPECT_EQ(claim_text("見\xE3").error().code, core::Errc::malformed_data);
}

}  // namespace
}  // namespace madoguchi::adapters::iconv
