// SPDX-License-Identifier: Apache-2.0
#include "tests/support/scripted_card_channel.hpp"

#include "core/hex.hpp"
#include "iso7816/atr.hpp"

#include <gtest/gtest.h>

namespace madoguchi::test {

Exchange exchange(std::string comment, std::string_view command, std::string_view response) {
  const auto asked = core::from_hex(command);
  const auto answer = core::from_hex(response);
  if (!asked || !answer) ADD_FAILURE() << "not hexadecimal: " << comment;
  return {std::move(comment), asked.value_or(core::Bytes{}), answer.value_or(core::Bytes{}), false};
}

CardScript operator+(CardScript head, const CardScript& tail) {
  head.insert(head.end(), tail.begin(), tail.end());
  return head;
}

ScriptedCardChannel::~ScriptedCardChannel() {
  for (const Exchange& missing : script_) ADD_FAILURE() << "never came: " << missing.comment;
}

ports::Task<iso7816::ResponseApdu> ScriptedCardChannel::transmit(iso7816::CommandApdu command) {
  const core::Bytes bytes = command.encode();
  if (script_.empty()) {
    ADD_FAILURE() << "after the end of the script: " << core::to_hex(bytes);
    co_return core::fail(core::Errc::card_mute);
  }
  const Exchange expected = script_.front();
  script_.pop_front();
  EXPECT_EQ(core::to_hex(bytes), core::to_hex(expected.command)) << expected.comment;
  if (expected.torn_off) co_return core::fail(core::Errc::card_removed);
  co_return iso7816::ResponseApdu::decode(expected.response);
}

core::Bytes ScriptedCardChannel::atr() const {
  return iso7816::Atr::my_number_contactless().bytes();
}

}  // namespace madoguchi::test
