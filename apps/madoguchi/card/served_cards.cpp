// SPDX-License-Identifier: Apache-2.0
#include "apps/madoguchi/card/served_cards.hpp"

#include "apps/madoguchi/card/open_card.hpp"

#include <exception>
#include <filesystem>
#include <utility>

namespace madoguchi::apps {
namespace {

using sim::serving::ServedCard;
using sim::serving::ServingConditions;

/// One name for one card file.
std::string name_of(const std::string& reference, bool is_file) {
  std::error_code error;
  const auto path = std::filesystem::weakly_canonical(reference, error);
  return is_file && !error ? path.string() : reference;
}

core::Result<ServedCard> open(const Environment& environment, const std::string& reference,
                              const ServingConditions& conditions) {
  auto card = open_card(environment, reference);
  if (!card) return card.error();
  return serve_chip(name_of(reference, card->kept), std::move(card->chip), card->kept, conditions);
}

}  // namespace

core::Result<ServedCard> served_card(const Environment& environment, const CardOptions& options,
                                     const ServingConditions& conditions) {
  auto card = card_of(environment, options);
  if (!card) return card.error();
  return serve_chip(options.kind.value_or("ordinary"), std::move(card->chip), false, conditions);
}

sim::serving::OpenCard served_cards(const Environment& environment, ServingConditions conditions) {
  // Each card that is put in has records of its own.
  return [&environment, under = std::move(conditions),
          cards = 0](const std::string& reference) mutable -> core::Result<ServedCard> {
    ServingConditions of_this = under;
    of_this.record = sim::serving::numbered(under.record, ++cards);
    try {
      return open(environment, reference, of_this);
    } catch (const std::exception& mistake) {
      return core::fail(core::Errc::invalid_argument, mistake.what());
    }
  };
}

}  // namespace madoguchi::apps
