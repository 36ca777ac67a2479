// SPDX-License-Identifier: Apache-2.0
// Names that are the same though written differently. Pairs of half-width and full-width kana are
// those of JIS X 0201 and JIS X 0208.
#include "sim/emr/name_match.hpp"

#include <gtest/gtest.h>

namespace madoguchi::sim::emr {
namespace {

TEST(NameMatch, KanaAreTheSameInAnyWidthSizeAndScript) {
  const std::u32string kana = comparable_kana("ケンショウ　シャルロッテ");
  for (const char* other :
       {"ｹﾝｼｮｳ ｼｬﾙﾛｯﾃ", "ケンシヨウシヤルロツテ", "けんしょう しゃるろって", "ｹﾝｼﾖｳｼﾔﾙﾛﾂﾃ"}) {
    EXPECT_EQ(comparable_kana(other), kana) << other;
  }
  EXPECT_EQ(comparable_kana("ｶﾞｷﾞｸﾞﾊﾟﾋﾟｳﾞ"), comparable_kana("ガギグパピヴ"));
  EXPECT_EQ(comparable_kana("ｽｰﾊﾟｰ"), comparable_kana("スーパー"));
  EXPECT_EQ(comparable_kana("ス-パ−"), comparable_kana("スーパー"));
}

TEST(NameMatch, OtherKanaStayOthers) {
  EXPECT_NE(comparable_kana("ｶﾀﾔﾏ"), comparable_kana("ガタヤマ"));
  EXPECT_NE(comparable_kana("ﾊﾙｺ"), comparable_kana("パルコ"));
  // A mark where there is no voiced sound is not lost.
  EXPECT_NE(comparable_kana("ﾅﾞ"), comparable_kana("ナ"));
}

TEST(NameMatch, AnUnshownCharacterStandsForOne) {
  EXPECT_TRUE(same_name("●野　桜子", "𠮷野　桜子"));
  EXPECT_TRUE(same_name("見本 太郎", "見本　太郎"));
  EXPECT_TRUE(same_name("Ｓａｍｐｌｅ　Taro", "SAMPLE TARO"));
  EXPECT_FALSE(same_name("●野　桜子", "吉野本　桜子"));
  EXPECT_FALSE(same_name("見本　太郎", "●本　太郎")) << "the chart knows its own characters";
  EXPECT_TRUE(has_unshown_character("●野"));
  EXPECT_FALSE(has_unshown_character("𠮷野"));
}

TEST(NameMatch, BrokenUtf8DoesNoHarm) {
  EXPECT_EQ(to_characters("\xE3\x81"), U"\uFFFD");
  EXPECT_FALSE(same_name("\xF0\x9F", "見本"));
}

}  // namespace
}  // namespace madoguchi::sim::emr
