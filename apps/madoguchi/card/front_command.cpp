// SPDX-License-Identifier: Apache-2.0
// `madoguchi card front`: pictures of the drawn front of a card, and how well its number is read.
#include "adapters/opencv/image_codec.hpp"
#include "apps/madoguchi/bad_usage.hpp"
#include "apps/madoguchi/card/card_commands.hpp"
#include "apps/madoguchi/card/front_text.hpp"
#include "apps/madoguchi/card/open_card.hpp"
#include "apps/madoguchi/person/person_commands.hpp"
#include "core/nearest_name.hpp"
#include "scenario/problems.hpp"
#include "sim/card_surface/printed_front.hpp"
#include "sim/card_surface/scanned_front.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <thread>

namespace madoguchi::apps {
namespace {

namespace surface = sim::card_surface;

struct FrontOptions {
  std::uint64_t person = 1;
  std::string to{};
  std::string date = "2026-02-01";
  std::vector<std::string> conditions{};
  surface::ReadingTrialPlan plan{};
};

core::CivilDate day_of(const FrontOptions& options) {
  const auto day = core::parse_date(options.date);
  if (day) return *day;
  throw BadUsage(
      fmt::format("--date: expected a day such as 2026-02-01, not \"{}\"", options.date));
}

const surface::SurfaceCondition& condition_of(const std::string& name) {
  const auto all = surface::surface_conditions();
  const auto row = std::ranges::find(all, name, &surface::SurfaceCondition::name);
  if (row != all.end()) return *row;
  std::vector<std::string_view> names;
  for (const auto& condition : all) names.push_back(condition.name);
  const auto near = core::nearest_name(name, names);
  throw BadUsage(fmt::format("--condition: no \"{}\"{}; known: {}", name,
                             near ? fmt::format(", did you mean \"{}\"?", *near) : "",
                             scenario::joined(names)));
}

ExitCode draw(const Environment& environment, const FrontOptions& options) {
  const auto card = surface::test_card_of(options.person, day_of(options));
  auto picture = surface::draw_front(card);
  if (picture && !options.conditions.empty()) {
    const auto& condition = condition_of(options.conditions.front());
    picture = surface::scan_front(*picture, condition.view, {.card = options.person});
  }
  if (!picture) return tell(environment, picture.error());
  return write_picture(environment, options.to, adapters::opencv::encode_png(*picture));
}

ExitCode measure(const Environment& environment, FrontOptions options) {
  options.plan.today = day_of(options);
  for (const std::string& name : options.conditions) {
    options.plan.conditions.push_back(condition_of(name));
  }
  if (options.conditions.empty()) {
    const auto all = surface::surface_conditions();
    options.plan.conditions.assign(all.begin(), all.end());
  }
  const auto counts = surface::measure_reading(options.plan);
  if (!counts) return tell(environment, counts.error());
  fmt::print("{}", environment.json ? front_reading_json(options.plan, *counts)
                                    : front_reading_text(*counts, environment.language));
  const bool wrong =
      std::ranges::any_of(*counts, [](const auto& row) { return row.counts.wrong > 0; });
  return wrong ? ExitCode::fail : ExitCode::ok;
}

void add_draw(CLI::App& front, const Environment& environment, CommandRunner& chosen) {
  CLI::App* command = front.add_subcommand("draw", "Draw the front of a person's card as PNG");
  auto options = std::make_shared<FrontOptions>();
  add_person_number(*command, "NUMBER", options->person);
  command->add_option("-o,--output", options->to, "File to write: *.png")->required();
  command
      ->add_option("--condition", options->conditions,
                   "As the reader's scanner sees it, in one of the conditions of `card front "
                   "measure`; without: flat and new")
      ->expected(1);
  command->add_option("--date", options->date, "Day that the card's end follows from")
      ->capture_default_str();
  command->callback([&environment, &chosen, options] {
    chosen = [&environment, options] { return draw(environment, *options); };
  });
}

void add_measure(CLI::App& front, const Environment& environment, CommandRunner& chosen) {
  CLI::App* command = front.add_subcommand(
      "measure", "Count how many numbers the reference reader reads, doubts and gets wrong");
  command->footer(
      "Every person's own card is placed once in every condition. The counts are the same for the\n"
      "same persons, conditions and date, however many jobs; only the seconds differ. Exit code 1\n"
      "if a number was believed and wrong. Limits of the reader were set on persons 500 to 699.\n"
      "\n"
      "Example: madoguchi card front measure --fronts 50 --condition clean,worn");
  auto options = std::make_shared<FrontOptions>();
  surface::ReadingTrialPlan& plan = options->plan;
  plan.workers = static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
  command->add_option("--fronts", plan.fronts, "Cards in each condition")
      ->check(CLI::Range(1, 1000000))
      ->capture_default_str();
  command->add_option("--first-person", plan.first_person, "Number of the first person")
      ->capture_default_str();
  command->add_option("--condition", options->conditions, "Only these; default: all")
      ->delimiter(',');
  command->add_option("-j,--jobs", plan.workers, "Threads")
      ->check(CLI::Range(1, 256))
      ->capture_default_str();
  command->add_option("--date", options->date, "Day at the counter")->capture_default_str();
  command->callback([&environment, &chosen, options] {
    chosen = [&environment, options] { return measure(environment, *options); };
  });
}

}  // namespace

void add_card_front(CLI::App& card, const Environment& environment, CommandRunner& chosen) {
  CLI::App* front = card.add_subcommand("front", "The printed front, and OCR of its number");
  front->require_subcommand(1);
  add_draw(*front, environment, chosen);
  add_measure(*front, environment, chosen);
}

}  // namespace madoguchi::apps
