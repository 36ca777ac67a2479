// SPDX-License-Identifier: Apache-2.0
// Expected bytes: ISO/IEC 7816-3:2006 table 12 (cases 1 to 4) and APDUs that published clients of
// the My Number card send.
#include "iso7816/command_apdu.hpp"

#include "core/hex.hpp"
#include "iso7816/my_number_files.hpp"

#include <gtest/gtest.h>

namespace madoguchi::iso7816 {
namespace {

core::Bytes hex(std::string_view text) { return core::from_hex(text).value(); }

CommandApdu decoded(std::string_view text) { return CommandApdu::decode(hex(text)).value(); }

bool refused(std::string_view text) {
  const auto apdu = CommandApdu::decode(hex(text));
  return !apdu && apdu.error().code == core::Errc::malformed_data;
}

TEST(CommandApdu, case_1_has_neither_data_nor_le) {
  const CommandApdu apdu = decoded("00 20 00 80");
  EXPECT_EQ(apdu, (CommandApdu{.cla = 0, .ins = 0x20, .p1 = 0, .p2 = 0x80}));
  EXPECT_EQ(apdu.encode(), hex("00200080"));
}

TEST(CommandApdu, case_2_short_reads_zero_as_256) {
  EXPECT_EQ(decoded("00 B0 00 04 07").le, 7U);
  EXPECT_EQ(decoded("00 B0 00 04 00").le, 256U);
  EXPECT_EQ(CommandApdu::read_binary(std::uint16_t{4}, 256).encode(), hex("00B0000400"));
}

TEST(CommandApdu, case_2_extended_reads_zero_as_65536) {
  EXPECT_EQ(decoded("00 B0 00 04 00 06 1F").le, 0x061FU);
  EXPECT_EQ(decoded("00 B0 00 04 00 00 00").le, 65536U);
  EXPECT_EQ(CommandApdu::read_binary(std::uint16_t{4}, 0x61F).encode(), hex("00B0000400061F"));
  EXPECT_EQ(CommandApdu::read_binary(std::uint16_t{4}, 65536).encode(), hex("00B00004000000"));
}

TEST(CommandApdu, case_3_short_and_extended) {
  EXPECT_EQ(decoded("00 20 00 80 04 31 32 33 34").data, hex("31323334"));
  EXPECT_FALSE(decoded("00 20 00 80 04 31 32 33 34").le);
  const CommandApdu apdu = decoded("80 A2 06 C1 00 00 02 AA BB");
  EXPECT_EQ(apdu.data, hex("AABB"));
  EXPECT_TRUE(apdu.extended);
  EXPECT_EQ(apdu.encode(), hex("80A206C1000002AABB"));
}

TEST(CommandApdu, case_4_short_and_extended) {
  EXPECT_EQ(decoded("80 2A 00 80 02 AA BB 00").le, 256U);
  const CommandApdu apdu = decoded("80 2A 00 80 00 00 02 AA BB 01 00");
  EXPECT_EQ(apdu.le, 256U);
  EXPECT_EQ(apdu.encode(), hex("802A0080000002AABB0100"));
}

TEST(CommandApdu, more_than_255_bytes_are_coded_extended) {
  const CommandApdu apdu = CommandApdu::present_certificate_body(core::Bytes(0x133, 0x5A));
  const core::Bytes bytes = apdu.encode();
  EXPECT_EQ(core::Bytes(bytes.begin(), bytes.begin() + 7), hex("80A206C1000133"));
  EXPECT_EQ(CommandApdu::decode(bytes).value().data, apdu.data);
}

TEST(CommandApdu, lengths_that_do_not_fit_are_refused) {
  EXPECT_TRUE(refused(""));
  EXPECT_TRUE(refused("00 20 00"));
  EXPECT_TRUE(refused("00 20 00 80 04 31 32 33"));           // Lc beyond the data
  EXPECT_TRUE(refused("00 20 00 80 01 31 32 33"));           // two bytes after the data
  EXPECT_TRUE(refused("00 20 00 80 00 00"));                 // half of an extended length
  EXPECT_TRUE(refused("00 20 00 80 00 00 00 31"));           // extended Lc of zero with data
  EXPECT_TRUE(refused("00 20 00 80 00 00 02 31"));           // extended Lc beyond the data
  EXPECT_TRUE(refused("00 20 00 80 00 00 01 31 00"));        // one byte where Le takes two
  EXPECT_TRUE(refused("00 20 00 80 00 00 01 31 00 00 00"));  // three
}

TEST(CommandApdu, named_constructors_build_the_bytes_that_clients_send) {
  using namespace my_number;
  EXPECT_EQ(CommandApdu::select_application(jpki_application).encode(),
            hex("00A4040C0AD392F000260100000001"));
  EXPECT_EQ(
      CommandApdu::select_application(card_face_application, SelectAnswer::file_control_information)
          .encode(),
      hex("00A404000AD392100031000101040200"));
  EXPECT_EQ(CommandApdu::select_application(input_support_application).encode(),
            hex("00A4040C0AD3921000310001010408"));
  EXPECT_EQ(CommandApdu::select_file(jpki::authentication_pin).encode(), hex("00A4020C020018"));
  EXPECT_EQ(
      CommandApdu::verify(short_reference(jpki::authentication_pin), hex("31323334")).encode(),
      hex("002000980431323334"));
  EXPECT_EQ(CommandApdu::verify(current_file_reference, {}).encode(), hex("00200080"));
  EXPECT_EQ(CommandApdu::read_binary(jpki::authentication_certificate, 0, 4).encode(),
            hex("00B08A0004"));
  EXPECT_EQ(CommandApdu::compute_digital_signature(0, 0x80, hex("AABB")).encode(),
            hex("802A008002AABB00"));
  EXPECT_EQ(CommandApdu::get_challenge(16).encode(), hex("0084000010"));
  EXPECT_EQ(CommandApdu::external_authenticate(0, hex("AABB")).encode(), hex("0082000002AABB"));
  EXPECT_EQ(CommandApdu::change_reference_data(0x80, hex("34333231")).encode(),
            hex("002401800434333231"));
  EXPECT_EQ(CommandApdu::present_certificate_signature(hex("AA")).encode(), hex("80A200C101AA"));
}

TEST(CommandApdu, class_byte_tells_channel_and_secure_messaging) {
  EXPECT_EQ((CommandApdu{.cla = 0x02}).channel(), 2);
  EXPECT_FALSE((CommandApdu{.cla = 0x80}).secure_messaging());
  EXPECT_TRUE((CommandApdu{.cla = 0x0C}).secure_messaging());
}

TEST(FileIdentifier, only_0001_to_001E_have_a_short_form) {
  EXPECT_EQ(FileIdentifier{0x000A}.short_identifier(), 0x0A);
  EXPECT_EQ(FileIdentifier{0x001E}.short_identifier(), 0x1E);
  EXPECT_FALSE(FileIdentifier{0x001F}.short_identifier());
  EXPECT_FALSE(FileIdentifier{0x0000}.short_identifier());
}

TEST(Aid, has_one_to_sixteen_bytes_and_can_be_selected_by_its_beginning) {
  EXPECT_FALSE(Aid::from({}));
  EXPECT_FALSE(Aid::from(core::Bytes(17, 1)));
  EXPECT_EQ(Aid::from(hex("D392F000260100000001")), my_number::jpki_application);
  EXPECT_TRUE(my_number::jpki_application.starts_with(hex("D392F0")));
  EXPECT_FALSE(my_number::jpki_application.starts_with(hex("D39210")));
}

}  // namespace
}  // namespace madoguchi::iso7816
