// SPDX-License-Identifier: Apache-2.0
// The angle's reference values were computed in double precision from the CIELAB definition
// (CIE 15, D65 white) for the display colours named; class limits are those of Chardon et al.
#include "sim/person/person_groups.hpp"

#include "sim/person/approximations.hpp"

#include <gtest/gtest.h>

#include <set>

namespace madoguchi::sim::person {
namespace {

TEST(PersonGroups, AngleOfDisplayColours) {
  EXPECT_NEAR(typology_angle(display_colour(238, 206, 190)), 71.43, 0.3);
  EXPECT_NEAR(typology_angle(display_colour(184, 136, 106)), 25.04, 0.3);
  EXPECT_NEAR(typology_angle(display_colour(78, 54, 45)), -67.00, 0.3);
}

TEST(PersonGroups, ToneClassesMeetAtTheirLimits) {
  EXPECT_EQ(tone_class(55.1F), SkinTone::very_light);
  EXPECT_EQ(tone_class(55), SkinTone::light);
  EXPECT_EQ(tone_class(41), SkinTone::intermediate);
  EXPECT_EQ(tone_class(28), SkinTone::tan);
  EXPECT_EQ(tone_class(10), SkinTone::brown);
  EXPECT_EQ(tone_class(-30), SkinTone::dark);
}

TEST(PersonGroups, AgeBandsMeetAtTheirLimits) {
  EXPECT_EQ(age_band(0), AgeBand::under_15);
  EXPECT_EQ(age_band(14), AgeBand::under_15);
  EXPECT_EQ(age_band(15), AgeBand::from_15);
  EXPECT_EQ(age_band(40), AgeBand::from_40);
  EXPECT_EQ(age_band(64), AgeBand::from_40);
  EXPECT_EQ(age_band(65), AgeBand::from_65);
  EXPECT_EQ(age_band(75), AgeBand::from_75);
}

TEST(PersonGroups, FollowThePerson) {
  for (std::uint64_t seed = 1000; seed < 1040; ++seed) {
    const Person person = Person::from_seed(seed);
    const PersonGroups groups = groups_of(person);
    EXPECT_EQ(groups.age, age_band(person.age()));
    EXPECT_EQ(groups.sex == SexAppearance::male, person.traits().masculinity > 0);
    EXPECT_EQ(groups.glasses, person.wears_glasses());
    EXPECT_EQ(groups.hair == HairCover::none, person.traits().hair == HairStyle::bald);
    EXPECT_EQ(groups, groups_of(Person::from_seed(seed)));
  }
}

TEST(PersonGroups, AreAllThereInAPopulation) {
  std::set<AgeBand> ages;
  std::set<SkinTone> tones;
  std::set<HairCover> covers;
  std::set<HairShade> shades;
  for (std::uint64_t seed = 1000; seed < 1600; ++seed) {
    const PersonGroups groups = groups_of(Person::from_seed(seed));
    ages.insert(groups.age);
    tones.insert(groups.tone);
    covers.insert(groups.hair);
    shades.insert(groups.shade);
  }
  EXPECT_EQ(ages.size(), 5U);
  EXPECT_GE(tones.size(), 5U);
  EXPECT_EQ(covers.size(), 4U);
  EXPECT_EQ(shades.size(), 4U);
}

}  // namespace
}  // namespace madoguchi::sim::person
