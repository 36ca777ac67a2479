// SPDX-License-Identifier: Apache-2.0
// Scenario texts: whatever comes, the loader gives scenarios or says why not.
#include "core/bytes.hpp"
#include "scenario/explain.hpp"
#include "scenario/scenario_loader.hpp"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace madoguchi;
  const std::string_view text = core::as_text({data, size});
  try {
    const auto scenarios = scenario::ScenarioLoader().load_text(text, "input.yaml");
    // What loads can be run, so every step is there and can be told.
    if (scenarios.empty()) std::abort();
    for (const auto& one : scenarios) {
      if (one.steps.empty()) std::abort();
      scenario::explain(one, core::Language::japanese);
    }
  } catch (const scenario::ScenarioError& error) {
    if (error.errors().empty()) std::abort();
  }
  return 0;
}
