// SPDX-License-Identifier: Apache-2.0
// What is kept of a picture is found again by its pixels, and by nothing else.
#include "adapters/opencv/picture_memory.hpp"

#include "core/result.hpp"

#include <gtest/gtest.h>

namespace madoguchi::adapters::opencv {
namespace {

biometrics::Image grey(int width, int height, std::uint8_t pixel) {
  return {.width = width,
          .height = height,
          .format = biometrics::PixelFormat::grey8,
          .pixels = std::vector<std::uint8_t>(static_cast<std::size_t>(width * height), pixel)};
}

/// Says how often it computed.
class Counted {
 public:
  explicit Counted(std::size_t most) : memory_(most) {}

  int operator()(const biometrics::Image& picture, std::string_view beside = "probe") {
    const auto value =
        memory_.value_of(picture, beside, [this] { return core::Result<int>(++computed_); });
    return value ? *value : -1;
  }

  core::Result<int> failing(const biometrics::Image& picture) {
    return memory_.value_of(picture, "probe", [this]() -> core::Result<int> {
      ++computed_;
      return core::fail(core::Errc::internal, "broken network");
    });
  }

 private:
  PictureMemory<int> memory_;
  int computed_ = 0;
};

TEST(PictureMemory, KnowsTheSamePixelsInAnotherPicture) {
  Counted value(8);
  EXPECT_EQ(value(grey(4, 2, 7)), 1);
  EXPECT_EQ(value(grey(4, 2, 7)), 1);
}

TEST(PictureMemory, TellsPixelsShapesFormatsAndCircumstancesApart) {
  Counted value(8);
  EXPECT_EQ(value(grey(4, 2, 7)), 1);
  EXPECT_EQ(value(grey(4, 2, 8)), 2);
  EXPECT_EQ(value(grey(2, 4, 7)), 3);
  EXPECT_EQ(value(grey(4, 2, 7), "reference"), 4);
  biometrics::Image coloured = grey(4, 2, 7);
  coloured.format = biometrics::PixelFormat::bgr8;
  EXPECT_EQ(value(coloured), 5);
  EXPECT_EQ(value(grey(4, 2, 7)), 1);
}

TEST(PictureMemory, KeepsNoMoreThanItIsAllowed) {
  Counted none(0);
  EXPECT_EQ(none(grey(4, 2, 7)), 1);
  EXPECT_EQ(none(grey(4, 2, 7)), 2);
  Counted one(1);
  EXPECT_EQ(one(grey(4, 2, 7)), 1);
  EXPECT_EQ(one(grey(4, 2, 8)), 2);
  EXPECT_EQ(one(grey(4, 2, 8)), 3);
  EXPECT_EQ(one(grey(4, 2, 7)), 1);
}

TEST(PictureMemory, KeepsNoError) {
  Counted value(8);
  EXPECT_FALSE(value.failing(grey(4, 2, 7)));
  EXPECT_EQ(value(grey(4, 2, 7)), 2);
}

}  // namespace
}  // namespace madoguchi::adapters::opencv
