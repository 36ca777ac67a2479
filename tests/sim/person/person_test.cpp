// SPDX-License-Identifier: Apache-2.0
// Determinism: the golden values were made by this program (build release, g++ 12.2); they say that
// pixels did not change unnoticed, on any machine and in any build. After a wanted change, set the
// new values and raise generator_version().
#include "sim/person/person.hpp"

#include "sim/person/portrait.hpp"
#include "sim/person/recording.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace madoguchi::sim::person {
namespace {

/// FNV-1a over the bytes of a picture.
std::uint64_t digest(const biometrics::Image& image) {
  std::uint64_t hash = 0xCBF29CE484222325ULL;
  for (const std::uint8_t byte : image.pixels) hash = (hash ^ byte) * 0x100000001B3ULL;
  return hash;
}

biometrics::Image one_frame(const Person& person, biometrics::StreamKind kind) {
  biometrics::Image result;
  const StreamPlan plan{
      .scene = biometrics::scene_of(kind), .seed = 1, .frames = 1, .width = 96, .height = 72};
  render_stream(person, plan, [&](int, double, const biometrics::Image& image) { result = image; });
  return result;
}

TEST(Person, GoldenPictures) {
  EXPECT_EQ(generator_version(), "6");
  const Person person = Person::from_seed(1003);
  EXPECT_EQ(digest(id_photograph(person, 1, 80)), 4230109832250351989ULL);
  EXPECT_EQ(digest(one_frame(person, biometrics::StreamKind::glasses)), 12356961583761039702ULL);
  EXPECT_EQ(digest(one_frame(person, biometrics::StreamKind::smiling)), 5442247351529914084ULL);
  EXPECT_EQ(digest(one_frame(person, biometrics::StreamKind::empty_room)), 9542269442241839274ULL);
}

TEST(Person, TheSameSeedGivesTheSameBytes) {
  const auto first = id_photograph(Person::from_seed(1001), 5, 80);
  const auto second = id_photograph(Person::from_seed(1001), 5, 80);
  EXPECT_EQ(first.pixels, second.pixels);
  EXPECT_NE(first.pixels, id_photograph(Person::from_seed(1001), 6, 80).pixels);
  EXPECT_NE(first.pixels, id_photograph(Person::from_seed(1002), 5, 80).pixels);
}

TEST(Person, CopiesShareTheModel) {
  const Person person = Person::from_seed(1002);
  const Person copy = person;
  EXPECT_EQ(person.model(), copy.model());
}

TEST(Person, AgesByYears) {
  const Person person = Person::from_seed(1006);
  EXPECT_EQ(person.aged(5).age(), person.age() + 5);
  EXPECT_EQ(person.aged(5).seed(), person.seed());
}

}  // namespace
}  // namespace madoguchi::sim::person
