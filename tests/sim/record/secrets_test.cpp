// SPDX-License-Identifier: Apache-2.0
// What is hidden, by command and by file; the list of files is that of docs/apdu-log.md.
#include "sim/record/secrets.hpp"

#include "core/hex.hpp"
#include "iso7816/names.hpp"

#include <gtest/gtest.h>

namespace madoguchi::sim::record {
namespace {

core::Bytes hex(std::string_view text) { return core::from_hex(text).value(); }

std::string shown(std::string_view command) { return without_secrets(hex(command)).text(); }

/// What of the answer to READ BINARY is shown for a file of an application.
std::string read_from(std::string_view application, std::uint16_t file) {
  const iso7816::FilePlace place{iso7816::application_named(application),
                                 iso7816::FileIdentifier{file}};
  return without_secrets(hex("00B0000003"), hex("0102039000"), place).text();
}

TEST(Secrets, PinsNumbersAndKeysThatAreSentAreHidden) {
  EXPECT_EQ(shown("0020008004 31323334"), "0020008004*4");
  EXPECT_EQ(shown("00200080000004 31323334"), "00200080000004*4") << "extended Lc";
  EXPECT_EQ(shown("0024018004 31323334 00"), "0024018004*4.00") << "with Le";
  EXPECT_EQ(shown("8032008008 3132333435363738"), "8032008008*8");
  EXPECT_EQ(shown("1020008004 31323334"), "1020008004*4") << "in whatever class";
  EXPECT_EQ(shown("0020008009 31323334"), "00200080*5") << "a length that is wrong";
}

TEST(Secrets, OtherCommandsAreShown) {
  EXPECT_EQ(shown("00A4020C020018"), "00A4020C020018");
  EXPECT_EQ(shown("00200080"), "00200080");
  EXPECT_EQ(shown("802A0080 02 0102 00"), "802A008002010200");
}

TEST(Secrets, ContentsOfFilesAreHiddenUnlessTheFileIsPublic) {
  EXPECT_EQ(read_from("jpki", 0x0001), "*3.9000") << "signature certificate: name and address";
  EXPECT_EQ(read_from("jpki", 0x0002), "0102039000");
  EXPECT_EQ(read_from("jpki", 0x0006), "0102039000");
  EXPECT_EQ(read_from("jpki", 0x0008), "0102039000");
  EXPECT_EQ(read_from("jpki", 0x000A), "*3.9000") << "authentication certificate";
  EXPECT_EQ(read_from("jpki", 0x000B), "0102039000");
  EXPECT_EQ(read_from("card_face", 0x0001), "*3.9000") << "birth date";
  EXPECT_EQ(read_from("card_face", 0x0002), "*3.9000") << "photograph, name";
  EXPECT_EQ(read_from("card_face", 0x0004), "0102039000");
  EXPECT_EQ(read_from("card_face", 0x0005), "*3.9000") << "number as a picture";
  EXPECT_EQ(read_from("input_support", 0x0001), "*3.9000") << "number";
  EXPECT_EQ(read_from("input_support", 0x0002), "*3.9000") << "name, address";
  EXPECT_EQ(read_from("input_support", 0x0003), "*3.9000") << "hash of the number";
  EXPECT_EQ(read_from("input_support", 0x0004), "0102039000");
  EXPECT_EQ(without_secrets(hex("00B0000003"), hex("0102039000"), {}).text(), "*3.9000")
      << "a file that is not known";
}

TEST(Secrets, RecordsAndDataObjects) {
  const auto answer = [](std::string_view command) {
    return without_secrets(hex(command), hex("0102039000"), {}).text();
  };
  EXPECT_EQ(answer("00B2010400"), "*3.9000") << "the card's serial number";
  EXPECT_EQ(answer("00CA004500"), "*3.9000") << "the card's serial number";
  EXPECT_EQ(answer("00CA004200"), "0102039000");
  EXPECT_EQ(answer("00CA7F2100"), "0102039000");
  EXPECT_EQ(answer("0084000003"), "0102039000");
  EXPECT_EQ(answer("802A0080 02 0102 00"), "0102039000");
  EXPECT_EQ(answer("00DD000000"), "*3.9000") << "an instruction that nobody knows";
  EXPECT_EQ(answer("00"), "*3.9000") << "no command";
}

TEST(Secrets, StatusWordsAndShortAnswersStay) {
  EXPECT_EQ(without_secrets(hex("00B0000003"), hex("6982"), {}).text(), "6982");
  EXPECT_EQ(without_secrets(hex("00B0000003"), hex("90"), {}).text(), "90");
}

}  // namespace
}  // namespace madoguchi::sim::record
