// SPDX-License-Identifier: Apache-2.0
// The codes are those of the command's manual: 0 ok, 1 fail, 3 inconclusive or incomplete, 4 error.
#include "conformance/runner/exit_code.hpp"

#include <gtest/gtest.h>

namespace madoguchi::conformance::runner {
namespace {

using report::Totals;

TEST(ExitCode, FollowsTheVerdicts) {
  EXPECT_EQ(exit_code(Totals{.pass = 3, .not_applicable = 1, .skipped = 1}), ExitCode::ok);
  EXPECT_EQ(exit_code(Totals{.pass = 3, .fail = 1}), ExitCode::fail);
  EXPECT_EQ(exit_code(Totals{.pass = 3, .inconclusive = 1}), ExitCode::incomplete);
  EXPECT_EQ(exit_code(Totals{.pass = 3, .error = 1}), ExitCode::error);
  EXPECT_EQ(exit_code(Totals{.inconclusive = 1, .error = 1}), ExitCode::error);
  EXPECT_EQ(exit_code(Totals{.fail = 1, .error = 1}), ExitCode::fail);
}

TEST(ExitCode, NothingTriedIsIncomplete) {
  EXPECT_EQ(exit_code(Totals{}), ExitCode::incomplete);
  EXPECT_EQ(exit_code(Totals{.skipped = 5}), ExitCode::incomplete);
  EXPECT_EQ(exit_code(Totals{.pass = 3, .not_run = 1}), ExitCode::incomplete);
  EXPECT_EQ(exit_code(Totals{.pass = 3}, true), ExitCode::incomplete);
  EXPECT_EQ(exit_code(Totals{.fail = 1}, true), ExitCode::fail);
}

TEST(Totals, CountPlannedScenariosWithoutAResult) {
  std::vector<scenario::ScenarioResult> results(2);
  results[0].verdict = scenario::Verdict::pass;
  results[1].disposition = scenario::Disposition::skipped;
  const Totals totals = report::totals_of(results, 5);
  EXPECT_EQ(totals.pass, 1U);
  EXPECT_EQ(totals.skipped, 1U);
  EXPECT_EQ(totals.not_run, 3U);
  EXPECT_EQ(report::overall(totals), report::Outcome::not_run);
}

}  // namespace
}  // namespace madoguchi::conformance::runner
