// SPDX-License-Identifier: Apache-2.0
// Findings on disk: there and back, and damaged.
#include "evaluation/library/findings_ledger.hpp"

#include <gtest/gtest.h>

namespace madoguchi::evaluation::library {
namespace {

using biometrics::ComparatorFault;

TEST(FindingsLedger, ReadsBackWhatItWrote) {
  biometrics::ComparatorFindings findings;
  findings.add(ComparatorFault::crash, "create_template: signal 11", 3);
  findings.add(ComparatorFault::prints, "two\nlines");
  const auto back = parse_findings(to_text(findings));
  ASSERT_TRUE(back);
  EXPECT_EQ(back->all().at(ComparatorFault::crash).count, 3U);
  EXPECT_EQ(back->all().at(ComparatorFault::crash).first, "create_template: signal 11");
  EXPECT_EQ(back->all().at(ComparatorFault::prints).first, "two lines");
  EXPECT_TRUE(parse_findings("")->empty());
}

TEST(FindingsLedger, DamagedTextIsNone) {
  EXPECT_FALSE(parse_findings("crash 3 cut off"));
  EXPECT_FALSE(parse_findings("crash many example\n"));
  EXPECT_FALSE(parse_findings("crash 0 example\n"));
  EXPECT_FALSE(parse_findings("smash 3 example\n"));
  EXPECT_FALSE(parse_findings("\n"));
}

TEST(ComparatorFindings, AddUpAndKeepTheFirstExample) {
  biometrics::ComparatorFindings one;
  one.add(ComparatorFault::hang, "first");
  biometrics::ComparatorFindings two;
  two.add(ComparatorFault::hang, "second", 4);
  one.merge(two);
  EXPECT_EQ(one.all().at(ComparatorFault::hang).count, 5U);
  EXPECT_EQ(one.lines(), std::vector<std::string>{"no answer in time (5): first"});
}

}  // namespace
}  // namespace madoguchi::evaluation::library
