// SPDX-License-Identifier: Apache-2.0
// Short scenario texts for tests.
#pragma once

#include "scenario/scenario_loader.hpp"

#include <fmt/format.h>

#include <string>

namespace madoguchi::scenario {

/// A whole scenario of the given steps and world, both as YAML lines indented by two spaces. The
/// head takes lines 1-3, `world:` stands in line 4.
inline std::string scenario_text(const std::string& steps,
                                 const std::string& card = "{of: hanako, kind: pinless}",
                                 const std::string& more = "") {
  return fmt::format(
      "id: test-scenario\n"
      "title: {{en: A test, ja: 試験}}\n"
      "requirements: [N-04]\n"
      "world:\n"
      "  date: 2024-02-01\n"
      "  people:\n"
      "    hanako: {{person: 1}}\n"
      "    taro: {{person: 2}}\n"
      "  card: {}\n"
      "{}steps:\n{}",
      card, more, steps);
}

inline ScenarioDocument load_one(const std::string& text) {
  return ScenarioLoader().load_text(text, "test.yaml").front();
}

}  // namespace madoguchi::scenario
