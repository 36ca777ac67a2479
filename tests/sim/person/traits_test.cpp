// SPDX-License-Identifier: Apache-2.0
#include "sim/person/traits.hpp"

#include "sim/person/feature_lines.hpp"
#include "sim/person/trait_rules.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <vector>

namespace madoguchi::sim::person {
namespace {

constexpr std::uint64_t people = 400;

/// Correlation of a trait over all people with the same trait of the next identity number.
double neighbour_correlation(const std::vector<Traits>& all, float Traits::*trait) {
  double mean = 0;
  for (const Traits& traits : all) mean += traits.*trait / static_cast<double>(all.size());
  double variance = 0;
  double covariance = 0;
  for (std::size_t i = 0; i + 1 < all.size(); ++i) {
    const double here = all[i].*trait - mean;
    variance += here * here;
    covariance += here * (all[i + 1].*trait - mean);
  }
  return variance > 0 ? covariance / variance : 0;
}

std::vector<Traits> draw(std::uint64_t first) {
  std::vector<Traits> all;
  for (std::uint64_t i = 0; i < people; ++i) all.push_back(traits_from_seed(first + i));
  return all;
}

TEST(Traits, NeighbouringSeedsAreUnrelated) {
  const auto all = draw(1000);
  double sum = 0;
  for (const TraitRule& rule : trait_rules())
    sum += std::abs(neighbour_correlation(all, rule.trait));
  // Independent draws give sqrt(2 / (pi n)), here 0.040, on average; shifted copies of one stream
  // gave above 0.3.
  EXPECT_LT(sum / static_cast<double>(trait_rules().size()), 0.06);
}

TEST(Traits, StayWithinTheirRules) {
  for (const Traits& traits : draw(5000)) {
    for (const TraitRule& rule : trait_rules()) {
      EXPECT_GE(traits.*rule.trait, rule.low);
      EXPECT_LE(traits.*rule.trait, rule.high);
    }
    EXPECT_GE(traits.age, 2);
    EXPECT_LE(traits.age, 97);
  }
}

TEST(Traits, ManyAreOldSomeAreChildrenAndBothSexesAppear) {
  int children = 0;
  int old = 0;
  int female = 0;
  for (const Traits& traits : draw(1000)) {
    children += traits.age < 15 ? 1 : 0;
    old += traits.age >= 65 ? 1 : 0;
    female += traits.masculinity < 0 ? 1 : 0;
  }
  // Half of the visits to Japanese clinics are by people of 65 years and more (Patient Survey).
  EXPECT_GT(children, 10);
  EXPECT_LT(children, 50);
  EXPECT_GT(old, 160);
  EXPECT_LT(old, 240);
  EXPECT_GT(female, 160);
  EXPECT_LT(female, 240);
}

TEST(Traits, AgeingMovesSoftTissueAndKeepsBones) {
  const Traits drawn = traits_from_seed(1003);
  const Traits young = aged_traits(drawn, 30 - drawn.age);
  const Traits old = aged_traits(young, 20);
  EXPECT_FLOAT_EQ(old.age, young.age + 20);
  EXPECT_EQ(old.eye_x, young.eye_x);
  EXPECT_EQ(old.face_width, young.face_width);
  EXPECT_EQ(old.hair, young.hair);
  const Traits middle = aged_traits(young, 12);
  const Traits late = aged_traits(middle, 15);
  EXPECT_GT(late.nasolabial_fold, middle.nasolabial_fold);
  EXPECT_LT(late.upper_lip, middle.upper_lip);
}

TEST(Traits, ChildrenHaveSmallFacesAndNoBeards) {
  int children = 0;
  for (const Traits& traits : draw(1000)) {
    if (traits.age >= 10) continue;
    ++children;
    const Traits grown = aged_traits(traits, 20);
    EXPECT_LT(traits.nose_length, grown.nose_length) << traits.seed;
    EXPECT_LT(traits.neck_width, grown.neck_width) << traits.seed;
    EXPECT_GT(traits.cheek_fullness, grown.cheek_fullness) << traits.seed;
    EXPECT_EQ(traits.beard, BeardStyle::none);
    EXPECT_EQ(traits.lipstick, 0);
    EXPECT_EQ(traits.recession, 0);
  }
  EXPECT_GT(children, 5);
}

TEST(Traits, FeaturesKeepTheirDistances) {
  for (const Traits& traits : draw(5000)) {
    const FeatureLines lines(traits);
    EXPECT_GT(lines.nose_tip_y() - traits.mouth_y, 24) << traits.seed;
    EXPECT_GT(traits.mouth_y - lines.chin_y(), 32) << traits.seed;
    EXPECT_GT(traits.brow_y - traits.eye_y - traits.eye_upper, 6) << traits.seed;
  }
}

TEST(Traits, HairTurnsGreyWithTheYears) {
  const Traits young = aged_traits(traits_from_seed(1003), 25 - traits_from_seed(1003).age);
  const Traits old = aged_traits(young, 65);
  EXPECT_EQ(young.hair_colour.y, young.natural_hair_colour.y);
  EXPECT_GT(old.hair_colour.y, 3 * young.hair_colour.y);
  EXPECT_EQ(aged_traits(old, -65).hair_colour.y, young.hair_colour.y);
}

TEST(Traits, TheSameSeedGivesTheSamePerson) {
  const Traits a = traits_from_seed(77);
  const Traits b = traits_from_seed(77);
  for (const TraitRule& rule : trait_rules()) EXPECT_EQ(a.*rule.trait, b.*rule.trait);
  EXPECT_EQ(a.hair, b.hair);
  EXPECT_EQ(a.moles.size(), b.moles.size());
}

}  // namespace
}  // namespace madoguchi::sim::person
