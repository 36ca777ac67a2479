// SPDX-License-Identifier: Apache-2.0
// Expected behaviour: traces of published card clients (9000 on short answers, 6B00 behind the
// end).
#include "iso7816/ber_tlv.hpp"
#include "tests/sim/card/card_fixture.hpp"

#include <fmt/format.h>

namespace madoguchi::sim::card {
namespace {

class ReadBinaryTest : public CardTest {
 protected:
  void SetUp() override { select_jpki(); }
};

TEST_F(ReadBinaryTest, needs_a_current_file) {
  EXPECT_EQ(send("00B0000004"), "6986");
  VirtualCard cold(personalised().image);
  cold.power_on();
  EXPECT_EQ(core::to_hex(cold.process(hex("00B0000004"))), "6986");
  EXPECT_EQ(core::to_hex(cold.process(hex("00B08A0004"))), "6986");
}

TEST_F(ReadBinaryTest, takes_le_00_as_256) {
  ASSERT_EQ(send("00A4020C02000A"), "9000");
  EXPECT_EQ(data("00B0000000").size(), 256U);
  EXPECT_EQ(data("00B0000004").size(), 4U);
}

TEST_F(ReadBinaryTest, answers_short_at_the_end_with_9000_and_6B00_behind_it) {
  ASSERT_EQ(send("00A4020C020006"), "9000");
  EXPECT_EQ(data("00B0000000").size(), 160U);  // token information
  EXPECT_EQ(status("00B0000000"), "9000");
  EXPECT_EQ(data("00B0009F00").size(), 1U);
  EXPECT_EQ(status("00B0009F00"), "9000");
  EXPECT_EQ(send("00B000A000"), "6B00");
  EXPECT_EQ(send("00B07FFF00"), "6B00");
}

TEST_F(ReadBinaryTest, extended_le_answers_the_whole_rest) {
  ASSERT_EQ(send("00A4020C02000A"), "9000");
  const core::Bytes whole = data("00B00000000000");
  EXPECT_EQ(whole.size(), 2048U);
  EXPECT_EQ(data("00B0000400061F").size(), 0x61FU);
  EXPECT_EQ(data("00B00004000000").size(), 2044U);
}

TEST_F(ReadBinaryTest, by_short_identifier_makes_the_file_current) {
  const core::Bytes head = data("00B08A0004");
  EXPECT_EQ(core::Bytes(head.begin(), head.begin() + 2), hex("3082"));
  EXPECT_EQ(data("00B0000004"), head);
  EXPECT_EQ(send("00B0800004"), "6A86");
  EXPECT_EQ(send("00B09F0004"), "6A86");
  EXPECT_EQ(send("00B09D0004"), "6A82");
}

TEST_F(ReadBinaryTest, of_pins_and_keys_is_6981) {
  for (const char* command : {"00B0980001", "00B0970001", "00B0960001", "00B09A0001"}) {
    EXPECT_EQ(send(command), "6981") << command;
  }
}

TEST_F(ReadBinaryTest, without_le_or_with_data_is_6700) {
  ASSERT_EQ(send("00A4020C02000A"), "9000");
  EXPECT_EQ(send("00B00000"), "6700");
  EXPECT_EQ(send("00B000000100"), "6700");
}

TEST_F(ReadBinaryTest, of_a_certificate_is_der_and_then_filling) {
  const core::Bytes whole = data("00B08A00000000");
  const auto size = iso7816::tlv_size(core::ByteView(whole).first(4));
  ASSERT_TRUE(size);
  EXPECT_EQ(core::Bytes(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(*size)),
            personalised().certificates.authentication);
  for (std::size_t i = *size; i < whole.size(); ++i) ASSERT_EQ(whole[i], 0xFF) << i;
}

/// Which files need which PIN: every readable file of every application, from the published tables.
struct Row {
  const char* application;
  int file;
  const char* verify;  ///< opens it; empty: free
};

class NoReadWithoutPin : public CardTest, public testing::WithParamInterface<Row> {};

TEST_P(NoReadWithoutPin, until_it_is_verified) {
  const Row row = GetParam();
  const std::string read = fmt::format("00B0{:02X}0010", 0x80 + row.file);
  ASSERT_EQ(send(std::string("00A4040C0A") + row.application), "9000");
  if (std::string_view(row.verify).empty()) {
    EXPECT_EQ(status(read), "9000");
    return;
  }
  EXPECT_EQ(status(read), "6982");
  ASSERT_EQ(send(row.verify), "9000");
  EXPECT_EQ(status(read), "9000");
  card.power_off();
  card.power_on();
  ASSERT_EQ(send(std::string("00A4040C0A") + row.application), "9000");
  EXPECT_EQ(status(read), "6982");
}

constexpr const char* jpki = "D392F000260100000001";
constexpr const char* face = "D3921000310001010402";
constexpr const char* text_application = "D3921000310001010408";

INSTANTIATE_TEST_SUITE_P(
    files, NoReadWithoutPin,
    testing::Values(Row{jpki, 0x01, "0020009B06414243313233"}, Row{jpki, 0x02, ""},
                    Row{jpki, 0x06, ""}, Row{jpki, 0x08, ""}, Row{jpki, 0x0A, ""},
                    Row{jpki, 0x0B, ""}, Row{face, 0x01, "0020009106353530323137"},
                    Row{face, 0x02, "002000920E3535303231373230333532323835"},
                    Row{face, 0x02, "002000930C313233343536373839303138"}, Row{face, 0x03, ""},
                    Row{face, 0x04, ""}, Row{face, 0x05, "002000930C313233343536373839303138"},
                    Row{face, 0x06, "002000920E3535303231373230333532323835"},
                    Row{text_application, 0x01, "002000910431323334"},
                    Row{text_application, 0x01, "002000940C313233343536373839303138"},
                    Row{text_application, 0x02, "002000910431323334"},
                    Row{text_application, 0x02, "002000950E3535303231373230333532323835"},
                    Row{text_application, 0x03, "002000940C313233343536373839303138"},
                    Row{text_application, 0x03, "002000950E3535303231373230333532323835"},
                    Row{text_application, 0x04, ""}, Row{text_application, 0x05, ""},
                    Row{text_application, 0x06, "002000910431323334"},
                    Row{text_application, 0x07, "002000910431323334"}));

TEST_F(CardTest, verification_number_b_does_not_open_the_number) {
  select_card_face();
  ASSERT_EQ(send("002000920E3535303231373230333532323835"), "9000");
  EXPECT_EQ(send("00B0850010"), "6982");
  select_input_support();
  ASSERT_EQ(send("002000950E3535303231373230333532323835"), "9000");
  EXPECT_EQ(send("00B0810011"), "6982");
  EXPECT_EQ(status("00B0820010"), "9000");
}

}  // namespace
}  // namespace madoguchi::sim::card
