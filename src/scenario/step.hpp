// SPDX-License-Identifier: Apache-2.0
// A step: what patient, staff or the world do. One file a step under steps/, one row in the table.
#pragma once

#include "core/text.hpp"
#include "ports/emr_bench.hpp"
#include "ports/stage.hpp"
#include "ports/system_under_test.hpp"
#include "ports/trace_sink.hpp"
#include "scenario/card_session.hpp"
#include "scenario/problems.hpp"
#include "scenario/shape.hpp"
#include "scenario/world.hpp"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace madoguchi::scenario {

/// What a step works on. It outlives the step's coroutine.
struct StepContext {
  ports::SystemUnderTest& system;
  ports::Stage& stage;
  ports::TraceSink& trace;
  const World& world;
  ports::Observation seen;        ///< of this step's actions, merged
  bool card_on_reader = false;    ///< placed and not taken
  std::optional<bool> same_face;  ///< what staff found when they last compared by eye
  CardSession* card = nullptr;    ///< where the card itself is tested; nullptr at a counter
  ports::PopulationTrial* population = nullptr;   ///< where a population is; nullptr elsewhere
  ports::EmrBench* emr = nullptr;                 ///< where an EMR is; nullptr elsewhere
  std::vector<checkin::EmrDecision> decisions{};  ///< of the EMR, of this step
  std::optional<std::string> facing{};  ///< who stands there now; empty: as the world says
};

class Step {
 public:
  virtual ~Step() = default;

  /// The arguments on one line, PINs masked; empty if there are none.
  virtual std::string arguments() const = 0;

  /// What happens, as a sentence without a full stop.
  virtual std::string words(core::Language language) const = 0;

  /// Does it. Errors: what the system or the stage could not do.
  virtual ports::Task<> run(StepContext& context) const = 0;

  /// Who is before the camera after it, and how, if the step changes that.
  virtual void change(Camera& /*camera*/) const {}

  /// Names of the card's secrets without which it cannot be done (card_pins.hpp).
  virtual std::vector<std::string_view> secrets() const { return {}; }
};

/// What the rest of the scenario says, for checking names and combinations.
struct ReadContext {
  const World& world;
  Problems& problems;
  std::string path;                        ///< of the value that is read: "steps.3.staff"
  const Card* used = nullptr;              ///< on the reader now, or there last; empty: the first
  const Card* looked_at = nullptr;         ///< on the reader now, or placed next; empty: as `used`
  const Card* lies = nullptr;              ///< on the reader before the step, as far as steps tell
  std::optional<core::CivilDate> today{};  ///< empty: the world's date

  /// What the patient does with a card concerns this one.
  const Card& card() const { return used != nullptr ? *used : world.card; }
  /// What staff see of a card is on this one.
  const Card& shown_card() const { return looked_at != nullptr ? *looked_at : card(); }
  core::CivilDate day() const { return today.value_or(world.date); }
};

/// Where a step or an expectation makes sense.
enum class Scene {
  counter,  ///< people, reader, terminal
  card,     ///< the card alone: the suite plays the reader
  both,
  emr,         ///< an EMR and its folders, with or without a counter
  population,  ///< many people, one after the other before the camera
};

/// A row of the step table.
struct StepKind {
  std::string_view name;
  std::string_view meaning;  ///< for the reference, Markdown
  std::string_view example;  ///< one line of YAML
  Shape (*shape)();          ///< of the argument
  /// Makes the step from an argument of that shape; notes what makes no sense in this world.
  std::unique_ptr<Step> (*make)(const DocumentNode& argument, ReadContext& context);
  Scene scene = Scene::counter;
};

/// Later observations replace earlier ones of the same thing.
void merge(ports::Observation& seen, ports::Observation later);

/// Lets the patient do something, and confirm a notice if the world says so; merges what was
/// observed.
ports::Task<> patient_does(StepContext& context, ports::PatientAction action);

/// Lets staff do something and merges what was observed.
ports::Task<> staff_does(StepContext& context, ports::StaffAction action);

/// Notes a problem and gives false unless `key` is a person of the world.
bool known_person(const DocumentNode& key, const std::string& path, ReadContext& context);

}  // namespace madoguchi::scenario
