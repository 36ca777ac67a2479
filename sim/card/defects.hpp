// SPDX-License-Identifier: Apache-2.0
// Cards that do something wrong on purpose: one row a defect, in the files below
// defects/.
#pragma once

#include "checkin/defects.hpp"
#include "iso7816/command_apdu.hpp"
#include "iso7816/response_apdu.hpp"
#include "sim/card/card_state.hpp"

#include <optional>
#include <span>
#include <vector>

namespace madoguchi::sim::card {

/// One command on its way through a card that is not as it should be.
struct Exchange {
  CardState& state;
  const CardImage& original;      ///< as the card was made
  iso7816::CommandApdu& command;  ///< may be changed before it is carried out
  iso7816::ResponseApdu& response;
  /// What the state was before the command.
  std::vector<int> tries_before{};  ///< of all PINs, in the order of tries_of()
  SecurityStatus security_before{};
  std::optional<std::size_t> application_before{};
  std::optional<iso7816::FileIdentifier> file_before{};
};

/// What a defect changes; what is empty stays right.
struct CardDefect {
  checkin::Defect defect;
  void (*stored)(CardImage& image) = nullptr;        ///< when the card is made
  void (*before)(Exchange& exchange) = nullptr;      ///< the command is carried out then
  void (*after)(Exchange& exchange) = nullptr;       ///< the response leaves then
  void (*power_lost)(Exchange& exchange) = nullptr;  ///< after the state was forgotten
};

/// Defects in what is stored, and in how commands are carried out.
std::span<const CardDefect> stored_defects();
std::span<const CardDefect> exchange_defects();

/// The rows of those defects that are a card's.
std::vector<const CardDefect*> card_defects_among(const checkin::Defects& defects);

/// The tries left of all PINs of a card, in the order of their files.
std::vector<int> tries_of(const CardImage& image);
/// Sets them.
void restore_tries(CardImage& image, const std::vector<int>& tries);

}  // namespace madoguchi::sim::card
