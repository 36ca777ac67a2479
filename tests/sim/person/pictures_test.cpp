// SPDX-License-Identifier: Apache-2.0
// What a picture has to show, in terms that need no face network.
#include "sim/person/portrait.hpp"
#include "sim/person/recording.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <vector>

namespace madoguchi::sim::person {
namespace {

using biometrics::Image;
using biometrics::StreamKind;

struct Colour {
  double blue = 0, green = 0, red = 0;
  double brightness() const { return (blue + green + red) / 3; }
};

Colour mean_colour(const Image& image, int left, int top, int width, int height) {
  Colour sum;
  for (int y = top; y < top + height; ++y) {
    for (int x = left; x < left + width; ++x) {
      const std::size_t place =
          static_cast<std::size_t>(y) * image.row_bytes() + static_cast<std::size_t>(x) * 3;
      sum.blue += image.pixels[place];
      sum.green += image.pixels[place + 1];
      sum.red += image.pixels[place + 2];
    }
  }
  const double count = width * height;
  return {sum.blue / count, sum.green / count, sum.red / count};
}

/// Largest change of a 12 x 12 block's brightness: motion shows, noise averages out.
double block_change(const Image& a, const Image& b) {
  double most = 0;
  for (int y = 0; y + 12 <= a.height; y += 12) {
    for (int x = 0; x + 12 <= a.width; x += 12) {
      const double change =
          mean_colour(a, x, y, 12, 12).brightness() - mean_colour(b, x, y, 12, 12).brightness();
      most = std::max(most, std::abs(change));
    }
  }
  return most;
}

class Photograph : public testing::TestWithParam<std::uint64_t> {};

TEST_P(Photograph, ShowsASkinColouredFaceBeforeAPlainScreen) {
  const Image photo = id_photograph(Person::from_seed(GetParam()), 1, 160);
  ASSERT_EQ(photo.width, 160);
  ASSERT_EQ(photo.height, 200);
  ASSERT_EQ(photo.pixels.size(), 160U * 200U * 3U);
  // Skin of every tone is redder than green and greener than blue.
  const Colour cheeks = mean_colour(photo, 60, 95, 40, 20);
  EXPECT_GT(cheeks.red, cheeks.green);
  EXPECT_GT(cheeks.green, cheeks.blue);
  EXPECT_GT(cheeks.red, 60);
  // The two upper corners are light, nearly grey and alike.
  const Colour left = mean_colour(photo, 2, 2, 24, 24);
  const Colour right = mean_colour(photo, 134, 2, 24, 24);
  for (const Colour& corner : {left, right}) {
    EXPECT_GT(corner.brightness(), 130);
    EXPECT_LT(std::max({corner.red, corner.green, corner.blue}) -
                  std::min({corner.red, corner.green, corner.blue}),
              40);
  }
  EXPECT_NEAR(left.brightness(), right.brightness(), 30);
}

INSTANTIATE_TEST_SUITE_P(People, Photograph, testing::Values(1000U, 1003U, 1015U, 1030U));

// Cards made before the eighteenth birthday are valid for five years, others for ten.
TEST(CardPhotograph, IsNeverOlderThanTheCardMayBe) {
  int old_photographs = 0;
  for (std::uint64_t seed = 1000; seed < 1400; ++seed) {
    const Person person = Person::from_seed(seed);
    const int years = photograph_age(person);
    EXPECT_GE(years, 0);
    EXPECT_LT(years, person.age() - years < 18 ? 5 : 10) << seed;
    EXPECT_GE(person.age() - years, 1) << seed;
    old_photographs += years > 5 ? 1 : 0;
  }
  EXPECT_GT(old_photographs, 100);
}

std::vector<Image> frames_of(const Person& person, StreamPlan plan) {
  std::vector<Image> frames;
  render_stream(person, plan, [&](int index, double seconds, const Image& image) {
    EXPECT_EQ(index, static_cast<int>(frames.size()));
    EXPECT_DOUBLE_EQ(seconds, index / plan.frames_per_second);
    frames.push_back(image);
  });
  return frames;
}

TEST(Stream, Moves) {
  const auto frames = frames_of(Person::from_seed(1002),
                                {.frames = 3, .frames_per_second = 2, .width = 96, .height = 72});
  ASSERT_EQ(frames.size(), 3U);
  EXPECT_GT(block_change(frames[0], frames[1]), 3);
  EXPECT_GT(block_change(frames[0], frames[2]), 3);
}

TEST(Stream, OfAnEmptyRoomStandsStillButForNoise) {
  Scene empty_room;
  empty_room.empty = true;
  const Person person = Person::from_seed(1002);
  const auto room =
      frames_of(person, {.scene = empty_room, .frames = 2, .width = 96, .height = 72});
  EXPECT_LT(block_change(room[0], room[1]), 2);
  EXPECT_NE(room[0].pixels, room[1].pixels);
  const auto seated = frames_of(person, {.frames = 1, .width = 96, .height = 72});
  EXPECT_GT(block_change(room[0], seated[0]), 20);
}

TEST(Performance, BlinksWithinTheFirstSecondsAndOpensAgain) {
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    const Performance performance(Scene{}, seed, 640);
    float most = 0;
    float least = 1;
    for (int i = 0; i < 24; ++i) {
      const float blink = performance.at(i / 10.0).blink;
      most = std::max(most, blink);
      least = std::min(least, blink);
    }
    EXPECT_GT(most, 0.8F) << seed;
    EXPECT_EQ(least, 0) << seed;
  }
}

TEST(Performance, MovesTheHeadSmoothly) {
  const Performance performance(Scene{}, 3, 640);
  for (int i = 0; i < 240; ++i) {
    const Shot here = performance.at(i / 10.0);
    const Shot next = performance.at((i + 1) / 10.0);
    EXPECT_LT(std::abs(next.yaw - here.yaw), 1.5F);  // degrees in a tenth of a second
    EXPECT_LT(std::abs(here.yaw), 15);
  }
}

TEST(Performance, SmilesAndIsLitFromTheSideWhenAsked) {
  EXPECT_GT(Performance(scene_of(StreamKind::smiling), 1, 640).at(0.5).expression.smile, 0.6F);
  EXPECT_GT(std::abs(Performance(scene_of(StreamKind::side_light), 1, 640).lighting().key_azimuth),
            60);
}

TEST(Stream, RefusesPlansThatMakeNoPicture) {
  const Person person = Person::from_seed(1003);
  const auto ignore = [](int, double, const Image&) {};
  EXPECT_THROW(render_stream(person, {.width = 0}, ignore), std::invalid_argument);
  EXPECT_THROW(render_stream(person, {.height = -4}, ignore), std::invalid_argument);
  EXPECT_THROW(render_stream(person, {.width = 100000}, ignore), std::invalid_argument);
  EXPECT_THROW(render_stream(person, {.frames_per_second = 0}, ignore), std::invalid_argument);
  EXPECT_THROW(id_photograph(person, 1, 0), std::invalid_argument);
}

TEST(Stream, OfAMinimalPictureIsRendered) {
  const auto frames = frames_of(Person::from_seed(1003), {.frames = 1, .width = 8, .height = 6});
  ASSERT_EQ(frames.size(), 1U);
  EXPECT_EQ(frames[0].pixels.size(), 8U * 6U * 3U);
}

}  // namespace
}  // namespace madoguchi::sim::person
