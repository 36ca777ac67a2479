// SPDX-License-Identifier: Apache-2.0
// An expectation: one thing that has to be observable after a step. One file a family under
// expectations/, one row in the table.
#pragma once

#include "core/result.hpp"
#include "ports/stage.hpp"
#include "ports/system_under_test.hpp"
#include "scenario/step.hpp"
#include "scenario/world.hpp"

#include <memory>
#include <string>
#include <string_view>

namespace madoguchi::scenario {

/// What an expectation looks at.
struct Evidence {
  const ports::Observation& seen;  ///< of the step, merged
  ports::Stage& stage;
  const World& world;
  std::size_t files_before = 0;                  ///< files for the EMR when the step began
  const CardSession* card = nullptr;             ///< where the card itself is tested
  ports::PopulationTrial* population = nullptr;  ///< where a population was evaluated
  const ports::EmrBench* emr = nullptr;          ///< where an EMR is
  const std::vector<checkin::EmrDecision>* decisions = nullptr;  ///< of the EMR, of this step
};

/// Whether it is as expected, and what was observed.
struct Finding {
  bool as_expected = false;
  std::string actual;
  bool conclusive = true;  ///< false: too few trials to say either way
  bool judged = true;      ///< false: it cannot be seen here; no verdict
};

class Expectation {
 public:
  virtual ~Expectation() = default;

  /// What is expected, as the scenario states it.
  virtual std::string expected() const = 0;

  /// Errors: what stopped the suite itself from looking.
  virtual core::Result<Finding> check(const Evidence& evidence) const = 0;
};

/// A row of the expectation table.
struct ExpectationKind {
  std::string_view key;
  std::string_view meaning;  ///< for the reference, Markdown
  std::string_view example;  ///< one line of YAML
  Shape (*shape)();
  std::unique_ptr<Expectation> (*make)(const DocumentNode& value, ReadContext& context);
  Scene scene = Scene::counter;
  bool one_each = false;  ///< a list is as many expectations
};

}  // namespace madoguchi::scenario
