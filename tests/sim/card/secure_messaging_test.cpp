// SPDX-License-Identifier: Apache-2.0
// Secure messaging as published: seed by RSA-OAEP, AES-128-CBC, command numbers as initial values,
// objects 86 and 96. The terminal's side is written here with OpenSSL alone.
#include "iso7816/ber_tlv.hpp"
#include "sim/pki/cv_certificate.hpp"
#include "tests/sim/card/aes_terminal.hpp"
#include "tests/sim/card/card_fixture.hpp"

namespace madoguchi::sim::card {
namespace {

class SecureMessagingTest : public CardTest {
 protected:
  SecureMessagingTest() { EXPECT_EQ(send("00A4040C0AD3921000310001010408"), "9000"); }

  std::string deliver(const core::Bytes& message) {
    const core::Bytes file = data("00B08600000000");
    const auto key = pki::read_public_key_objects(iso7816::parse_tlv(file)->value).value();
    return send("80AE0000000100" + core::to_hex(encrypted_for(key, message)));
  }
  void open_session() {
    ASSERT_EQ(send("002000910431323334"), "9000");
    ASSERT_EQ(deliver(joined("A0228020", terminal.seed)), "9000");
  }
  static core::Bytes joined(std::string_view head, const core::Bytes& tail) {
    core::Bytes all = hex(head);
    core::append(all, tail);
    return all;
  }
  /// A command of class 08 with sealed data.
  std::string sealed(const std::string& header, const core::Bytes& text, unsigned number) {
    const core::Bytes cryptogram = terminal.encrypt(text, number);
    return send(header +
                core::to_hex(core::Bytes{static_cast<std::uint8_t>(cryptogram.size() + 3), 0x86,
                                         static_cast<std::uint8_t>(cryptogram.size() + 1), 0x01}) +
                core::to_hex(cryptogram));
  }

  AesTerminal terminal{core::Bytes(32, 0x5A)};
};

TEST_F(SecureMessagingTest, protects_the_number_on_its_way) {
  open_session();
  EXPECT_EQ(sealed("08200094", core::to_bytes("123456789018"), 1), "9000");
  EXPECT_EQ(sealed("08A4020C", hex("0001"), 2), "9000");
  const core::Bytes sealed_answer = data("08B0000000000596030000000000");
  ASSERT_GT(sealed_answer.size(), 3U);
  EXPECT_EQ(core::to_hex(core::ByteView(sealed_answer).first(3)), "862101");
  EXPECT_EQ(terminal.decrypt(core::ByteView(sealed_answer).subspan(3), 3),
            hex("FF100C313233343536373839303138FFFF"));
}

TEST_F(SecureMessagingTest, reads_a_part) {
  open_session();
  ASSERT_EQ(send("00A4020C020001"), "9000");  // a plain command does not count
  const core::Bytes answer = data("08B00003000005960300000C0000");
  EXPECT_EQ(terminal.decrypt(core::ByteView(answer).subspan(3), 1), core::to_bytes("123456789018"));
  EXPECT_EQ(send("08B0000300000596030000000004"), "6700");  // the answer is longer than Le
}

TEST_F(SecureMessagingTest, refused_commands_count_too) {
  open_session();
  EXPECT_EQ(sealed("08200092", core::to_bytes("0000"), 1), "6984");
  EXPECT_EQ(sealed("08200091", core::to_bytes("0000"), 2), "63C2");
  EXPECT_EQ(sealed("08200091", core::to_bytes("1234"), 3), "9000");
}

TEST_F(SecureMessagingTest, a_wrong_number_ends_the_session) {
  open_session();
  EXPECT_EQ(sealed("08200091", core::to_bytes("1234"), 2), "6988");
  EXPECT_EQ(sealed("08200091", core::to_bytes("1234"), 1), "69FC");
  EXPECT_EQ(sealed("08A4020C", hex("0001"), 1), "69FC");
  EXPECT_EQ(send("00200091"), "63C3");  // no try was used, and plain commands go on
  ASSERT_EQ(deliver(joined("A0228020", terminal.seed)), "9000");
  EXPECT_EQ(sealed("08200091", core::to_bytes("1234"), 1), "9000");
}

TEST_F(SecureMessagingTest, wants_exactly_one_object_of_the_right_kind) {
  const std::string cryptogram = core::to_hex(terminal.encrypt(core::to_bytes("1234"), 1));
  for (const std::string& command :
       std::vector<std::string>{"082000910596030000 00", "0820009113861102" + cryptogram,
                                "0820009112861001" + cryptogram.substr(2),
                                "0820009118861101" + cryptogram + "9603000000", "08200091028600",
                                "08B0000000001386110100112233445566778899AABBCCDDEEFF0000",
                                "08B00000000004960200000000"}) {
    select_input_support();
    open_session();
    EXPECT_EQ(send(command), "6988") << command;
    EXPECT_EQ(sealed("08200091", core::to_bytes("1234"), 1), "69FC") << command;
  }
  open_session();
  EXPECT_EQ(send("08200091"), "6987");
  open_session();
  EXPECT_EQ(send("0C20009113861101" + cryptogram), "6987");
}

TEST_F(SecureMessagingTest, takes_lengths_in_the_long_form) {
  open_session();
  EXPECT_EQ(send("0820009114868111 01" + core::to_hex(terminal.encrypt(core::to_bytes("1234"), 1))),
            "9000");
}

TEST_F(SecureMessagingTest, needs_the_pin_first) {
  ASSERT_EQ(send("002000910431323334"), "9000");
  const core::Bytes file = data("00B08600000000");
  const auto key = pki::read_public_key_objects(iso7816::parse_tlv(file)->value).value();
  const std::string command =
      "80AE0000000100" + core::to_hex(encrypted_for(key, joined("A0228020", terminal.seed)));
  select_jpki();
  select_input_support();
  EXPECT_EQ(send(command), "6982");
  ASSERT_EQ(send("002000940C" + ascii("123456789018")), "9000");
  EXPECT_EQ(send(command), "6982");  // verification number A is not enough
  ASSERT_EQ(send("002000910431323334"), "9000");
  EXPECT_EQ(send(command), "9000");
}

TEST_F(SecureMessagingTest, refuses_other_deliveries) {
  ASSERT_EQ(send("002000910431323334"), "9000");
  EXPECT_EQ(deliver(joined("A0228120", terminal.seed)), "6A80");
  EXPECT_EQ(deliver(joined("A0128010", core::Bytes(16, 1))), "6A80");
  EXPECT_EQ(deliver(joined("8020", terminal.seed)), "6A80");
  EXPECT_EQ(send("80AE0000000100" + core::to_hex(core::Bytes(256, 0xFF))), "6F00");
  EXPECT_EQ(send("80AE0000000100" + core::to_hex(core::Bytes(256, 0x01))), "6A80");
  EXPECT_EQ(send("80AE000004AABBCCDD"), "6700");
  EXPECT_EQ(send("80AE0000"), "6700");
  EXPECT_EQ(send("80AE010004AABBCCDD"), "6A86");
}

TEST_F(SecureMessagingTest, is_offered_by_no_other_application) {
  for (const auto& [aid, answer] :
       {std::pair{"D3921000310001010100", "66F1"}, std::pair{"D3921000310001010402", "66F1"},
        std::pair{"D392F000260100000001", "6982"}, std::pair{"D3921000310001010401", "6982"}}) {
    ASSERT_EQ(send(std::string("00A4040C0A") + aid), "9000");
    EXPECT_EQ(send("80AE0000000100" + core::to_hex(core::Bytes(256, 0x01))), answer) << aid;
    EXPECT_EQ(send("08B0810004"), "69FC") << aid;
    EXPECT_EQ(send("0CB0810004"), "69FC") << aid;
    EXPECT_EQ(send("08A4020C020001"), "6882") << aid;
    EXPECT_EQ(send("0884000008"), "6882") << aid;
  }
}

TEST_F(SecureMessagingTest, ends_with_another_application_and_with_power) {
  open_session();
  select_input_support();  // the same again keeps it
  EXPECT_EQ(sealed("08200091", core::to_bytes("1234"), 1), "9000");
  card.reset();
  EXPECT_EQ(sealed("08200091", core::to_bytes("1234"), 2), "9000");
  select_jpki();
  select_input_support();
  EXPECT_EQ(sealed("08200091", core::to_bytes("1234"), 3), "69FC");
  open_session();
  card.power_off();
  card.power_on();
  select_input_support();
  EXPECT_EQ(sealed("08200091", core::to_bytes("1234"), 1), "69FC");
}

}  // namespace
}  // namespace madoguchi::sim::card
