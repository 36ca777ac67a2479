// SPDX-License-Identifier: Apache-2.0
// Descriptions of cards: whatever comes, it is a card that can be ordered, or every mistake is
// told.
#include "core/bytes.hpp"
#include "sim/personalisation/card_order.hpp"
#include "sim/personalisation/description_reader.hpp"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace madoguchi;
  namespace personalisation = sim::personalisation;
  const core::CivilDate today{std::chrono::year{2024}, std::chrono::month{2}, std::chrono::day{29}};
  try {
    const auto card =
        personalisation::parse_card_description(core::as_text({data, size}), "input.yaml", today);
    const auto holder = personalisation::holder_of(card, today);
    const auto profile = personalisation::profile_of(card, today);
    if (!card.foreign && (!holder.person.born.ok() || !profile.issued.ok())) std::abort();
    if (holder.my_number.reveal().size() != 12) std::abort();
  } catch (const scenario::ScenarioError& error) {
    if (error.errors().empty()) std::abort();
  }
  return 0;
}
