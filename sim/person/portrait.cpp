// SPDX-License-Identifier: Apache-2.0
#include "sim/person/portrait.hpp"

#include "core/seeded_random.hpp"
#include "sim/person/background.hpp"
#include "sim/person/camera_sensor.hpp"
#include "sim/person/renderer.hpp"

#include <algorithm>
#include <stdexcept>

namespace madoguchi::sim::person {

biometrics::Image id_photograph(const Person& person, std::uint64_t photo_seed, int width) {
  if (width <= 0 || width > largest_side / 2) throw std::invalid_argument("width out of range");
  const std::uint64_t seed = core::seed_of("photograph", person.seed() * 31 + photo_seed);
  core::SeededRandom random(seed);
  const int height = std::max(1, width * photograph_height / photograph_width);
  Shot shot;
  shot.focal = 920 * static_cast<float>(width) / photograph_width;
  shot.place = {0, 8, -740};
  shot.yaw = random.uniform(-2.5F, 2.5F);
  shot.pitch = random.uniform(-2.5F, 2.5F);
  shot.roll = random.uniform(-1.5F, 1.5F);
  shot.lighting.key_azimuth = random.uniform(-25, 25);
  shot.lighting.key_elevation = random.uniform(10, 30);
  shot.lighting.key_power = 0.95F;
  shot.lighting.ambient_power = 0.95F;
  shot.lighting.softness = 2.5F;
  shot.sensor = {.exposure = 1.2F, .noise = 0.15F, .blur = 0.5F};
  shot.sensor.white_balance = random.uniform(-0.15F, 0.15F);
  Plane picture = plain_screen(seed, width, height, shot.lighting);
  Renderer(person.model(), Attire{}, width, height).draw(shot, picture);
  return expose(picture, shot.sensor, seed);
}

int photograph_age(const Person& person) {
  // Cards of adults last ten years, those made before the eighteenth birthday five.
  const auto years = static_cast<int>(person.seed() % 10);
  if (person.age() - years >= 18) return years;
  return std::min(years % 5, std::max(0, person.age() - 1));
}

biometrics::Image card_photograph(const Person& person, int width) {
  constexpr std::uint64_t day = 1;
  return id_photograph(person.aged(-photograph_age(person)), day, width);
}

}  // namespace madoguchi::sim::person
