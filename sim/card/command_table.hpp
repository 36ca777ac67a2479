// SPDX-License-Identifier: Apache-2.0
// The commands of the virtual card, one row each.
#pragma once

#include "iso7816/command_apdu.hpp"
#include "iso7816/response_apdu.hpp"
#include "sim/card/card_state.hpp"

#include <span>
#include <string_view>

namespace madoguchi::sim::card {

using Handler = iso7816::ResponseApdu (*)(CardState&, const iso7816::CommandApdu&);

struct CommandRow {
  std::uint8_t cla;
  std::uint8_t ins;
  std::string_view name;  ///< as ISO/IEC 7816-4 calls it
  Handler handler;
};

/// All commands, in the order of their instruction bytes.
std::span<const CommandRow> command_table();

/// Checks class and instruction and calls the handler.
iso7816::ResponseApdu answer(CardState& card, const iso7816::CommandApdu& command);

}  // namespace madoguchi::sim::card
