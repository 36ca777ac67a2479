// SPDX-License-Identifier: Apache-2.0
// A request file as the desk works on it. Only the sources of this folder include it.
#pragma once

#include "eligibility/oqs_file_name.hpp"
#include "terminal/exchange/exchange_desk.hpp"

#include <string>
#include <vector>

namespace madoguchi::terminal::exchange {

struct ExchangeDesk::Asked {
  std::string id;
  eligibility::OqsRequestName name;
  const eligibility::OqsFamily* family = nullptr;  ///< null: not offered
  eligibility::ResultFrame frame;
  eligibility::OqsMessage raw{};      ///< as the file has it
  eligibility::OqsMessage message{};  ///< by its layout
  std::vector<eligibility::OqsFault> faults{};
};

struct ExchangeDesk::Result {
  eligibility::OqsMessage message{};
  std::string pdf{};    ///< instead of the message
  bool packed = false;  ///< the message comes in an archive, if the exchange makes them
};

}  // namespace madoguchi::terminal::exchange
