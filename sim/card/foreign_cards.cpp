// SPDX-License-Identifier: Apache-2.0
#include "sim/card/foreign_cards.hpp"

#include <algorithm>
#include <array>

namespace madoguchi::sim::card {
namespace {

constexpr auto table = std::to_array<ForeignCard>({
    {"transit", {"transit card (FeliCa)", "交通系ICカード(FeliCa)"}, transit_card},
    {"driving-licence", {"Japanese driving licence", "運転免許証"}, driving_licence},
    {"credit-card", {"credit card (EMV contactless)", "クレジットカード(EMV)"}, credit_card},
    {"passport", {"passport (ICAO eMRTD)", "旅券(ICAO eMRTD)"}, passport},
});

}  // namespace

std::span<const ForeignCard> foreign_cards() { return table; }

const ForeignCard* find_foreign_card(std::string_view name) {
  const auto found = std::find_if(table.begin(), table.end(),
                                  [name](const ForeignCard& card) { return card.name == name; });
  return found == table.end() ? nullptr : &*found;
}

}  // namespace madoguchi::sim::card
