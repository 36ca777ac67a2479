// SPDX-License-Identifier: Apache-2.0
// Shards have to be a partition: that is their definition.
#include "conformance/runner/shard.hpp"

#include <gtest/gtest.h>

namespace madoguchi::conformance::runner {
namespace {

TEST(Shard, EveryScenarioIsInExactlyOnePart) {
  for (unsigned count : {1U, 2U, 7U}) {
    std::vector<int> sizes(count);
    for (int i = 0; i < 700; ++i) {
      const std::string id = "scenario-" + std::to_string(i);
      int parts = 0;
      for (unsigned index = 1; index <= count; ++index) {
        if (!Shard{index, count}.has(id)) continue;
        ++parts;
        ++sizes[index - 1];
      }
      ASSERT_EQ(parts, 1) << id;
    }
    // 700 throws at 7 parts: five standard deviations around 100 are 54 .. 146.
    for (const int size : sizes) EXPECT_GT(size, 700 / static_cast<int>(count) - 47);
  }
}

TEST(Shard, IsReadAsIndexAndCount) {
  EXPECT_EQ(parse_shard("2/3")->text(), "2/3");
  for (const char* text : {"", "2", "0/3", "4/3", "2/", "/3", "a/b", "2/3x", "-1/3", "2/0"}) {
    EXPECT_FALSE(parse_shard(text)) << text;
  }
}

}  // namespace
}  // namespace madoguchi::conformance::runner
