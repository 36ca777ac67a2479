// SPDX-License-Identifier: Apache-2.0
// A scenario as it was read and checked; everything in it can run.
#pragma once

#include "scenario/expectation.hpp"
#include "scenario/results.hpp"
#include "scenario/step.hpp"
#include "scenario/world.hpp"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace madoguchi::scenario {

/// What can be the system under test (docs: profiles).
enum class Profile { reference, reader, comparator, pcsc, emr, terminal };

/// One line under `expect:`.
struct PlannedCheck {
  std::string key;
  Place place;
  std::shared_ptr<const Expectation> expectation;
};

struct PlannedStep {
  std::string action;
  Place place;
  std::shared_ptr<const Step> step;
  std::vector<PlannedCheck> checks;
  std::string save;  ///< name under which the answer's data is kept; empty: it is not
};

/// What to time: the benchmark repeats the scenario and compares percentiles with the limits.
struct Measure {
  std::string phase;  ///< "card_read", "face", "service", "check_in"
  int repeat = 20;
  std::optional<double> p50_ms;
  std::optional<double> p95_ms;
  std::optional<double> max_ms;
  Place place;
};

/// One changed value of a scenario.
struct Override {
  std::string path;  ///< "world.camera.of", "steps.3.staff.tick_identity_verified"
  DocumentNode value;
  Place place;
};

/// A change under which the scenario has to fail: proof that it can.
struct Opposite {
  std::optional<Title> name;
  std::vector<Override> set;
  Place place;
};

struct ScenarioDocument {
  std::string id;
  Title title;
  std::vector<std::string> requirements;
  std::vector<std::string> situations;  ///< ids of situations of the counter that it shows
  std::vector<Profile> profiles;
  checkin::Defects detects;
  /// Uses up tries, changes PINs or locks: nothing for somebody's card without being asked for.
  bool destructive = false;
  World world;
  std::vector<PlannedStep> steps;
  std::vector<Measure> measure;
  std::vector<Opposite> opposites;
  /// What the scenario has to end with: pass, except for the suite's own must-fail scenarios.
  Verdict must = Verdict::pass;
  std::string file;
  std::string file_sha256;                     ///< empty unless the loader was given a digest
  std::shared_ptr<const DocumentNode> source;  ///< for overrides; `sweep` is resolved already

  /// A must-fail scenario is as it should be when it fails.
  bool as_it_should_be(Verdict verdict) const { return verdict == must; }
};

constexpr auto enum_names(std::type_identity<Profile>) {
  return std::to_array<core::EnumName<Profile>>({
      {Profile::reference, "reference", {"reference devices", "参照実装"}},
      {Profile::reader, "reader", {"card reader", "カードリーダー"}},
      {Profile::comparator, "comparator", {"face comparator", "顔照合ライブラリ"}},
      {Profile::pcsc, "pcsc", {"PC/SC reader with a card", "PC/SCリーダーとカード"}},
      {Profile::emr, "emr", {"EMR or receipt computer", "電子カルテ・レセコン"}},
      {Profile::terminal, "terminal", {"terminal", "資格確認端末"}},
  });
}

}  // namespace madoguchi::scenario
