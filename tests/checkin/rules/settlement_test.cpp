// SPDX-License-Identifier: Apache-2.0
// Shares: slides on the declaration form (30 per cent, before school 20, from 70 years 10 to 30).
// Claims: questions and answers of 2023-08-03 and a journal of 2023-09-15 (sevens); annex of the
// council of 2024-01-10 (nines).
#include "checkin/fallback_rules.hpp"

#include <gtest/gtest.h>

namespace madoguchi::checkin {
namespace {

core::CivilDate day(std::string_view text) { return *core::parse_date(text); }

Situation born(std::string_view birthday, std::string_view today) {
  Situation s;
  s.card = CardKind::ordinary;
  s.cause = Reason::qualification_not_valid;
  s.born = day(birthday);
  s.day = day(today);
  return s;
}

struct ShareRow {
  const char* born;
  const char* today;
  int least;
  int most;
  const char* clause;
};

void PrintTo(const ShareRow& row, std::ostream* out) { *out << row.born << " on " << row.today; }

class Shares : public ::testing::TestWithParam<ShareRow> {};

TEST_P(Shares, FollowAge) {
  const ShareRow& row = GetParam();
  EXPECT_EQ(share_of(born(row.born, row.today)), (ShareDecision{row.least, row.most, row.clause}));
}

INSTANTIATE_TEST_SUITE_P(
    Rows, Shares,
    ::testing::Values(ShareRow{"2019-04-02", "2026-03-31", 20, 20, "F-51"},
                      ShareRow{"2019-04-02", "2026-04-01", 30, 30, "F-52"},
                      // Born on 1 April: six the day before, at school from that very day.
                      ShareRow{"2019-04-01", "2025-03-31", 20, 20, "F-51"},
                      ShareRow{"2019-04-01", "2025-04-01", 30, 30, "F-52"},
                      ShareRow{"2019-03-31", "2025-03-31", 20, 20, "F-51"},
                      ShareRow{"2025-01-01", "2025-06-01", 20, 20, "F-51"},
                      ShareRow{"1955-06-02", "2025-06-01", 30, 30, "F-52"},
                      ShareRow{"1955-06-01", "2025-06-01", 10, 30, "F-53"},
                      ShareRow{"1941-05-03", "2025-06-01", 10, 30, "F-53"}));

TEST(Shares, AreAsTold) {
  Situation s = born("1941-05-03", "2025-06-01");
  s.told_share = 20;
  EXPECT_EQ(share_of(s), (ShareDecision{20, 20, "F-50"}));
}

TEST(Shares, WithoutABirthDateAreThirty) {
  EXPECT_EQ(share_of(Situation{}), (ShareDecision{30, 30, "F-54"}));
}

TEST(Shares, AreTheWholeCostOnlyWhereNothingIsShown) {
  Situation s = born("1980-01-01", "2026-05-01");
  EXPECT_EQ(share_of(s).most, 30);
  s.carrier = Carrier::nothing;
  EXPECT_EQ(share_of(s), (ShareDecision{100, 100, "F-56"}));
  s.documents = {Document::insurance_notice};  // alone it does not count since 2026-04-01
  EXPECT_EQ(share_of(s).most, 100);
  s.documents = {Document::eligibility_certificate};
  EXPECT_EQ(share_of(s).most, 30);
  s.documents = {};
  s.disaster_lookup = Opening{};
  EXPECT_EQ(share_of(s).most, 30);
}

Situation claimed(std::string_view today, ClaimFacts facts) {
  Situation s;
  s.day = day(today);
  s.claim = std::move(facts);
  return s;
}

constexpr auto current = Identifiers::current;
constexpr auto former = Identifiers::former;

TEST(Claims, TakeWhatIsKnownInThisOrder) {
  const std::string_view today = "2025-02-03";
  EXPECT_EQ(claim_of(claimed(today, {.known = {current, former}}))->identifiers, "current");
  EXPECT_EQ(claim_of(claimed(today, {.known = {former}}))->clause, "F-61");
  EXPECT_EQ(claim_of(claimed(today, {.known = {former}}))->insurer_number, "");
  const auto unknown = claim_of(claimed(today, {}));
  EXPECT_EQ(unknown->identifiers, "unknown");
  EXPECT_EQ(unknown->insurer_number, "77777777");
  EXPECT_EQ(unknown->insured_number, "7777777");
  EXPECT_TRUE(unknown->declaration_in_remarks);
  EXPECT_EQ(unknown->remark, "");
}

TEST(Claims, SevensBeginOnTheirDays) {
  EXPECT_EQ(claim_of(claimed("2023-08-31", {}))->identifiers, "not_yet");
  EXPECT_EQ(claim_of(claimed("2023-09-01", {}))->insurer_number, "77777777");
  const ClaimFacts refuses{.receipt_computer_refuses_sevens = true};
  EXPECT_EQ(claim_of(claimed("2023-09-14", refuses))->insurer_number, "77777777");
  EXPECT_EQ(claim_of(claimed("2023-09-15", refuses))->insurer_number, "77777779");
}

TEST(Claims, NinesAreForADisasterOnly) {
  const auto claim = claim_of(claimed("2024-01-20", {.disaster = true}));
  EXPECT_EQ(claim->insurer_number, "99999999");
  EXPECT_EQ(claim->insured_number, "999999999");
  EXPECT_EQ(claim->remark, "不詳");
  EXPECT_EQ(claim_of(claimed("2024-01-20", {.known = {current}, .disaster = true}))->identifiers,
            "current");
  EXPECT_EQ(claim_of(claimed("2024-01-20", {}), {Defect::claims_with_nines})->insurer_number,
            "99999999");
}

TEST(SettlementDefects, AskForTheWholeCost) {
  EXPECT_EQ(share_of(Situation{}, {Defect::asks_for_the_whole_cost}).least, 100);
}

}  // namespace
}  // namespace madoguchi::checkin
