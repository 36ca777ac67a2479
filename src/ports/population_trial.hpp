// SPDX-License-Identifier: Apache-2.0
// A trial of face comparison on a population of synthetic people: what a scenario asks for, and the
// verdict on a limit.
#pragma once

#include "biometrics/performance/limit.hpp"
#include "biometrics/scene.hpp"
#include "core/result.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace madoguchi::ports {

/// Who presents themselves, and how.
struct PopulationPlan {
  std::uint64_t first = 2000;  ///< number of the first person
  std::uint64_t people = 20;
  std::vector<biometrics::Scene> scenes = {};
  std::uint64_t attackers = 0;  ///< so many people show the attacks; 0: all
  int attempts = 1;             ///< presentations in each scene, all of one transaction
  int frames = 3;               ///< of a presentation

  bool operator==(const PopulationPlan&) const = default;
};

/// What a limit came to.
struct LimitFinding {
  biometrics::performance::LimitVerdict verdict =
      biometrics::performance::LimitVerdict::inconclusive;
  std::string observed;  ///< rate, interval, errors and trials, and why it supports nothing
  bool judged = true;    ///< false: not measured here, such as times on a virtual clock
};

class PopulationTrial {
 public:
  virtual ~PopulationTrial() = default;

  /// Lets the whole population present itself. Errors: what stopped the trial.
  virtual core::Result<> run() = 0;

  /// The verdict on a limit after the run. Error: invalid_argument before it.
  virtual core::Result<LimitFinding> judge(const biometrics::performance::Limit& limit) = 0;
};

}  // namespace madoguchi::ports
