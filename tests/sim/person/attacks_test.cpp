// SPDX-License-Identifier: Apache-2.0
// Instruments of presentation attacks: geometry by hand, light and screens by what they are.
#include "adapters/opencv/image_codec.hpp"
#include "sim/person/attacks/paper.hpp"
#include "sim/person/attacks/screen.hpp"
#include "sim/person/jpeg_loss.hpp"

#include <gmock/gmock.h>

#include <cmath>

namespace madoguchi::sim::person::attacks {
namespace {

using biometrics::Image;

/// A sheet that shines white.
class White final : public Instrument {
 public:
  explicit White(float bend = 0) : bend_(bend) {}
  float width() const override { return 100; }
  float height() const override { return 60; }
  float bend() const override { return bend_; }
  Vec3 radiance(const Place&, const Lighting&) const override { return {1, 1, 1}; }

 private:
  float bend_;
};

Image grey_image(int width, int height, std::uint8_t value) {
  return {width, height, biometrics::PixelFormat::bgr8,
          std::vector<std::uint8_t>(static_cast<std::size_t>(width * height) * 3, value)};
}

float covered(const Plane& picture) {
  float sum = 0;
  for (const float value : picture.values) sum += value;
  return sum / 3;
}

TEST(Instrument, IsAsLargeAsItsDistanceSays) {
  Plane picture(640, 480, 3);
  draw_instrument(White(), {.place = {0, 0, -500}}, Lighting{}, picture);
  // 700 / 500 pixels a millimetre.
  EXPECT_NEAR(covered(picture), 140 * 84, 30);
  EXPECT_EQ(picture.get(320, 240).x, 1);
  EXPECT_EQ(picture.get(320 - 72, 240).x, 0);
  Plane nearer(640, 480, 3);
  draw_instrument(White(), {.place = {0, 0, -250}}, Lighting{}, nearer);
  EXPECT_NEAR(covered(nearer), 4 * 140 * 84, 100);
}

TEST(Instrument, TurnedOrBentItIsNarrower) {
  Plane turned(640, 480, 3);
  draw_instrument(White(), {.place = {0, 0, -500}, .yaw = 60}, Lighting{}, turned);
  EXPECT_LT(covered(turned), 0.56 * 140 * 84);  // the cosine of 60 degrees, and perspective
  EXPECT_GT(covered(turned), 0.45 * 140 * 84);
  Plane bent(640, 480, 3);
  draw_instrument(White(0.004F), {.place = {0, 0, -500}}, Lighting{}, bent);
  EXPECT_LT(covered(bent), 0.97 * 140 * 84);
  EXPECT_GT(covered(bent), 0.8 * 140 * 84);
}

TEST(PrintedSheet, HasHolesWhereTheEyesWereAndAMargin) {
  EyeHoles holes;
  holes.middle = {Vec3{-32, 35, 0}, Vec3{32, 35, 0}};
  const PrintedSheet sheet(ShownPicture(grey_image(8, 8, 40)), {-90, 125, 180, 225}, 0, holes);
  EXPECT_FALSE(sheet.covers(32, 35));
  EXPECT_TRUE(sheet.covers(0, 35));
  EXPECT_TRUE(sheet.covers(32, 0));
  const Lighting lighting;
  const float ink = sheet.radiance({0, 0, {0, 0, 1}, {0, 0, -1}}, lighting).y;
  const float paper = sheet.radiance({100, 140, {0, 0, 1}, {0, 0, -1}}, lighting).y;
  EXPECT_GT(paper, 5 * ink);
}

TEST(CardFront, ShowsThePhotographBesideWriting) {
  const CardFront card(ShownPicture(grey_image(8, 8, 0)), 1);
  const Lighting lighting;
  const auto light = [&](float x, float y) {
    return card.radiance({x, y, {0, 0, 1}, {0, 0, -1}}, lighting).y;
  };
  const Frame& frame = card_photograph_frame;
  EXPECT_LT(light(frame.left + frame.width / 2, frame.top - frame.height / 2), 0.2F);
  EXPECT_GT(light(36, -24), 0.4F) << "pale ground";
  EXPECT_FALSE(card.covers(42.7F, 26.9F)) << "a round corner";
  EXPECT_TRUE(card.covers(42, 0));
}

TEST(Screen, ShinesInTheDarkInDots) {
  const auto white = [](double, ShownPicture& picture) {
    picture = ShownPicture(grey_image(8, 8, 255));
  };
  Screen screen(phone, 1, white);
  screen.advance(0);
  Lighting night;
  night.key_power = 0;
  night.ambient_power = 0;
  float least = 10;
  float most = 0;
  for (int i = 0; i < 50; ++i) {
    const float x = static_cast<float>(i) * 0.007F;
    const Vec3 light = screen.radiance({x, 0, {0, 0, 1}, {0, 0, -1}}, night);
    least = std::min(least, light.y);
    most = std::max(most, light.y);
  }
  EXPECT_GT(most, 1.15F * least) << "sub-pixels";
  EXPECT_GT(least, 0.5F);
  EXPECT_LT(screen.radiance({35.5F, 0, {0, 0, 1}, {0, 0, -1}}, night).y, 0.02F) << "its rim";
  EXPECT_LT(screen.radiance({0, 60, {0, 0, 1}, {0, 0, -1}}, night).y, 0.05F) << "above the picture";
}

// Second implementation: the JPEG codec of OpenCV at the same quality.
TEST(JpegLoss, IsThatOfTheCodec) {
  Image image = grey_image(64, 48, 0);
  for (int y = 0; y < 48; ++y) {
    for (int x = 0; x < 64; ++x) {
      const auto at = (static_cast<std::size_t>(y) * 64 + static_cast<std::size_t>(x)) * 3;
      image.pixels[at] = static_cast<std::uint8_t>(60 + 2 * x + (x * y) % 17);
      image.pixels[at + 1] = static_cast<std::uint8_t>(90 + y + (x * 7) % 23);
      image.pixels[at + 2] = static_cast<std::uint8_t>(200 - 2 * y);
    }
  }
  for (const int quality : {30, 60, 88}) {
    const auto file = adapters::opencv::encode_jpeg(image, quality).value();
    const Image codec = adapters::opencv::ImageCodec().decode(file).value();
    const Image ours = jpeg_loss(image, quality);
    double between = 0;
    double lost = 0;
    for (std::size_t i = 0; i < image.pixels.size(); ++i) {
      between += std::abs(codec.pixels[i] - ours.pixels[i]);
      lost += std::abs(image.pixels[i] - ours.pixels[i]);
    }
    EXPECT_LT(between, 0.45 * lost) << quality;
    EXPECT_LT(between / static_cast<double>(image.pixels.size()), 1.2) << quality;
  }
}

}  // namespace
}  // namespace madoguchi::sim::person::attacks
