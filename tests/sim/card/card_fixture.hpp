// SPDX-License-Identifier: Apache-2.0
// A personalised card of a person who does not exist, and APDUs as hexadecimal text.
#pragma once

#include "core/hex.hpp"
#include "sim/card/personalise.hpp"
#include "sim/card/virtual_card.hpp"

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <string_view>

namespace madoguchi::sim::card {

inline core::Bytes hex(std::string_view text) { return core::from_hex(text).value(); }

inline std::string ascii(std::string_view text) { return core::to_hex(core::as_bytes(text)); }

/// One hierarchy a process; its keys are kept in the build folder.
inline const pki::TestHierarchy& hierarchy() {
  using namespace std::chrono;
  static const pki::TestHierarchy made =
      pki::TestHierarchy::make(
          std::make_shared<pki::KeyStore>(std::string(MADOGUCHI_BINARY_DIR) + "/test-keys"),
          {sys_days{2020y / 1 / 1}, sys_days{2040y / 1 / 1}})
          .value();
  return made;
}

/// The example of the published surveys: born 1980-02-17 (Showa 55), card to 2035, code 2285.
inline CardHolder example_holder() {
  using namespace std::chrono;
  CardHolder holder;
  holder.person.number = 7;
  holder.person.name = "試験　花子";
  holder.person.address = "東京都千代田区試験町1-2-3";
  holder.person.born = 1980y / 2 / 17;
  holder.person.sex = '2';
  holder.my_number = core::Secret("123456789018");
  holder.card_expiry = 2035y / 2 / 17;
  holder.security_code = "2285";
  return holder;
}

inline CardPictures example_pictures() {
  return {.photo_jp2 = core::Bytes(5000, 0x4A),
          .name_png = core::Bytes(400, 0x4E),
          .address_png = core::Bytes(600, 0x41),
          .number_png = core::Bytes(150, 0x44),
          .security_code_png = core::Bytes(100, 0x53)};
}

inline PersonalisedCard personalised(const CardProfile& profile = {}) {
  return personalise(example_holder(), profile, hierarchy(), example_pictures()).value();
}

/// A powered card and shorthand for talking to it.
class CardTest : public testing::Test {
 protected:
  explicit CardTest(const CardProfile& profile = {}) : card(personalised(profile).image) {
    card.power_on();
  }

  /// Answer to a command, all in hexadecimal.
  std::string send(std::string_view command) { return core::to_hex(card.process(hex(command))); }
  /// Its status word.
  std::string status(std::string_view command) {
    const std::string answer = send(command);
    return answer.substr(answer.size() - 4);
  }
  /// Its data.
  core::Bytes data(std::string_view command) {
    const core::Bytes answer = card.process(hex(command));
    if (answer.size() < 2) return {};
    return {answer.begin(), answer.end() - 2};
  }
  void select_jpki() { ASSERT_EQ(send("00A4040C0AD392F000260100000001"), "9000"); }
  void select_card_face() { ASSERT_EQ(send("00A4040C0AD3921000310001010402"), "9000"); }
  void select_input_support() { ASSERT_EQ(send("00A4040C0AD3921000310001010408"), "9000"); }

  VirtualCard card;
};

}  // namespace madoguchi::sim::card
