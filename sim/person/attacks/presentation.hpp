// SPDX-License-Identifier: Apache-2.0
// Somebody holds a picture of the patient before the camera: which instrument, where, and who.
#pragma once

#include "biometrics/image.hpp"
#include "biometrics/scene.hpp"
#include "sim/person/attacks/hand.hpp"
#include "sim/person/performance.hpp"
#include "sim/person/person.hpp"
#include "sim/person/renderer.hpp"

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace madoguchi::sim::person::attacks {

/// A frame of another take of the victim, for a replay.
using Replay = std::function<biometrics::Image(double seconds)>;

class Presentation {
 public:
  /// `size` of the pictures in pixels. `replay` is asked by the tablet only.
  Presentation(const Person& victim, biometrics::AttackSpecies species, std::uint64_t seed,
               int width, int height, Replay replay);

  /// Draws attacker, hands and instrument; `shot` gives light and lens.
  void draw(double seconds, const Shot& shot, Plane& picture);

  /// How much less sharp the near instrument is, pixels.
  float defocus() const { return defocus_; }

 private:
  void choose(const Person& victim, biometrics::AttackSpecies species, Replay replay);
  void choose_cut_out(const Person& victim);
  Hold held_at(double seconds, float focal) const;
  void draw_attacker(double seconds, const Hold& hold, const Shot& shot, Plane& picture);

  std::uint64_t seed_;
  Person attacker_;
  Performance acting_;  ///< of the attacker
  std::unique_ptr<Instrument> instrument_;
  std::vector<Grip> grips_;
  Vec3 place_{0, 0, -400};
  float defocus_ = 0;
  std::optional<float> eyes_behind_;  ///< height of the holes on the sheet, millimetres
  std::optional<Renderer> body_;
  std::vector<float> phases_;
};

}  // namespace madoguchi::sim::person::attacks
