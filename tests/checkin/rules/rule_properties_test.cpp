// SPDX-License-Identifier: Apache-2.0
// What holds in every situation. The situations are drawn from a fixed seed over all facts; the
// properties are those of the notice (N-04, N-07, N-08) and of plain sense.
#include "checkin/fallback_rules.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace madoguchi::checkin {
namespace {

class Situations {
 public:
  Situation next() {
    Situation s;
    if (!one_in(3)) s.card = some<CardKind>();
    s.institution = some<Institution>();
    s.present = some<Present>();
    if (one_in(3)) s.visit = some<Visit>();
    s.patient_present = s.present != Present::proxy;
    if (!one_in(3)) s.cause = some<Reason>();
    s.failed = some_of<IdentityMethod>(3);
    s.pin = some<PinState>();
    s.mode = some<ReaderMode>();
    s.day = core::CivilDate(std::chrono::sys_days(std::chrono::year(2023) / 7 / 1) +
                            std::chrono::days(below(1300)));
    s.carrier = one_in(2) ? Carrier::card : some<Carrier>();
    s.traits = some_of<Trait>(6);
    s.equipment = some_of<Equipment>(2);
    s.documents = some_of<Document>(3);
    if (one_in(2)) s.certificate_ends = s.day + std::chrono::months(below(13) - 6);
    if (s.certificate_ends && !s.certificate_ends->ok()) s.certificate_ends.reset();
    if (one_in(3)) s.insurance_card_ends = core::CivilDate(std::chrono::year(2025) / 7 / 31);
    if (one_in(4)) s.system_failure_lookup = Opening{};
    if (one_in(4)) s.disaster_lookup = Opening{};
    if (one_in(2)) s.born = core::CivilDate(std::chrono::year(1930 + below(95)) / 4 / 2);
    if (one_in(4)) s.told_share = 10 * (1 + below(3));
    return s;
  }

 private:
  int below(int limit) { return static_cast<int>(random_() % static_cast<unsigned>(limit)); }
  bool one_in(int n) { return below(n) == 0; }
  template <class E>
  E some() {
    const auto rows = enum_names(std::type_identity<E>{});
    return rows[static_cast<std::size_t>(below(static_cast<int>(rows.size())))].value;
  }
  template <class E>
  std::set<E> some_of(int rarity) {
    std::set<E> set;
    for (const auto& row : enum_names(std::type_identity<E>{})) {
      if (one_in(rarity)) set.insert(row.value);
    }
    return set;
  }
  std::mt19937 random_{20230807};
};

constexpr int drawn = 4000;

bool offers(const FallbackDecision& decision, Way way) {
  return decision.find_offered(way) != nullptr;
}

TEST(RuleProperties, NobodyIsLeftWithoutAWayUnlessARuleSaysWhy) {
  Situations situations;
  for (int i = 0; i < drawn; ++i) {
    const FallbackDecision d = offered_ways(situations.next());
    EXPECT_FALSE(d.offered.empty() && d.withheld.empty());
    for (const RuledWay& way : d.offered) EXPECT_FALSE(way.clauses.empty());
    for (const RuledWay& way : d.withheld) EXPECT_FALSE(way.clauses.empty());
  }
}

// Whoever has a card, and is there, always has a way.
TEST(RuleProperties, WhoeverIsThereWithACardHasAWay) {
  Situations situations;
  for (int i = 0; i < drawn; ++i) {
    Situation s = situations.next();
    s.carrier = Carrier::card;
    s.present = Present::patient;
    s.patient_present = true;
    // An infant's card has no photograph: staff leave visual-check mode for the PIN first.
    s.mode = ReaderMode::automatic;
    EXPECT_FALSE(offered_ways(s).offered.empty())
        << ::testing::PrintToString(offered_ways(s).clauses());
  }
}

TEST(RuleProperties, APinlessCardGetsNeitherPortalNorPin) {
  Situations situations;
  for (int i = 0; i < drawn; ++i) {
    Situation s = situations.next();
    s.card = CardKind::pinless;
    s.carrier = Carrier::card;
    const FallbackDecision d = offered_ways(s);
    EXPECT_FALSE(offers(d, Way::pin));
    EXPECT_FALSE(offers(d, Way::portal_screen));
    EXPECT_FALSE(accepts(Document::portal_screen, s).accepted);
  }
}

TEST(RuleProperties, AnAbsentPatientIsNeverVerified) {
  Situations situations;
  for (int i = 0; i < drawn; ++i) {
    Situation s = situations.next();
    s.present = Present::proxy;
    s.patient_present = false;
    const FallbackDecision d = offered_ways(s);
    for (const Way way :
         {Way::face, Way::pin, Way::visual_check, Way::app_check, Way::smartphone}) {
      EXPECT_FALSE(offers(d, way)) << core::name_of(way);
    }
  }
}

// The same facts, whoever of those beside the patient tells them: the same papers and the same
// share. Only who may enter the PIN, and who can face a camera, differs.
TEST(RuleProperties, TheSameFactsGiveTheSameAnswerWhoeverAsks) {
  Situations situations;
  for (int i = 0; i < drawn; ++i) {
    Situation s = situations.next();
    s.traits.erase(Trait::without_photograph);  // then it matters who can enter the PIN
    s.patient_present = true;
    s.present = Present::patient;
    const FallbackDecision alone = offered_ways(s);
    for (const Present other : {Present::family, Present::care_staff, Present::parent_with_child}) {
      Situation with = s;
      with.present = other;
      const FallbackDecision d = offered_ways(with);
      for (const auto& row : enum_names(std::type_identity<Way>{})) {
        if (row.value != Way::pin && row.value != Way::web_reception) {  // both take the PIN
          EXPECT_EQ(offers(d, row.value), offers(alone, row.value)) << row.name;
        }
      }
      for (const auto& row : enum_names(std::type_identity<Document>{})) {
        EXPECT_EQ(accepts(row.value, with).accepted, accepts(row.value, s).accepted);
      }
      EXPECT_EQ(share_of(with), share_of(s));
      EXPECT_EQ(claim_of(with), claim_of(s));
    }
  }
}

TEST(RuleProperties, MorePapersNeverOfferLess) {
  Situations situations;
  for (int i = 0; i < drawn; ++i) {
    const Situation s = situations.next();
    const FallbackDecision before = offered_ways(s);
    const auto accepted = accepted_in_hand(s);
    for (const auto& row : enum_names(std::type_identity<Document>{})) {
      Situation more = s;
      more.documents.insert(row.value);
      const FallbackDecision after = offered_ways(more);
      for (const RuledWay& way : before.offered) EXPECT_TRUE(offers(after, way.way)) << row.name;
      EXPECT_THAT(accepted_in_hand(more), ::testing::IsSupersetOf(accepted)) << row.name;
      EXPECT_LE(share_of(more).most, share_of(s).most) << row.name;
    }
  }
}

TEST(RuleProperties, WhoHasTheCardNeverPaysTheWholeCost) {
  Situations situations;
  for (int i = 0; i < drawn; ++i) {
    Situation s = situations.next();
    s.carrier = Carrier::card;
    s.traits.erase(Trait::self_pay);  // that is no insured care
    EXPECT_LE(share_of(s).most, 30) << core::to_iso(s.day);
  }
}

TEST(RuleProperties, EachRowDecidesSomewhere) {
  std::set<const rules::RuleHead*> used;
  Situations situations;
  const RuleTable& table = shipped_rules();
  for (int i = 0; i < 5 * drawn; ++i) {
    const Situation s = situations.next();
    for (const Rule& rule : table.ways) {
      if (rule.applies(s, table.grace)) used.insert(&rule);
    }
  }
  for (const Rule& rule : table.ways) {
    EXPECT_TRUE(used.contains(&rule)) << rule.id << ' ' << core::name_of(rule.way);
  }
}

}  // namespace
}  // namespace madoguchi::checkin
