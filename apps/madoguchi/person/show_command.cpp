// SPDX-License-Identifier: Apache-2.0
// `madoguchi person show`: what a person looks like, in words.
#include "apps/madoguchi/person/person_commands.hpp"
#include "sim/person/person_groups.hpp"
#include "sim/person/portrait.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <memory>
#include <string>
#include <vector>

namespace madoguchi::apps {
namespace {

/// One line: key for programs, heading and value for people.
struct Row {
  std::string_view key;
  core::Text heading;
  std::string name;  ///< JSON value
  std::string label;
};

template <core::NamedEnum E>
Row named(const Environment& environment, std::string_view key, core::Text heading, E value) {
  return {key, heading, fmt::format("\"{}\"", core::name_of(value)),
          std::string(environment.say(core::label_of(value)))};
}

Row flag(const Environment& environment, std::string_view key, core::Text heading, bool value) {
  const core::Text text = value ? core::Text{"yes", "あり"} : core::Text{"no", "なし"};
  return {key, heading, value ? "true" : "false", std::string(environment.say(text))};
}

Row number(std::string_view key, core::Text heading, std::uint64_t value) {
  return {key, heading, std::to_string(value), std::to_string(value)};
}

ExitCode show(const Environment& environment, std::uint64_t seed) {
  const auto person = sim::person::Person::from_seed(seed);
  const sim::person::PersonGroups groups = groups_of(person);
  const std::vector<Row> rows{
      number("person", {"person", "人物"}, seed),
      number("age", {"age", "年齢"}, static_cast<std::uint64_t>(person.age())),
      named(environment, "age_band", {"age band", "年齢層"}, groups.age),
      named(environment, "sex", {"appearance", "外見"}, groups.sex),
      named(environment, "tone", {"skin", "肌"}, groups.tone),
      named(environment, "hair", {"hair", "髪"}, groups.hair),
      named(environment, "hair_shade", {"hair colour", "髪色"}, groups.shade),
      flag(environment, "beard", {"beard", "ひげ"}, groups.beard),
      flag(environment, "glasses", {"owns glasses", "眼鏡"}, groups.glasses),
      number("photograph_years_ago", {"photograph taken, years ago", "写真（撮影から年数）"},
             static_cast<std::uint64_t>(sim::person::photograph_age(person)))};
  if (environment.json) {
    std::string fields = fmt::format("\"generator\":\"{}\"", sim::person::generator_version());
    for (const Row& row : rows) fields += fmt::format(",\"{}\":{}", row.key, row.name);
    fmt::print("{{{}}}\n", fields);
    return ExitCode::ok;
  }
  for (const Row& row : rows) fmt::print("{}: {}\n", environment.say(row.heading), row.label);
  return ExitCode::ok;
}

}  // namespace

void add_person_show(CLI::App& person, const Environment& environment, CommandRunner& chosen) {
  CLI::App* command = person.add_subcommand("show", "Print what the person looks like");
  command->footer(
      "The groups describe the drawing; they are the groups of the tables in evaluations.\n"
      "\n"
      "Example:\n"
      "  madoguchi person show 17 --json");
  auto seed = std::make_shared<std::uint64_t>(0);
  add_person_number(*command, "NUMBER", *seed);
  command->callback([&environment, &chosen, seed] {
    chosen = [&environment, seed] { return show(environment, *seed); };
  });
}

}  // namespace madoguchi::apps
