// SPDX-License-Identifier: Apache-2.0
// Faults and speed of a card as options write them: read, or refused with reasons.
#include "core/bytes.hpp"
#include "scenario/card_faults.hpp"
#include "scenario/card_timing.hpp"
#include "scenario/scenario_error.hpp"

#include <cstdlib>

namespace {

template <class Parse>
void parsed_or_told(Parse parse) {
  try {
    parse();
  } catch (const madoguchi::scenario::ScenarioError& error) {
    if (error.errors().empty()) std::abort();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace madoguchi;
  const std::string_view text = core::as_text({data, size});
  parsed_or_told([&] {
    for (const ports::CardFault& fault : scenario::parse_card_faults(text, "--fault")) {
      if (fault.label.empty() || fault.times < 0) std::abort();
    }
  });
  parsed_or_told([&] { (void)scenario::parse_card_timing(text, "--timing"); });
  return 0;
}
