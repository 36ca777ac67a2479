// SPDX-License-Identifier: Apache-2.0
// A card that knows one conversation by heart: anything else fails the test.
#pragma once

#include "ports/card_channel.hpp"

#include <deque>
#include <memory>
#include <string>
#include <vector>

namespace madoguchi::test {

/// One command with the answer to it.
struct Exchange {
  std::string comment;  ///< what it is for; in the message when it does not come
  core::Bytes command;
  core::Bytes response;
  bool torn_off = false;  ///< the card leaves the field at this command
};

/// Hexadecimal command and response, with a comment.
Exchange exchange(std::string comment, std::string_view command, std::string_view response);

using CardScript = std::vector<Exchange>;

/// Appends scripts to one.
CardScript operator+(CardScript head, const CardScript& tail);

class ScriptedCardChannel final : public ports::CardChannel {
 public:
  explicit ScriptedCardChannel(CardScript script) : script_(script.begin(), script.end()) {}
  /// Fails the test if something that was expected never came.
  ~ScriptedCardChannel() override;

  ports::Task<iso7816::ResponseApdu> transmit(iso7816::CommandApdu command) override;
  core::Bytes atr() const override;

 private:
  std::deque<Exchange> script_;
};

}  // namespace madoguchi::test
