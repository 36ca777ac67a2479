// SPDX-License-Identifier: Apache-2.0
#include "reader/card_reading.hpp"

#include "reader/card_face_application.hpp"

#include <utility>

namespace madoguchi::reader {
namespace {

using checkin::CardKind;
using checkin::Reason;

ports::Task<std::optional<checkin::CardFacts>> read_facts(ports::CardChannel& card) {
  JpkiApplication jpki(card);
  const auto found = co_await jpki.select();
  if (!found) co_return found.error();
  if (!*found) co_return std::optional<checkin::CardFacts>{};
  const auto presence = co_await jpki.certificate_presence();
  if (!presence) co_return presence.error();
  const auto tries = co_await jpki.pin_tries_left();
  if (!tries) co_return tries.error();
  co_return checkin::CardFacts{kind_of(*presence, *tries), *tries, false};
}

/// What a reader that does not care sends: as many digits as the card wants, whatever was read.
core::Secret guessed(const core::Secret& read) {
  std::string digits = read.reveal();
  digits.resize(14, '0');
  return core::Secret(std::move(digits));
}

/// A photograph, null when the card has none or does not give it; a reason when it was forged.
using Photograph = std::variant<std::shared_ptr<const biometrics::Image>, Reason>;

/// Errors when the card is gone or mute.
ports::Task<Photograph> read_photograph(ports::CardChannel& card, ReaderParts parts,
                                        core::Secret number) {
  using Picture = std::shared_ptr<const biometrics::Image>;
  CardFaceApplication application(card);
  const auto file = co_await application.card_face(std::move(number));
  if (!file) {
    // A card that is gone or silent is another matter than one without a photograph.
    const core::Errc code = file.error().code;
    if (code == core::Errc::card_removed || code == core::Errc::card_mute) co_return file.error();
    co_return Photograph{Picture{}};
  }
  const auto photograph = *file ? photograph_in(**file) : std::nullopt;
  if (!photograph) co_return Photograph{Picture{}};
  auto decoded = parts.decoder.decode(*photograph);
  if (!decoded) co_return Photograph{Picture{}};
  if (parts.face_trust != nullptr) {
    const auto genuine = parts.face_trust->signed_by_issuer(**file);
    if (!genuine || !*genuine) co_return Photograph{Reason::card_signature_invalid};
  }
  co_return Photograph{std::make_shared<const biometrics::Image>(std::move(*decoded))};
}

}  // namespace

CardKind kind_of(std::optional<CertificatePresence> presence, std::optional<int> pin_tries_left) {
  const bool signature_missing = presence && !presence->signature;
  return signature_missing && pin_tries_left == 0 ? CardKind::pinless : CardKind::ordinary;
}

ports::Task<CardReadingOutcome> read_card(ports::CardChannel& card, ReaderParts parts,
                                          PhotographWish wish) {
  const auto facts = co_await read_facts(card);
  if (!facts) co_return facts.error();
  if (!*facts) co_return CardReadingOutcome{Reason::not_a_my_number_card};
  CardReading reading{**facts, nullptr};
  if (wish == PhotographWish::none) co_return CardReadingOutcome{std::move(reading)};
  const auto number = co_await parts.card_surface.read_verification_number();
  if (!number) co_return number.error();
  reading.facts.number_in_doubt = !number->certain;
  if (number->certain || wish == PhotographWish::at_any_price) {
    core::Secret digits = number->certain ? number->digits : guessed(number->digits);
    const auto photograph = co_await read_photograph(card, parts, std::move(digits));
    if (!photograph) co_return photograph.error();
    if (const auto* forged = std::get_if<Reason>(&*photograph)) {
      co_return CardReadingOutcome{*forged};
    }
    reading.photograph = std::get<0>(*photograph);
    reading.facts.has_photograph = reading.photograph != nullptr;
  }
  co_return CardReadingOutcome{std::move(reading)};
}

}  // namespace madoguchi::reader
