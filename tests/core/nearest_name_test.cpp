// SPDX-License-Identifier: Apache-2.0
#include "core/nearest_name.hpp"

#include <gtest/gtest.h>

#include <array>
#include <string>

namespace madoguchi::core {
namespace {

// Distances worked out by hand: insertion, deletion, replacement and one swap of neighbours cost 1
// each.
TEST(EditDistance, CountsEdits) {
  EXPECT_EQ(edit_distance("", "abc"), 3U);
  EXPECT_EQ(edit_distance("card", "cadr"), 1U);
  EXPECT_EQ(edit_distance("consent", "concent"), 1U);
  EXPECT_EQ(edit_distance("face", "place_card"), 7U);
}

TEST(NearestName, FindsASlipOfThePen) {
  constexpr std::array<std::string_view, 3> known{"place_card", "take_card", "consent"};
  EXPECT_EQ(nearest_name("plcae_card", known), "place_card");
  EXPECT_EQ(nearest_name("concent", known), "consent");
  EXPECT_EQ(nearest_name("weather", known), std::nullopt);
  EXPECT_EQ(nearest_name(std::string(100000, 'x'), known), std::nullopt);
}

}  // namespace
}  // namespace madoguchi::core
