// SPDX-License-Identifier: Apache-2.0
// Statements about products to test: read, or refused with reasons.
#include "core/bytes.hpp"
#include "scenario/scenario_error.hpp"
#include "scenario/system_statement.hpp"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace madoguchi;
  try {
    const auto told = scenario::parse_system_statement(core::as_text({data, size}), "sut.yaml");
    const bool comparator = told.comparator && !told.comparator->shared_object.empty();
    const bool emr = told.emr && !told.emr->command.empty();
    if (comparator == emr) std::abort();
  } catch (const scenario::ScenarioError& error) {
    if (error.errors().empty()) std::abort();
  }
  return 0;
}
