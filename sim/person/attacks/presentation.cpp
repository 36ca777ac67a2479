// SPDX-License-Identifier: Apache-2.0
#include "sim/person/attacks/presentation.hpp"

#include "sim/person/approximations.hpp"
#include "sim/person/attacks/paper.hpp"
#include "sim/person/attacks/screen.hpp"
#include "sim/person/portrait.hpp"
#include "sim/person/somebody.hpp"

#include <cmath>

namespace madoguchi::sim::person::attacks {
namespace {

using biometrics::AttackSpecies;

constexpr std::uint64_t other_day = 7;  // photograph seed of a picture that is not the card's
constexpr int photograph_pixels = 400;
constexpr Frame print_frame{-90, 125, 180, 225};
constexpr float life_size = 0.84F;  // millimetres a pixel of a photograph 320 pixels wide
constexpr float holes_height = 35;  // of the eyes over the middle of the sheet
constexpr float behind_sheet = 14;  // millimetres from the sheet to the eyes behind it
constexpr float eyes_before_origin = 84;

/// Shows one picture for ever.
Screen::Source still(ShownPicture picture) {
  return [shown = std::move(picture), first = true](double, ShownPicture& target) mutable {
    if (first) target = std::move(shown);
    first = false;
  };
}

}  // namespace

Presentation::Presentation(const Person& victim, AttackSpecies species, std::uint64_t seed,
                           int width, int height, Replay replay)
    : seed_(core::seed_of("attack", seed)),
      attacker_(Person::from_seed(somebody(seed, "attacker"))),
      acting_(Scene{}, seed_, width) {
  core::SeededRandom random(seed_);
  for (int i = 0; i < 8; ++i) phases_.push_back(random.uniform(0, 2 * pi));
  choose(victim, species, std::move(replay));
  place_ = place_ + Vec3{random.uniform(-8, 8), random.uniform(-6, 6), random.uniform(-12, 12)};
  for (Grip& grip : grips_) grip.skin = attacker_.model()->skin.base_colour;
  // Who holds a card close to the camera stands beside it.
  if (species != AttackSpecies::card) {
    body_.emplace(attacker_.model(), Attire{}, width, height);
  }
}

void Presentation::choose(const Person& victim, AttackSpecies species, Replay replay) {
  const auto portrait = [&] {
    return ShownPicture(id_photograph(victim, other_day, photograph_pixels));
  };
  switch (species) {
    case AttackSpecies::none:
    case AttackSpecies::card:
      instrument_ = std::make_unique<CardFront>(ShownPicture(card_photograph(victim)), seed_);
      place_ = {21, 2, -148};
      grips_ = {{.side = 1, .height = -14, .reach = 15}};
      defocus_ = 0.2F;
      return;
    case AttackSpecies::print:
      instrument_ = std::make_unique<PrintedSheet>(portrait(), print_frame, 0.0F);
      place_ = {0, -14, -465};
      grips_ = {{.side = -1, .height = -80}, {.side = 1, .height = -85}};
      return;
    case AttackSpecies::bent_print:
      instrument_ = std::make_unique<PrintedSheet>(portrait(), print_frame, 0.0032F);
      place_ = {0, -14, -440};
      grips_ = {{.side = -1, .height = -70}, {.side = 1, .height = -75}};
      return;
    case AttackSpecies::cut_out:
      choose_cut_out(victim);
      grips_ = {{.side = -1, .height = -85}, {.side = 1, .height = -80}};
      return;
    case AttackSpecies::phone:
      instrument_ = std::make_unique<Screen>(phone, seed_, still(portrait()));
      place_ = {0, -4, -236};
      grips_ = {{.side = 1, .height = -38, .reach = 11, .across = true}};
      defocus_ = 0.35F;
      return;
    case AttackSpecies::tablet:
      instrument_ = std::make_unique<Screen>(
          tablet, seed_, [frame = std::move(replay)](double seconds, ShownPicture& picture) {
            picture = ShownPicture(frame(seconds));
          });
      place_ = {0, -6, -405};
      grips_ = {{.side = -1, .height = -70, .reach = 14}, {.side = 1, .height = -66, .reach = 14}};
      return;
  }
}

/// The face in its real size, so that the attacker's eyes fit behind it.
void Presentation::choose_cut_out(const Person& victim) {
  const Traits& face = victim.traits();
  const float width = photograph_width * life_size;
  const float height = photograph_height * life_size;
  const Frame frame{-width / 2, height / 2 + holes_height - face.eye_y - 2, width, height};
  EyeHoles holes;
  holes.middle = {Vec3{-face.eye_x, holes_height, 0}, Vec3{face.eye_x, holes_height, 0}};
  instrument_ = std::make_unique<PrintedSheet>(
      ShownPicture(id_photograph(victim, other_day, photograph_pixels)), frame, 0.0006F, holes);
  place_ = {0, -22, -480};
  eyes_behind_ = holes_height;
}

Hold Presentation::held_at(double seconds, float focal) const {
  const auto t = static_cast<float>(seconds - 120 * std::floor(seconds / 120));
  const auto wave = [&](float radians_a_second, std::size_t which) {
    return sine(radians_a_second * t + phases_[which]);
  };
  // A hand trembles more the lighter the thing is; angles show more than places.
  const float reach = -place_.z / 460;
  Hold hold;
  hold.focal = focal;
  hold.place = place_ + Vec3{7 * wave(0.9F, 0) + 1.2F * wave(6.7F, 1),
                             5 * wave(0.7F, 2) + wave(7.3F, 3), 10 * wave(0.5F, 4)} *
                            reach;
  hold.yaw = 6 * wave(0.8F, 5) + 0.6F * wave(5.9F, 6);
  hold.pitch = -3 + 5 * wave(0.6F, 7);
  hold.roll = 3.5F * wave(0.5F, 1);
  return hold;
}

void Presentation::draw_attacker(double seconds, const Hold& hold, const Shot& shot,
                                 Plane& picture) {
  if (!body_) return;
  Shot acted = acting_.at(seconds);
  acted.lighting = shot.lighting;
  acted.focal = shot.focal;
  if (eyes_behind_) {
    const float depth = -hold.place.z + behind_sheet;
    const float share = depth / -hold.place.z;
    acted.place = {hold.place.x * share,
                   (hold.place.y + *eyes_behind_) * share - attacker_.traits().eye_y,
                   -(depth + eyes_before_origin)};
    acted.yaw = hold.yaw;
    acted.pitch = 0;
    acted.roll = hold.roll;
  } else {
    // The head is hidden by what is held up.
    const float share = 660 / -hold.place.z;
    acted.place = {hold.place.x * share, hold.place.y * share - 8, -660};
  }
  body_->draw(acted, picture);
}

void Presentation::draw(double seconds, const Shot& shot, Plane& picture) {
  const Hold hold = held_at(seconds, shot.focal);
  draw_attacker(seconds, hold, shot, picture);
  instrument_->advance(seconds);
  for (const Grip& grip : grips_) draw_palm(grip, *instrument_, hold, shot.lighting, picture);
  draw_instrument(*instrument_, hold, shot.lighting, picture);
  for (const Grip& grip : grips_) draw_fingers(grip, *instrument_, hold, shot.lighting, picture);
}

}  // namespace madoguchi::sim::person::attacks
