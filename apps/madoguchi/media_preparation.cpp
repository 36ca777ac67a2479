// SPDX-License-Identifier: Apache-2.0
#include "apps/madoguchi/media_preparation.hpp"

#include "apps/madoguchi/face/loaded_comparators.hpp"
#include "evaluation/trial/population_counter.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <thread>

namespace madoguchi::apps {
namespace {

/// Templates that are kept are found within this.
constexpr std::chrono::seconds time_to_look_up{2};

int all_cores() { return static_cast<int>(std::max(1U, std::thread::hardware_concurrency())); }

}  // namespace

core::Result<> prepare_media(const Environment& environment, sim::camera::MediaLibrary& media,
                             std::span<const sim::camera::MediaItem> items) {
  if (media.missing(items).empty()) return {};
  const bool terminal = isatty(STDERR_FILENO) == 1;
  const std::string_view what =
      environment.say({"rendering photographs and streams", "写真と映像を生成しています"});
  const auto show = [&](std::size_t done, std::size_t total) {
    if (terminal) {
      fmt::print(stderr, "\r  {}: {} / {}{}", what, done, total, done == total ? "\n" : "");
    } else if (done == total || done % 10 == 0) {
      fmt::print(stderr, "  {}: {} / {}\n", what, done, total);
    }
  };
  return media.prepare(items, all_cores(), show);
}

core::Result<> prepare_populations(const Environment& environment,
                                   evaluation::trial::ObserverChoice choice,
                                   std::span<const scenario::ScenarioDocument> documents) {
  std::vector<ports::PopulationPlan> plans;
  for (const scenario::ScenarioDocument& document : documents) {
    const auto& plan = document.world.population;
    if (plan && std::ranges::find(plans, *plan) == plans.end()) plans.push_back(*plan);
  }
  choice.jobs = all_cores();
  const auto show = [progress = template_progress(environment),
                     begun = std::chrono::steady_clock::now()](std::size_t done,
                                                               std::size_t total) {
    if (std::chrono::steady_clock::now() - begun > time_to_look_up) progress(done, total);
  };
  return evaluation::trial::prepare_trials(observer_folders(environment), choice, plans, show);
}

}  // namespace madoguchi::apps
