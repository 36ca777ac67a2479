// SPDX-License-Identifier: Apache-2.0
#include "core/secret.hpp"

#include <gtest/gtest.h>

#include <sstream>

namespace madoguchi::core {
namespace {

TEST(Secret, NeverPrintsItsValue) {
  const Secret pin("4927");
  std::ostringstream stream;
  stream << pin;
  EXPECT_EQ(stream.str(), "***");
  EXPECT_EQ(fmt::format("pin {}", pin), "pin ***");
  EXPECT_EQ(pin.reveal(), "4927");
}

}  // namespace
}  // namespace madoguchi::core
