// SPDX-License-Identifier: Apache-2.0
// One take of a scene: the room, everybody in it, and the camera with its faults.
#pragma once

#include "biometrics/image.hpp"
#include "sim/person/attacks/presentation.hpp"
#include "sim/person/exposure_loop.hpp"

#include <cstdint>
#include <memory>
#include <optional>

namespace madoguchi::sim::person {

class Filming {
 public:
  /// Size in pixels. The take is the same for the same person, scene and seed.
  Filming(const Person& person, const Scene& scene, std::uint64_t seed, int width, int height);

  /// The picture at a time; times increase from call to call.
  biometrics::Image at(double seconds);

 private:
  void add_companion(std::uint64_t patient);
  void add_attack(const Person& person);
  Plane room_with_people(double seconds, const Shot& shot);
  void spoil(double seconds, SensorSettings& sensor) const;

  Scene scene_;
  std::uint64_t seed_;
  int width_, height_;
  Performance performance_;
  Plane room_;
  ExposureLoop exposure_;
  std::optional<Renderer> patient_;
  std::optional<Renderer> companion_;
  std::optional<Performance> company_;
  std::unique_ptr<Filming> replayed_;  ///< what the tablet shows
  std::optional<attacks::Presentation> attack_;
  std::optional<biometrics::Image> frozen_;
};

}  // namespace madoguchi::sim::person
