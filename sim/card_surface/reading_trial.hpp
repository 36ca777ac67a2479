// SPDX-License-Identifier: Apache-2.0
// How well the reference reader reads 照合番号B from drawn fronts: every person's own card in every
// condition, each placed once.
#pragma once

#include "core/civil_time.hpp"
#include "core/result.hpp"
#include "reader/number_reading.hpp"
#include "sim/card_surface/surface_conditions.hpp"
#include "sim/personalisation/printed_card.hpp"

#include <cstdint>
#include <map>
#include <vector>

namespace madoguchi::sim::card_surface {

struct ReadingTrialPlan {
  std::uint64_t first_person = 1000;  ///< people below 1000 serve for setting limits
  int fronts = 100;                   ///< people, one card each
  std::vector<SurfaceCondition> conditions{};
  core::CivilDate today{};  ///< decides when the cards end
  int workers = 1;          ///< threads; the result does not depend on them
};

/// Counts of fronts.
struct ReadingCounts {
  std::uint64_t read = 0;      ///< believed, and right
  std::uint64_t doubtful = 0;  ///< not believed
  std::uint64_t wrong = 0;     ///< believed, and wrong: a try of the card would be used up
  std::map<reader::NumberDoubt, std::uint64_t> doubts{};
  std::uint64_t pictures = 0;
  double seconds = 0;  ///< of one core, from picture to number, without drawing the pictures

  std::uint64_t fronts() const { return read + doubtful + wrong; }
  void add(const ReadingCounts& other);
};

struct ConditionCounts {
  SurfaceCondition condition;
  ReadingCounts counts{};
};

/// The card of a person as it is printed, without its chip.
personalisation::PrintedCard test_card_of(std::uint64_t person, core::CivilDate today);

/// One element a condition, in the order of the plan. Errors: those of drawing and of OCR.
core::Result<std::vector<ConditionCounts>> measure_reading(const ReadingTrialPlan& plan);

}  // namespace madoguchi::sim::card_surface
