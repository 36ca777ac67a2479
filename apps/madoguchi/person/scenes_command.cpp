// SPDX-License-Identifier: Apache-2.0
// `madoguchi person scenes`: the named scenes and the properties of which scenes are made.
#include "apps/madoguchi/person/person_commands.hpp"
#include "biometrics/scene_properties.hpp"

#include <CLI/CLI.hpp>
#include <boost/json.hpp>
#include <fmt/format.h>

namespace madoguchi::apps {
namespace {

using biometrics::SceneProperty;
using biometrics::SceneValue;
using biometrics::StreamKind;

boost::json::object text_of(core::Text text) { return {{"en", text.en}, {"ja", text.ja}}; }

boost::json::object as_json() {
  boost::json::array names;
  for (const auto& row : enum_names(std::type_identity<StreamKind>{})) {
    names.push_back({{"name", row.name},
                     {"scene", to_text(scene_of(row.value))},
                     {"label", text_of(row.label)}});
  }
  boost::json::array properties;
  for (const SceneProperty& property : biometrics::scene_properties()) {
    boost::json::array values;
    for (const SceneValue& value : property.values()) {
      values.push_back({{"name", value.name}, {"label", text_of(value.label)}});
    }
    properties.push_back(
        {{"key", property.key}, {"meaning", text_of(property.meaning)}, {"values", values}});
  }
  return {{"scenes", names}, {"properties", properties}};
}

ExitCode scenes(const Environment& environment) {
  if (environment.json) {
    fmt::print("{}\n", boost::json::serialize(as_json()));
    return ExitCode::ok;
  }
  fmt::print("{}\n", environment.say({"Named scenes", "名前のある場面"}));
  for (const auto& row : enum_names(std::type_identity<StreamKind>{})) {
    fmt::print("  {:<20} {:<24} {}\n", row.name, to_text(scene_of(row.value)),
               environment.say(row.label));
  }
  fmt::print("\n{}\n", environment.say({"Properties, as key=value", "属性（キー=値）"}));
  for (const SceneProperty& property : biometrics::scene_properties()) {
    fmt::print("  {:<20} {}\n", property.key, environment.say(property.meaning));
    for (const SceneValue& value : property.values()) {
      fmt::print("    {:<18} {}\n", value.name, environment.say(value.label));
    }
  }
  return ExitCode::ok;
}

}  // namespace

void add_person_scenes(CLI::App& person, const Environment& environment, CommandRunner& chosen) {
  CLI::App* command =
      person.add_subcommand("scenes", "List the named scenes and the properties of a scene");
  command->callback(
      [&environment, &chosen] { chosen = [&environment] { return scenes(environment); }; });
}

}  // namespace madoguchi::apps
