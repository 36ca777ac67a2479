// SPDX-License-Identifier: Apache-2.0
// What staff tell, and what is left of it when the next patient comes: clauses N-13 to N-15, one
// patient at a time.
#include "checkin/situation.hpp"

#include <gtest/gtest.h>

namespace madoguchi::checkin {
namespace {

CounterReport of_a_proxy() {
  CounterReport report;
  report.present = Present::proxy;
  report.card = CardKind::pinless;
  report.tried = std::set{IdentityMethod::face};
  report.pin = PinState::locked;
  report.documents = std::set{Document::prescription};
  report.traits = std::set{Trait::medical_aid};
  report.told_share = 10;
  report.equipment = std::set{Equipment::app};
  report.disaster_lookup = Opening{};
  report.claim =
      ClaimFacts{.known = {Identifiers::former}, .receipt_computer_refuses_sevens = true};
  report.declared = DeclaredFacts{.address = "a", .employer = "b", .contact = "c"};
  return report;
}

TEST(Situation, StaysAsItWasWhereNothingIsTold) {
  const Situation first = reported({}, of_a_proxy());
  const Situation same = reported(first, {});
  EXPECT_FALSE(same.patient_present);
  EXPECT_EQ(same.card, CardKind::pinless);
  EXPECT_EQ(same.pin, PinState::locked);
  EXPECT_EQ(same.told_share, 10);
}

TEST(Situation, TheNextPatientIsSomebodyElseAtTheSameCounter) {
  CounterReport next;
  next.next_patient = true;
  Situation before = reported({}, of_a_proxy());
  before.mode = ReaderMode::visual_check;
  const Situation now = reported(before, next);
  EXPECT_TRUE(now.patient_present);
  EXPECT_FALSE(now.card);
  EXPECT_TRUE(now.failed.empty() && now.documents.empty() && now.traits.empty());
  EXPECT_EQ(now.pin, PinState::unknown);
  EXPECT_FALSE(now.told_share);
  EXPECT_TRUE(now.claim.known.empty() && now.declared.contact.empty());
  EXPECT_EQ(now.mode, ReaderMode::visual_check);
  EXPECT_EQ(now.equipment, std::set{Equipment::app});
  EXPECT_TRUE(now.disaster_lookup);
  EXPECT_TRUE(now.claim.receipt_computer_refuses_sevens);
}

TEST(Situation, WhatIsPrintedOnTheCardCountsWhileNobodyToldItsKind) {
  CounterReport report;
  report.printed = CardKind::pinless;
  EXPECT_EQ(reported({}, report).card, CardKind::pinless);
  Situation read;
  read.card = CardKind::ordinary;
  EXPECT_EQ(reported(read, report).card, CardKind::ordinary) << "the reader told";
  report.carrier = Carrier::nothing;
  EXPECT_FALSE(reported({}, report).card) << "no card is shown";
}

}  // namespace
}  // namespace madoguchi::checkin
