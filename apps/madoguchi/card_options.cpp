// SPDX-License-Identifier: Apache-2.0
#include "apps/madoguchi/card_options.hpp"

#include "sim/personalisation/pin_kinds.hpp"

#include <CLI/CLI.hpp>

#include <memory>
#include <utility>

namespace madoguchi::apps {
namespace {

using sim::personalisation::CardDescription;
using sim::personalisation::days_from_today;

core::Result<> change_pin(const CardOptions& options, CardDescription& card) {
  if (!options.pin && !options.pin_tries_left) return {};
  if (card.kind == checkin::CardKind::pinless) {
    return core::fail(core::Errc::invalid_argument,
                      "--pin, --pin-tries-left: a pinless card has no PIN");
  }
  auto& pin = card.pins["authentication"];
  if (options.pin) {
    const auto* kind = sim::personalisation::find_pin_kind("authentication");
    if (!kind->valid(*options.pin)) {
      return core::fail(core::Errc::invalid_argument, "--pin: expected four digits");
    }
    pin.value = core::Secret(*options.pin);
  }
  if (options.pin_tries_left) pin.tries_left = options.pin_tries_left;
  return {};
}

void change_certificates(const std::string& state, CardDescription& card) {
  card.certificates.revoked = state == "revoked";
  if (state == "expired") card.certificates.expires = days_from_today(-1);
  if (state == "valid") card.certificates.expires.reset();
}

}  // namespace

void add_card_options(CLI::App& command, CardOptions& options) {
  command.add_option("--person", options.person,
                     "Number of the synthetic person who holds it (default 1)");
  command.add_option("--kind", options.kind, "ordinary (the default) or pinless")
      ->check(CLI::IsMember({"ordinary", "pinless"}));
  command.add_option("--pin", options.pin, "Four-digit PIN of an ordinary card (default 1234)");
  command.add_option("--pin-tries-left", options.pin_tries_left, "0 is a locked PIN (default 3)")
      ->check(CLI::Range(0, 3));
  command.add_option("--certificate", options.certificate, "valid, expired or revoked")
      ->check(CLI::IsMember({"valid", "expired", "revoked"}));
}

void add_card_source_options(CLI::App& command, CardOptions& options) {
  CLI::Option* from =
      command.add_option("--from", options.from, "Description of a card in YAML (docs/cards.md)");
  command
      .add_option("--profile", options.profile,
                  "A shipped card by name (see \"madoguchi card list\")")
      ->excludes(from);
}

core::Result<CardDescription> description_of(const Environment& environment,
                                             const CardOptions& options) {
  CardDescription card;
  if (!options.from.empty() || !options.profile.empty()) {
    auto found = options.from.empty() ? find_profile(environment, options.profile)
                                      : read_description(options.from);
    if (!found) return found.error();
    card = std::move(*found);
    const bool changed = options.person || options.kind || options.pin || options.pin_tries_left ||
                         options.certificate;
    if (card.foreign && changed) {
      return core::fail(core::Errc::invalid_argument,
                        "a card that is no My Number card has no holder, kind, PIN or certificate");
    }
  }
  if (options.person) card.holder.person = *options.person;
  if (options.kind) card.kind = core::value_of<checkin::CardKind>(*options.kind).value();
  if (options.certificate) change_certificates(*options.certificate, card);
  if (const auto done = change_pin(options, card); !done) return done.error();
  return card;
}

core::Result<OpenedCard> card_of(const Environment& environment, const CardOptions& options) {
  const auto description = description_of(environment, options);
  if (!description) return description.error();
  auto made = make_described_card(environment, *description);
  if (!made) return made.error();
  return opened(*std::move(made));
}

}  // namespace madoguchi::apps
