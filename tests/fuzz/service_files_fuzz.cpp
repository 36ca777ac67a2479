// SPDX-License-Identifier: Apache-2.0
// The files of the eligibility service (people, population, calendar): whatever comes is taken or
// refused with reasons, and people who are taken come back from their own text.
#include "core/bytes.hpp"
#include "sim/eligibility/people_file.hpp"
#include "sim/eligibility/people_yaml.hpp"
#include "sim/eligibility/population_shares.hpp"
#include "sim/eligibility/service_calendar.hpp"

#include <cstdlib>

namespace {

using namespace madoguchi::sim::eligibility;

template <class Read>
void try_reading(Read read) {
  try {
    read();
  } catch (const madoguchi::scenario::ScenarioError& error) {
    if (error.errors().empty()) std::abort();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto text = madoguchi::core::as_text({data, size});
  try_reading([&] {
    const std::string written = to_yaml(parse_people(text, "people.yaml"));
    if (to_yaml(parse_people(written, "written.yaml")) != written) std::abort();
  });
  try_reading([&] { parse_population(text, "population.yaml"); });
  try_reading([&] {
    for (const ServiceWindow& window : parse_calendar(text, "calendar.yaml")) {
      if (window.until <= window.from) std::abort();
    }
  });
  return 0;
}
