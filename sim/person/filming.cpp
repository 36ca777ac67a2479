// SPDX-License-Identifier: Apache-2.0
#include "sim/person/filming.hpp"

#include "sim/person/approximations.hpp"
#include "sim/person/background.hpp"
#include "sim/person/camera_sensor.hpp"
#include "sim/person/hair_change.hpp"
#include "sim/person/jpeg_loss.hpp"
#include "sim/person/portrait.hpp"
#include "sim/person/scene_light.hpp"
#include "sim/person/somebody.hpp"

#include <algorithm>
#include <cmath>

namespace madoguchi::sim::person {
namespace {

using biometrics::AttackSpecies;
using biometrics::CameraCondition;
using biometrics::Companion;
using biometrics::Light;

constexpr int stream_quality = 88;  // of a camera that compresses each frame
constexpr int replay_width = 480;

Attire attire_of(const Scene& scene) { return {scene.eyes, scene.mask, scene.head}; }

/// The person on the day of the visit.
Person visiting(const Person& person, const Scene& scene) {
  Person patient = person;
  if (scene.years_since_photograph > 0) {
    patient = patient.aged(scene.years_since_photograph - photograph_age(person));
  }
  if (scene.hair == biometrics::HairChange::none) return patient;
  return Person::from_traits(with_changed_hair(patient.traits(), scene.hair));
}

Plane room_of(const Scene& scene, std::uint64_t seed, int width, int height, Lighting lighting) {
  const bool window = scene.light == Light::backlight;
  if (window) lighting.key_power = lighting.ambient_power;  // the wall around it is in the shade
  if (scene.light == Light::bright) lighting.key_power *= 0.35F;  // the sun falls on the person
  Plane room = waiting_room(seed, width, height, lighting);
  if (window) open_window(seed, room);
  return room;
}

/// How wrong the exposure is when the camera begins.
float first_error(const Scene& scene) {
  switch (scene.light) {
    case Light::backlight:
      return 1.7F;
    case Light::bright:
      return 2.2F;
    case Light::dim:
      return 0.55F;
    default:
      return 1.06F;
  }
}

biometrics::Image middle_part(const biometrics::Image& image) {
  const int width = image.height * 3 / 4;
  const int left = (image.width - width) / 2;
  biometrics::Image part{width, image.height, image.format, {}};
  for (int y = 0; y < image.height; ++y) {
    const auto row = image.pixels.begin() + static_cast<std::ptrdiff_t>(image.row_bytes()) * y +
                     std::ptrdiff_t{3} * left;
    part.pixels.insert(part.pixels.end(), row, row + std::ptrdiff_t{3} * width);
  }
  return part;
}

}  // namespace

Filming::Filming(const Person& person, const Scene& scene, std::uint64_t seed, int width,
                 int height)
    : scene_(scene),
      seed_(core::seed_of(to_text(scene), person.seed() * 1000003 + seed)),
      width_(width),
      height_(height),
      performance_(scene, seed_, width),
      room_(room_of(scene, seed_, width, height, performance_.lighting())),
      exposure_(first_error(scene)) {
  if (scene.companion != Companion::none) add_companion(person.seed());
  if (scene.empty) return;
  if (scene.attack != AttackSpecies::none) {
    add_attack(person);
  } else {
    patient_.emplace(visiting(person, scene).model(), attire_of(scene), width, height);
  }
}

void Filming::add_companion(std::uint64_t patient) {
  const std::uint64_t number =
      scene_.companion_person != 0 ? scene_.companion_person : somebody(patient, "companion");
  companion_.emplace(Person::from_seed(number).model(), Attire{}, width_, height_);
  company_.emplace(Scene{}, core::seed_of("companion", seed_), width_);
}

void Filming::add_attack(const Person& person) {
  attacks::Replay replay;
  if (scene_.attack == AttackSpecies::tablet) {
    const int height = replay_width * 3 / 4;
    replayed_ = std::make_unique<Filming>(person, Scene{}, core::seed_of("replay", seed_),
                                          replay_width, height);
    replay = [take = replayed_.get()](double seconds) { return middle_part(take->at(seconds)); };
  }
  attack_.emplace(person, scene_.attack, seed_, width_, height_, std::move(replay));
}

Plane Filming::room_with_people(double seconds, const Shot& shot) {
  Plane picture = room_;
  if (companion_) {
    Shot other = company_->at(seconds);
    other.lighting = shot.lighting;
    const float side = shot.place.x > 0 ? -1.0F : 1.0F;
    const bool behind = scene_.companion == Companion::behind;
    const Vec3 beside{shot.place.x + side * 205, -18, -690};
    other.place =
        behind ? Vec3{side * 265 + other.place.x, 12 + other.place.y * 0.5F, -1150} : beside;
    companion_->draw(other, picture);
    if (behind) picture = blurred(picture, 1.3F * static_cast<float>(width_) / 640);
  }
  if (attack_) attack_->draw(seconds, shot, picture);
  if (patient_) patient_->draw(shot, picture);
  return picture;
}

/// What a camera in bad condition adds.
void Filming::spoil(double seconds, SensorSettings& sensor) const {
  const auto t = static_cast<float>(seconds - 120 * std::floor(seconds / 120));
  const float scale = static_cast<float>(width_) / 640;
  switch (scene_.camera) {
    case CameraCondition::good:
    case CameraCondition::frozen:
    case CameraCondition::dropped_frames:
      return;
    case CameraCondition::dark:
      sensor.exposure *= 0.022F;
      sensor.noise *= 3;
      return;
    case CameraCondition::out_of_focus:  // hunts and finds nothing
      sensor.blur = (6.2F + 2.3F * sine(2.6F * t + static_cast<float>(seed_ % 7))) * scale;
      return;
    case CameraCondition::noisy:
      sensor.noise *= 4.5F;
      return;
  }
}

biometrics::Image Filming::at(double seconds) {
  if (frozen_) return *frozen_;
  const Shot shot = performance_.at(seconds);
  const Plane picture = room_with_people(seconds, shot);
  SensorSettings sensor = shot.sensor;
  const float gain = exposure_.gain_at(seconds, picture);
  sensor.exposure *= gain;
  sensor.noise *= std::sqrt(std::max(1.0F, gain));
  if (scene_.light == Light::backlight) sensor.flare = 0.07F;
  if (attack_) sensor.blur += attack_->defocus();
  spoil(seconds, sensor);
  const auto instant = static_cast<std::uint64_t>(std::llround(seconds * 1000));
  biometrics::Image image = jpeg_loss(expose(picture, sensor, seed_ + instant), stream_quality);
  if (scene_.camera == CameraCondition::frozen) frozen_ = image;
  return image;
}

}  // namespace madoguchi::sim::person
