// SPDX-License-Identifier: Apache-2.0
// Any card that a user can name: a card file, a description in YAML, or a profile of the data
// folder.
#pragma once

#include "apps/madoguchi/environment.hpp"
#include "core/result.hpp"
#include "sim/card/virtual_card.hpp"
#include "sim/personalisation/make_card.hpp"

#include <memory>
#include <string>
#include <vector>

namespace madoguchi::apps {

/// A card in the hand: the chip, and what is printed on it.
struct OpenedCard {
  std::shared_ptr<sim::card::VirtualCard> chip;
  sim::personalisation::PrintedCard printed{};
  std::vector<sim::personalisation::Remark> remarks{};
  bool kept = false;  ///< counters outlive the program: the card has a file
};

/// Opens a card by its reference: a path to a card file or to a description (*.yaml), or the name
/// of a profile. A card from a card file keeps its counters in it and cannot be opened twice; the
/// others are made for this moment. Errors: invalid_argument with every mistake of a description or
/// the nearest known name; those of CardFile::open and of making a card.
core::Result<OpenedCard> open_card(const Environment& environment, const std::string& reference);

/// The card of a description, today. Errors as above.
core::Result<sim::personalisation::MadeCard> make_described_card(
    const Environment& environment, const sim::personalisation::CardDescription& description);

/// A card that was just made, without a file.
OpenedCard opened(sim::personalisation::MadeCard made);

/// The description in a file. Error: invalid_argument with every mistake in it.
core::Result<sim::personalisation::CardDescription> read_description(
    const std::filesystem::path& path);

/// The shipped description of a name. Errors: invalid_argument with the nearest name.
core::Result<sim::personalisation::CardDescription> find_profile(const Environment& environment,
                                                                 const std::string& name);

/// Whether a reference is a path to a card file.
bool names_card_file(const std::string& reference);

/// Says what is wrong and what to do; 2 for what the user gave, 4 for the rest.
ExitCode tell(const Environment& environment, const core::Error& error);

}  // namespace madoguchi::apps
