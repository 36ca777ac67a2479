// SPDX-License-Identifier: Apache-2.0
// `madoguchi-bench-check-in`: a whole check-in of an ordinary card in mode hil against the sum of
// what it cannot do without, in the same run: the same commands to a card that does nothing, the
// bare passes of the networks that the decision needs, one round trip to the service. The time
// between two frames of the camera is no floor: it has to be hidden. 1 is returned if the ratio is
// over the limit. --quick: 5 rounds.
#include "adapters/opencv/cache_folder.hpp"
#include "bench/check_in/floors.hpp"
#include "bench/percentile.hpp"
#include "bench/shared_readers.hpp"
#include "bench/workshop.hpp"
#include "scenario/scenario_engine.hpp"
#include "sim/record/apdu_log_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <stdexcept>
#include <string_view>
#include <utility>

namespace madoguchi::bench {
namespace {

using scenario::ScenarioResult;

/// The check-in may take this many times as long as the sum of its floors.
constexpr double limit = 1.2;
constexpr std::string_view scenario_id = "face-ordinary-match";

std::filesystem::path data_root() {
  const char* set = std::getenv("MADOGUCHI_DATA");
  return set != nullptr && *set != '\0' ? set : MADOGUCHI_SOURCE_DIR;
}

scenario::ScenarioDocument check_in_scenario(const ScenarioFolders& folders) {
  auto documents = load_scenarios(folders);
  const auto found = std::ranges::find(documents, scenario_id, &scenario::ScenarioDocument::id);
  if (found == documents.end()) throw std::runtime_error("the scenario is missing");
  return *found;
}

double phase_ms(const ScenarioResult& result, std::string_view name) {
  const auto found = std::ranges::find(result.phases, name, &scenario::PhaseTime::phase);
  if (found == result.phases.end()) throw std::runtime_error("a phase did not happen");
  return std::chrono::duration<double, std::milli>(found->duration).count();
}

FacesLooked faces_of(const ScenarioResult& result) {
  FacesLooked faces{.templates = 1};  // of the photograph
  for (const auto& event : result.trace) {
    faces.templates += event.title == "frame compared" || event.title == "frame not usable";
    faces.watched += event.title == "frame watched for attacks";
    faces.found += event.title == "frame watched for attacks";
    faces.found -= event.title == "frame compared";
  }
  return faces;
}

/// Notes when a scenario's first step began: that which puts the card on the reader.
class CardWatch final : public scenario::RunObserver {
 public:
  void scenario_started(const std::string& /*id*/, const scenario::Title& /*title*/) override {
    known_ = false;
  }
  void step_finished(const std::string& /*id*/, const scenario::StepResult& step) override {
    if (!std::exchange(known_, true)) placed_ = std::chrono::steady_clock::now() - step.duration;
  }
  std::chrono::steady_clock::time_point placed() const { return placed_; }

 private:
  bool known_ = false;
  std::chrono::steady_clock::time_point placed_{};
};

std::vector<SizedExchange> recorded_exchanges(const ScenarioResult& result) {
  for (const auto& file : result.evidence) {
    if (file.name != "card-apdu.log") continue;
    return exchanges_of(sim::record::parse_log(file.content, file.name).records);
  }
  throw std::runtime_error("the card kept no log");
}

void print_row(const char* name, const std::vector<double>& samples) {
  fmt::print("{:<44} {:>9.1f} {:>9.1f}\n", name, percentile(samples, 0.5),
             percentile(samples, 0.95));
}

int compare(int rounds) {
  const auto root = data_root();
  const ScenarioFolders folders{root / "scenarios", root / "data",
                                adapters::opencv::cache_folder()};
  const auto document = check_in_scenario(folders);
  const auto workshop = open_workshop(folders, scenario::Mode::hil).value();
  const auto factory = workshop->factory(scenario_job()).value();
  CardWatch watch;
  scenario::ScenarioEngine engine(*factory, watch);
  const auto play = [&] {
    ScenarioResult result =
        engine.run(document, {.mode = scenario::Mode::hil, .seed = 1, .defects = {}});
    if (result.verdict != scenario::Verdict::pass) {
      throw std::runtime_error("the check-in did not pass: " + result.cause);
    }
    return result;
  };
  const ScenarioResult first = play();  // also warms everything up
  const auto exchanges = recorded_exchanges(first);
  DeviceFloors devices(workshop->hierarchy(), *shared_readers().value(), null_card_slot, exchanges);
  NetworkFloor networks("reference");
  networks.face_ms({.templates = 1, .found = 0, .watched = 1});
  devices.service_ms();
  // Of the card's floor, as in the check-in: from pcscd's last look to the card.
  std::chrono::nanoseconds pause{0};

  std::map<std::string, std::vector<double>> phases;
  std::vector<double> card;
  std::vector<double> face;
  std::vector<double> service;
  std::vector<double> floors;
  for (int round = 0; round < rounds; ++round) {
    card.push_back(devices.card_ms(pause));
    const auto removed = std::chrono::steady_clock::now();
    const ScenarioResult result = play();
    pause = watch.placed() - removed;
    for (const char* name : {"card_read", "face", "service", "check_in"}) {
      phases[name].push_back(phase_ms(result, name));
    }
    face.push_back(networks.face_ms(faces_of(result)));
    service.push_back(devices.service_ms());
    floors.push_back(card.back() + face.back() + service.back());
  }
  fmt::print("{:<44} {:>9} {:>9}\n", "milliseconds, wall clock", "median", "p95");
  const FacesLooked faces = faces_of(first);
  fmt::print("{} commands to the card, {} templates, {} frames watched for attacks\n",
             exchanges.size(), faces.templates, faces.watched);
  for (const auto& [name, samples] : phases) print_row(name.c_str(), samples);
  print_row("floor: the same commands to a null card", card);
  print_row("floor: bare passes of the networks", face);
  print_row("floor: one round trip to the service", service);
  print_row("floors together", floors);
  const double ratio = percentile(phases["check_in"], 0.5) / percentile(floors, 0.5);
  fmt::print("ratio {:.3f}, limit {:.2f}: {} ({} rounds)\n", ratio, limit,
             ratio <= limit ? "ok" : "OVER THE LIMIT", rounds);
  return ratio <= limit ? EXIT_SUCCESS : EXIT_FAILURE;
}

}  // namespace
}  // namespace madoguchi::bench

int main(int count, char** arguments) {
  const bool quick = count > 1 && std::string_view(arguments[1]) == "--quick";
  try {
    return madoguchi::bench::compare(quick ? 5 : 30);
  } catch (const std::exception& problem) {
    fmt::print(stderr, "madoguchi-bench-check-in: {}\n", problem.what());
    return 2;
  }
}
