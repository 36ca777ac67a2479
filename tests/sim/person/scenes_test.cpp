// SPDX-License-Identifier: Apache-2.0
// Scenes: what each property does to the picture, in terms that need no face network. Expected
// values are what the property means.
#include "sim/person/exposure_loop.hpp"
#include "sim/person/hair_change.hpp"
#include "sim/person/portrait.hpp"
#include "sim/person/recording.hpp"
#include "sim/person/worn/hat.hpp"
#include "sim/person/worn/mask.hpp"

#include <gmock/gmock.h>

#include <cmath>
#include <map>

namespace madoguchi::sim::person {
namespace {

using biometrics::Image;
using biometrics::StreamKind;

struct Seen {
  std::vector<double> seconds;
  std::vector<Image> frames;
};

Seen filmed(const std::string& scene, int frames, double frames_per_second,
            std::uint64_t number = 1003) {
  static const Person person = Person::from_seed(1003);
  Seen seen;
  const StreamPlan plan{.scene = biometrics::parse_scene(scene).value(),
                        .seed = 1,
                        .frames = frames,
                        .frames_per_second = frames_per_second,
                        .width = 96,
                        .height = 72};
  render_stream(number == 1003 ? person : Person::from_seed(number), plan,
                [&](int, double seconds, const Image& frame) {
                  seen.seconds.push_back(seconds);
                  seen.frames.push_back(frame);
                });
  return seen;
}

double brightness(const Image& image) {
  double sum = 0;
  for (const std::uint8_t byte : image.pixels) sum += byte;
  return sum / static_cast<double>(image.pixels.size());
}

/// Mean difference of neighbours: falls when the picture is blurred, rises with noise.
double detail(const Image& image) {
  double sum = 0;
  for (std::size_t i = 3; i < image.pixels.size(); ++i) {
    sum += std::abs(image.pixels[i] - image.pixels[i - 3]);
  }
  return sum / static_cast<double>(image.pixels.size());
}

TEST(Scenes, EveryNamedOneGivesAPictureOfItsOwn) {
  std::map<std::vector<std::uint8_t>, std::string_view> pictures;
  for (const auto& row : enum_names(std::type_identity<StreamKind>{})) {
    const Seen seen = filmed(std::string(row.name), 1, 1);
    ASSERT_EQ(seen.frames.size(), 1U) << row.name;
    EXPECT_EQ(seen.frames[0].width, 96);
    const auto [other, added] = pictures.emplace(seen.frames[0].pixels, row.name);
    EXPECT_TRUE(added) << row.name << " looks like " << other->second;
  }
}

TEST(Scenes, AttacksAndCompanionsComeOutTheSameAgain) {
  for (const std::string scene : {"tablet_replay", "cut_out_photograph", "second_person"}) {
    EXPECT_EQ(filmed(scene, 2, 2).frames[1].pixels, filmed(scene, 2, 2).frames[1].pixels) << scene;
  }
}

TEST(Scenes, TheCameraFollowsTheLight) {
  const Seen bright = filmed("bright", 2, 0.5);
  EXPECT_GT(brightness(bright.frames[0]), brightness(bright.frames[1]) + 20);
  const Seen dim = filmed("dim", 2, 0.5);
  EXPECT_LT(brightness(dim.frames[0]), brightness(dim.frames[1]) - 8);
}

TEST(Scenes, ABrokenCameraShowsIt) {
  const Image good = filmed("frontal", 1, 1).frames[0];
  EXPECT_LT(brightness(filmed("dark_camera", 1, 1).frames[0]), 25);
  EXPECT_LT(detail(filmed("out_of_focus", 1, 1).frames[0]), 0.85 * detail(good));
  EXPECT_GT(detail(filmed("noisy_camera", 1, 1).frames[0]), 1.2 * detail(good));
}

TEST(Scenes, AFrozenCameraRepeatsAFrameWhileTimeGoesOn) {
  const Seen frozen = filmed("frozen_camera", 3, 10);
  EXPECT_EQ(frozen.frames[0].pixels, frozen.frames[2].pixels);
  EXPECT_THAT(frozen.seconds, testing::ElementsAre(0, 0.1, 0.2));
  const Seen good = filmed("frontal", 2, 10);
  EXPECT_NE(good.frames[0].pixels, good.frames[1].pixels);
}

TEST(Scenes, DroppedFramesLeaveGapsInTheTimes) {
  const Seen dropped = filmed("empty camera=dropped_frames", 40, 10);
  EXPECT_LT(dropped.frames.size(), 32U);
  EXPECT_GT(dropped.frames.size(), 8U);
  EXPECT_EQ(dropped.seconds[0], 0);
  double widest = 0;
  for (std::size_t i = 1; i < dropped.seconds.size(); ++i) {
    widest = std::max(widest, dropped.seconds[i] - dropped.seconds[i - 1]);
  }
  EXPECT_GE(widest, 0.29);  // at least two in a row are lost
}

TEST(Scenes, PerformancesTurnBowTiltAndCloseTheEyes) {
  for (std::uint64_t seed = 1; seed <= 10; ++seed) {
    const auto shot = [seed](StreamKind kind) {
      return Performance(scene_of(kind), seed, 640).at(1);
    };
    EXPECT_GT(std::abs(shot(StreamKind::turned).yaw), 24) << seed;
    EXPECT_GT(shot(StreamKind::looking_down).pitch, 7) << seed;
    EXPECT_GT(
        std::abs(Performance(biometrics::parse_scene("pose=tilted").value(), seed, 640).at(1).roll),
        11)
        << seed;
    EXPECT_EQ(shot(StreamKind::eyes_shut).blink, 1) << seed;
    EXPECT_LT(shot(StreamKind::far).place.z, -1150) << seed;
    EXPECT_GT(shot(StreamKind::close).place.z, -470) << seed;
    EXPECT_LT(shot(StreamKind::wheelchair).place.y, -75) << seed;
  }
}

TEST(Scenes, WhoLeavesIsGoneAndWhoArrivesIsThere) {
  for (std::uint64_t seed = 1; seed <= 10; ++seed) {
    const Performance leaving(scene_of(StreamKind::leaving), seed, 640);
    EXPECT_LT(std::abs(leaving.at(0.4).place.x), 60) << seed;
    // 320 pixels to the edge, 700 pixels of focal length, and half a head.
    const Shot gone = leaving.at(2.3);
    EXPECT_GT(std::abs(gone.place.x) - 100, 320.0F / 700 * -gone.place.z) << seed;
    const Performance arriving(scene_of(StreamKind::arriving), seed, 640);
    EXPECT_LT(arriving.at(0).place.z, -1500) << seed;
    EXPECT_GT(arriving.at(2).place.z, -720) << seed;
  }
}

TEST(Scenes, RestlessPeopleBlur) {
  float most = 0;
  for (int i = 0; i < 20; ++i) {
    const Shot shot = Performance(scene_of(StreamKind::restless), 3, 640).at(i / 10.0);
    most = std::max(most, std::abs(shot.sensor.motion_x));
    EXPECT_EQ(Performance(Scene{}, 3, 640).at(i / 10.0).sensor.rolling_shift, 0);
  }
  EXPECT_GT(most, 3);
}

TEST(ExposureLoop, SettlesWhereTheMeterWantsIt) {
  const Plane dark(64, 48, 3, 0.05F);
  const Plane light(64, 48, 3, 1.4F);
  ExposureLoop loop(1);
  EXPECT_GT(loop.gain_at(0, dark), 3);
  const float before = loop.gain_at(0.1, light);
  float gain = before;
  for (int i = 2; i < 40; ++i) gain = loop.gain_at(i / 10.0, light);
  EXPECT_GT(before, gain + 0.5F) << "it takes its time";
  EXPECT_LT(gain, 0.6F);
}

TEST(HairChange, KeepsBaldHeadsAndChangesOthers) {
  Traits traits;
  traits.seed = 5;
  traits.masculinity = -1;
  for (const HairStyle style : {HairStyle::cropped, HairStyle::bob, HairStyle::long_wavy}) {
    traits.hair = style;
    EXPECT_NE(with_changed_hair(traits, biometrics::HairChange::other_style).hair, style);
    EXPECT_EQ(with_changed_hair(traits, biometrics::HairChange::none).hair, style);
  }
  traits.hair = HairStyle::long_straight;
  EXPECT_EQ(with_changed_hair(traits, biometrics::HairChange::shorter).hair, HairStyle::bob);
  traits.hair = HairStyle::bald;
  EXPECT_EQ(with_changed_hair(traits, biometrics::HairChange::longer).hair, HairStyle::bald);
}

TEST(Mask, CoversTheMouthAndLiesBeforeTheFace) {
  for (const std::uint64_t number : {1001U, 1002U, 1003U}) {
    const Traits traits = traits_from_seed(number);
    const HeadShape shape(traits);
    const Grid mask = worn::mask_grid(traits, shape, biometrics::MaskWear::mask);
    const Grid low = worn::mask_grid(traits, shape, biometrics::MaskWear::below_nose);
    const Vec3 top = mask.at(mask.width / 2, 0).position;
    EXPECT_GT(top.y, traits.mouth_y + 25) << number;
    EXPECT_LT(low.at(low.width / 2, 0).position.y, top.y - 20) << number;
    EXPECT_LT(mask.at(mask.width / 2, mask.height - 1).position.y, traits.mouth_y - 25) << number;
    // No part of the face stands out before the cloth; its lowest part is folded under the chin.
    const Grid head = shape.grid().neutral;
    int before = 0;
    for (std::size_t i = 0; i < mask.vertices.size(); i += 7) {
      const Vertex& cloth = mask.vertices[i];
      if (cloth.v > 0.8F || std::abs(cloth.position.x) > 40) continue;
      for (const Vertex& skin : head.vertices) {
        const float dx = skin.position.x - cloth.position.x;
        const float dy = skin.position.y - cloth.position.y;
        if (dx * dx + dy * dy < 0.5F && skin.position.z > cloth.position.z) ++before;
      }
    }
    EXPECT_LE(before, 3) << number;  // where the slope is steep, half a millimetre aside counts
    EXPECT_EQ(worn::mask_straps(traits, shape, mask).size(), 4U);
  }
}

TEST(Hat, CoversTheCrownButNotTheBrows) {
  const Traits traits = traits_from_seed(1002);
  EXPECT_TRUE(worn::under_hat(traits, 0, 110));
  EXPECT_FALSE(worn::under_hat(traits, 0, traits.brow_y + 8));
  float lowest = 1000;
  const std::vector<Grid> hat = worn::hat_grids(traits, HeadShape(traits));
  for (const Vertex& vertex : hat.front().vertices) {
    if (std::abs(vertex.u) < 0.3F) lowest = std::min(lowest, vertex.position.y);
  }
  EXPECT_GT(lowest, traits.brow_y + 10);
}

TEST(CardPhotograph, IsAsOldAsTheCard) {
  int adults = 0;
  for (std::uint64_t number = 1001; number < 1020; ++number) {
    const Person person = Person::from_seed(number);
    const int years = photograph_age(person);
    EXPECT_LT(years, std::max(person.age(), 1)) << number;
    if (person.age() < 30) continue;
    ++adults;
    EXPECT_EQ(years, static_cast<int>(number % 10)) << "a card is valid for ten years";
  }
  EXPECT_GT(adults, 5);
}

}  // namespace
}  // namespace madoguchi::sim::person
