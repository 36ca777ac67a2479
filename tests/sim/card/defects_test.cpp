// SPDX-License-Identifier: Apache-2.0
// Cards with defects: the table is complete, and a card without a defect is a right one. That each
// defect does harm is shown by the scenarios that detect it.
#include "sim/card/defective_card.hpp"
#include "tests/sim/card/card_fixture.hpp"

#include <map>

namespace madoguchi::sim::card {
namespace {

using checkin::Defect;

TEST(CardDefects, EveryDefectOfTheCardHasOneRow) {
  std::map<Defect, int> rows;
  for (const auto table : {stored_defects(), exchange_defects()}) {
    for (const CardDefect& row : table) {
      ++rows[row.defect];
      EXPECT_TRUE(row.stored || row.before || row.after || row.power_lost)
          << core::name_of(row.defect) << " does nothing";
    }
  }
  for (const auto& name : enum_names(std::type_identity<Defect>{})) {
    const bool of_card = name.name.starts_with("card-");
    EXPECT_EQ(rows[name.value], of_card ? 1 : 0) << name.name;
  }
}

TEST(CardDefects, DefectsOfOtherDevicesAreLeftAlone) {
  EXPECT_TRUE(card_defects_among({Defect::accepts_any_face}).empty());
  const auto some = card_defects_among({Defect::accepts_any_face, Defect::card_atr_wrong});
  ASSERT_EQ(some.size(), 1U);
  EXPECT_EQ(some.front()->defect, Defect::card_atr_wrong);
}

TEST(CardDefects, ACardWithoutDefectsAnswersAsItShould) {
  VirtualCard right(personalised().image);
  DefectiveCard same(personalised().image, {});
  for (CardDevice* card : std::initializer_list<CardDevice*>{&right, &same}) card->power_on();
  EXPECT_EQ(same.atr(), right.atr());
  for (const char* command :
       {"00B0000004", "00A4040C0AD392F000260100000001", "00200098", "002000980439393939",
        "002000980431323334", "00200098", "00B08A0004", "00B08100", "802A00970401020304",
        "00A4040C03D39210", "0084000008", "00FA0000", "zz"}) {
    const auto bytes = core::from_hex(command).value_or(core::Bytes{0x00});
    EXPECT_EQ(core::to_hex(same.exchange(bytes).response),
              core::to_hex(right.exchange(bytes).response))
        << command;
  }
  for (CardDevice* card : std::initializer_list<CardDevice*>{&right, &same}) {
    card->reset();
    card->power_off();
    card->power_on();
  }
  EXPECT_EQ(same.exchange(hex("00A4020C02000A")).response,
            right.exchange(hex("00A4020C02000A")).response);
}

TEST(CardDefects, TriesAreRestoredInTheirOrder) {
  CardImage image = personalised().image;
  const auto before = tries_of(image);
  std::vector<int> one_less = before;
  for (int& tries : one_less) --tries;
  restore_tries(image, one_less);
  EXPECT_EQ(tries_of(image), one_less);
  restore_tries(image, before);
  EXPECT_EQ(tries_of(image), before);
}

// 63C2 after one wrong PIN (section 4 of the survey); this card forgets to count.
TEST(CardDefects, AStuckCounterTellsThreeTriesForEver) {
  DefectiveCard card(personalised().image, {Defect::card_counter_stays});
  card.exchange(hex("00A4040C0AD392F000260100000001"));
  for (int wrong = 0; wrong < 5; ++wrong) {
    EXPECT_EQ(core::to_hex(card.exchange(hex("002000980439393939")).response), "63C3");
  }
}

}  // namespace
}  // namespace madoguchi::sim::card
