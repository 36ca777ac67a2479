// SPDX-License-Identifier: Apache-2.0
// Expected values follow from the grammar in filter.hpp.
#include "conformance/runner/filter.hpp"

#include <gtest/gtest.h>

namespace madoguchi::conformance::runner {
namespace {

const ScenarioFacts facts{
    "pinless-face", "identity", {"N-04", "N-05"}, {"reader"}, {"accepts-any-face"}};

bool matches(std::string_view text) { return Filter::parse(text).matches(facts); }

TEST(Filter, ComparesEachKeyWithItsPattern) {
  EXPECT_TRUE(matches("id:pinless-*"));
  EXPECT_TRUE(matches("area:identity"));
  EXPECT_TRUE(matches("requirement:N-0?"));
  EXPECT_TRUE(matches("profile:reader"));
  EXPECT_TRUE(matches("detects:accepts-*"));
  EXPECT_FALSE(matches("id:identity"));
  EXPECT_FALSE(matches("area:pinless-*"));
  EXPECT_FALSE(matches("requirement:N-1?"));
}

TEST(Filter, AnAreaHoldsThoseBelowIt) {
  const ScenarioFacts below{"x", "card/verify", {}, {}, {}};
  for (const char* good : {"area:card", "area:card/verify", "area:card/*", "area:*/verify"}) {
    EXPECT_TRUE(Filter::parse(good).matches(below)) << good;
  }
  EXPECT_FALSE(Filter::parse("area:verify").matches(below));
  EXPECT_FALSE(Filter::parse("area:car").matches(below));
}

TEST(Filter, ComparesAPatternWithoutKeyWithEverything) {
  EXPECT_TRUE(matches("pinless-face"));
  EXPECT_TRUE(matches("N-05"));
  EXPECT_TRUE(matches("identity"));
  EXPECT_FALSE(matches("pinless"));  // the whole id, not a part
  EXPECT_TRUE(matches(""));
  EXPECT_TRUE(matches("  "));
}

TEST(Filter, AndBindsTighterThanOr) {
  EXPECT_TRUE(matches("N-04 or N-99 and N-98"));
  EXPECT_FALSE(matches("(N-04 or N-99) and N-98"));
  EXPECT_TRUE(matches("N-98 and N-99 or N-04"));
}

TEST(Filter, NotBindsTightest) {
  EXPECT_TRUE(matches("not N-99 and N-04"));
  EXPECT_FALSE(matches("not (N-99 or N-04)"));
  EXPECT_TRUE(matches("not not N-04"));
}

std::string refusal(std::string_view text) {
  try {
    Filter::parse(text);
  } catch (const FilterError& error) {
    return error.what();
  }
  return "accepted";
}

TEST(Filter, TellsColumnAndWhatWasExpected) {
  EXPECT_EQ(refusal("N-04 N-05"), "filter, column 6: expected \"and\" or \"or\"");
  EXPECT_EQ(refusal("N-04 and"),
            "filter, column 9: expected an id, a key with a pattern, \"not\" or \"(\", but the "
            "expression ends");
  EXPECT_EQ(refusal("(N-04"), "filter, column 6: expected \")\", but the expression ends");
  EXPECT_EQ(refusal("N-04)"), "filter, column 5: there is no parenthesis to close");
  EXPECT_EQ(refusal("arae:x"),
            "filter, column 1: unknown key \"arae\", did you mean \"area\"?; known: id, area, "
            "requirement, profile, detects");
  EXPECT_EQ(refusal("a and id:"), "filter, column 7: expected a pattern after the colon");
  EXPECT_EQ(refusal("a and id~x*"),
            "filter, column 7: \"~\" is in no name; a pattern is KEY:TEXT or TEXT, with * and ? in "
            "it");
  EXPECT_EQ(refusal(std::string(500, '(')), "filter, column 101: nested too deeply");
}

}  // namespace
}  // namespace madoguchi::conformance::runner
