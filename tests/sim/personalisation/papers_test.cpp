// SPDX-License-Identifier: Apache-2.0
// The reference is the other reading of a number: the papers of the people of scenarios.
#include "scenario/person_defaults.hpp"
#include "sim/person/traits.hpp"

#include <gtest/gtest.h>

namespace madoguchi::sim {
namespace {

TEST(Papers, DrawnPeopleOfScenariosHaveTheSexAndAgeOfTheirPapers) {
  for (std::uint64_t number = 1; number < 100; ++number) {
    const scenario::Person papers = scenario::person_from_seed("holder", number);
    const person::Traits traits = person::traits_from_seed(number);
    EXPECT_EQ(papers.sex, traits.masculinity > 0 ? "1" : "2") << number;
    EXPECT_EQ(2026 - static_cast<int>(papers.born.year()), static_cast<int>(traits.age)) << number;
  }
}

}  // namespace
}  // namespace madoguchi::sim
