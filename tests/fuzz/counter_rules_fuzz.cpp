// SPDX-License-Identifier: Apache-2.0
// Rule files: any text is read or refused with places, and what is read can be applied.
#include "checkin/fallback_rules.hpp"
#include "checkin/rules/rule_reader.hpp"

#include <cstdint>
#include <cstdlib>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace madoguchi::checkin;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto read = rules::read_rules(text, "fuzz.yaml", shipped_rules());
  if (!read.errors.empty()) {
    for (const auto& error : read.errors) {
      if (error.message.empty()) std::abort();
    }
    return 0;
  }
  Situation situation;
  situation.cause = Reason::service_unreachable;
  situation.day = *madoguchi::core::parse_date("2026-01-15");
  for (const auto& way : offered_ways(situation, {}, read.table).offered) {
    if (way.clauses.empty()) std::abort();
  }
  share_of(situation, {}, read.table);
  claim_of(situation, {}, read.table);
  return 0;
}
