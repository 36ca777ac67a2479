// SPDX-License-Identifier: Apache-2.0
// The shipped scenarios against the reference devices: they pass in both modes, fail in every
// opposite world, and catch the defects that they name.
#include "conformance/requirements/coverage.hpp"
#include "conformance/requirements/situation_coverage.hpp"
#include "suite.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

namespace madoguchi::test {
namespace {

using scenario::Mode;
using scenario::Verdict;

TEST(Scenarios, AllPassInSimulation) {
  const auto workshop = open_workshop(Mode::sim, 2);
  const auto documents = load(Which::shipped);
  const auto results = play(*workshop, documents, Mode::sim);
  ASSERT_EQ(results.size(), documents.size());
  for (const auto& result : results) EXPECT_EQ(result.verdict, Verdict::pass) << describe(result);
}

// Two readers of one pcscd, side by side. With the test above: both modes give the same verdicts.
TEST(Scenarios, AllPassWithRealParts) {
  const auto documents = load(Which::shipped);
  const auto workshop = open_workshop(Mode::hil, 2);
  const auto results = play(*workshop, documents, Mode::hil);
  ASSERT_EQ(results.size(), documents.size());
  for (const auto& result : results) EXPECT_EQ(result.verdict, Verdict::pass) << describe(result);
}

// How files tell of a subsidy (S-88) is not public: nothing shows that one yet.
TEST(Scenarios, ShowEverySituation) {
  std::vector<conformance::requirements::ScenarioSituations> named;
  for (const auto& document : load(Which::shipped))
    named.push_back({document.id, document.situations});
  std::vector<std::string> missing;
  for (const auto& row : conformance::requirements::shown_situations(
           conformance::requirements::counter_situations(), named)) {
    if (row.scenarios.empty()) missing.push_back(row.situation->id);
  }
  EXPECT_THAT(missing, testing::IsEmpty());
}

/// The frames that the reader was given, by their numbers.
std::map<std::string, std::shared_ptr<const biometrics::Image>> frames_of(
    const scenario::ScenarioResult& result) {
  std::map<std::string, std::shared_ptr<const biometrics::Image>> frames;
  for (const ports::TraceEvent& event : result.trace) {
    if (event.lane == ports::Lane::camera && event.picture) frames[event.title] = event.picture;
  }
  return frames;
}

/// Mean difference of two pictures, in grey levels.
double difference(const biometrics::Image& one, const biometrics::Image& other) {
  if (one.pixels.size() != other.pixels.size()) return 255;
  double sum = 0;
  for (std::size_t i = 0; i < one.pixels.size(); ++i) {
    sum += std::abs(static_cast<int>(one.pixels[i]) - static_cast<int>(other.pixels[i]));
  }
  return sum / static_cast<double>(one.pixels.size());
}

// What went over HTTP is the recorded frame after JPEG: nearly the same, and never quite.
TEST(Scenarios, TheCameraOfModeHilIsAStreamOverHttp) {
  auto documents = load(Which::shipped);
  std::erase_if(documents,
                [](const auto& document) { return document.id != "face-pinless-match"; });
  ASSERT_EQ(documents.size(), 1U);
  const auto direct = frames_of(play(*open_workshop(Mode::sim, 1), documents, Mode::sim).front());
  const auto sent = frames_of(play(*open_workshop(Mode::hil, 1), documents, Mode::hil).front());
  int compared = 0;
  for (const auto& [number, frame] : sent) {
    const auto same = direct.find(number);
    if (same == direct.end()) continue;
    EXPECT_GT(difference(*frame, *same->second), 0) << number;
    EXPECT_LT(difference(*frame, *same->second), 3) << number;
    ++compared;
  }
  EXPECT_GE(compared, 1);
}

TEST(Scenarios, EachFailsInEveryOppositeWorld) {
  std::vector<scenario::ScenarioDocument> opposites;
  for (const auto& document : load(Which::shipped)) {
    const auto some = opposites_of(document);
    EXPECT_FALSE(some.empty()) << document.id << " has no opposite";
    opposites.insert(opposites.end(), some.begin(), some.end());
  }
  const auto workshop = open_workshop(Mode::sim, 2);
  const auto results = play(*workshop, opposites, Mode::sim);
  ASSERT_EQ(results.size(), opposites.size());
  for (const auto& result : results) EXPECT_EQ(result.verdict, Verdict::fail) << describe(result);
}

TEST(Scenarios, EachDetectsTheDefectsItNames) {
  std::map<checkin::Defect, std::vector<scenario::ScenarioDocument>> detectors;
  for (const auto& document : load(Which::shipped)) {
    for (const checkin::Defect defect : document.detects) detectors[defect].push_back(document);
  }
  EXPECT_EQ(detectors.size(), core::all_names<checkin::Defect>().size())
      << "a defect that no scenario detects";
  const auto workshop = open_workshop(Mode::sim, 2);
  for (const auto& [defect, documents] : detectors) {
    for (const auto& result : play(*workshop, documents, Mode::sim, {defect})) {
      EXPECT_EQ(result.verdict, Verdict::fail)
          << "with defect " << core::name_of(defect) << ": " << describe(result);
    }
  }
}

TEST(Scenarios, TheSuitesOwnScenariosFail) {
  const auto documents = load(Which::must_fail);
  ASSERT_FALSE(documents.empty());
  const auto workshop = open_workshop(Mode::sim, 2);
  const auto results = play(*workshop, documents, Mode::sim);
  ASSERT_EQ(results.size(), documents.size());
  for (std::size_t i = 0; i < results.size(); ++i) {
    EXPECT_EQ(results[i].verdict, documents[i].must) << describe(results[i]);
  }
}

/// What happened, when, at the counter; nothing of the wall clock.
std::vector<std::string> history_of(const scenario::ScenarioResult& result) {
  std::vector<std::string> history;
  for (const ports::TraceEvent& event : result.trace) {
    std::string line = std::to_string(event.at.time_since_epoch().count()) + " " + event.title;
    for (const auto& [key, value] : event.details) line += " " + key + "=" + value;
    history.push_back(std::move(line));
  }
  return history;
}

// Every third one: what could make a run depend on anything else is common to all.
TEST(Scenarios, ASimulatedRunIsAFunctionOfItsSeed) {
  const auto shipped = load(Which::shipped);
  std::vector<scenario::ScenarioDocument> documents;
  for (std::size_t i = 0; i < shipped.size(); i += 3) documents.push_back(shipped[i]);
  const auto workshop = open_workshop(Mode::sim, 2);
  const auto once = play(*workshop, documents, Mode::sim, {}, 1);
  const auto again = play(*workshop, documents, Mode::sim, {}, 2);
  ASSERT_EQ(once.size(), again.size());
  for (std::size_t i = 0; i < once.size(); ++i) {
    EXPECT_EQ(history_of(once[i]), history_of(again[i])) << once[i].id;
    EXPECT_FALSE(once[i].trace.empty()) << once[i].id;
  }
}

TEST(Scenarios, EveryClauseIsCoveredOrSaysWhyNot) {
  std::vector<conformance::requirements::ScenarioClauses> clauses;
  for (const auto& document : load(Which::shipped)) {
    clauses.push_back({document.id, document.requirements});
  }
  for (const auto* catalogue : conformance::requirements::catalogues()) {
    const auto coverage = conformance::requirements::coverage_of(*catalogue, clauses);
    for (const auto* clause : coverage.uncovered) ADD_FAILURE() << clause->id << " is not covered";
    for (const auto& unknown : coverage.unknown) {
      ADD_FAILURE() << unknown.scenario << " names " << unknown.id;
    }
  }
}

}  // namespace
}  // namespace madoguchi::test
