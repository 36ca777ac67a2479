// SPDX-License-Identifier: Apache-2.0
// What the reader learns when a card is placed: which kind it is, and its photograph.
#pragma once

#include "biometrics/image.hpp"
#include "checkin/session.hpp"
#include "ports/card_surface.hpp"
#include "reader/jpki_application.hpp"
#include "reader/reader_parts.hpp"

#include <memory>
#include <variant>

namespace madoguchi::reader {

/// The card's facts and photograph.
struct CardReading {
  checkin::CardFacts facts;
  std::shared_ptr<const biometrics::Image> photograph;  ///< null: none, or not readable
};

/// A reading, or why this is no card to go on with.
using CardReadingOutcome = std::variant<CardReading, checkin::Reason>;

/// A PIN-less card has no signature certificate, and its authentication PIN is blocked. An ordinary
/// card of a child (no signature certificate either) with a locked PIN looks the same: the chip
/// tells no more, an assumption.
checkin::CardKind kind_of(std::optional<CertificatePresence> presence,
                          std::optional<int> pin_tries_left);

enum class PhotographWish {
  none,         ///< staff compare with the printed one
  if_certain,   ///< only with a number that is not in doubt: a wrong one uses up a try of the card
  at_any_price  ///< a defect: also with a doubtful number
};

/// Reads the chip. Errors: what no card can cause.
ports::Task<CardReadingOutcome> read_card(ports::CardChannel& card, ReaderParts parts,
                                          PhotographWish wish);

}  // namespace madoguchi::reader
