// SPDX-License-Identifier: Apache-2.0
// Command sequences of published card clients, as recorded: OpenSC 0.23, myna, and clients that use
// short identifiers and extended lengths.
#include "iso7816/ber_tlv.hpp"
#include "tests/sim/card/card_fixture.hpp"

#include <fmt/format.h>

namespace madoguchi::sim::card {
namespace {

/// One command and the answer that the client needs to go on.
struct Asked {
  const char* command;
  const char* answer;
};

class ClientTest : public CardTest, public testing::WithParamInterface<checkin::CardKind> {
 protected:
  ClientTest() : CardTest({.kind = GetParam()}) {}
  void expect(std::initializer_list<Asked> exchanges) {
    for (const Asked& exchange : exchanges) {
      EXPECT_EQ(send(exchange.command), exchange.answer) << exchange.command;
    }
  }
  bool pinless() const { return GetParam() == checkin::CardKind::pinless; }
};

TEST_P(ClientTest, opensc_probes_of_other_drivers_are_turned_down) {
  expect({{"00A4040007627601FF000000", "6A82"},
          {"00A4040006A00000000101", "6A82"},
          {"00A404000BE82B0601040181C31F0201", "6A82"},
          {"00A404000FD23300000045737445494420763335", "6A82"},
          {"00CADF3005", "6A88"},
          {"00CB3FFF035C017E08", "6D00"},
          {"00A404000BA000000308000010000100", "6A82"},
          {"00A4040C07A000000116DB0000", "6A82"},
          {"00A4040C07A000000079100000", "6A82"},
          {"00A4040C07A000000079010000", "6A82"},
          {"00A404000CF276A288BCFBA69D34F31001", "6A82"},
          {"00A4040009A00000039742544659", "6A82"},
          {"00A4040006D27600012401", "6A82"},
          {"00A404000FE828BD080FA000000167455349474E", "6A82"}});
}

TEST_P(ClientTest, opensc_binds_when_both_pins_answer_63) {
  expect({{"00A4040C0AD392F000260100000001", "9000"},
          {"00A4040C0AD392F000260100000001", "9000"},
          {"00A4020C020018", "9000"},
          {"00200080", pinless() ? "63C0" : "63C3"},
          {"00A4020C02001B", "9000"},
          {"00200080", pinless() ? "63C0" : "63C5"}});
}

TEST_P(ClientTest, opensc_reads_a_certificate_in_blocks_of_256) {
  select_jpki();
  ASSERT_EQ(send("00A4020C02000A"), "9000");
  const core::Bytes head = data("00B0000004");
  ASSERT_EQ(core::to_hex(core::ByteView(head).first(2)), "3082");
  const std::size_t size = head[2] * 256U + head[3] + 4;
  core::Bytes certificate;
  while (certificate.size() < size) {
    const std::size_t le = std::min<std::size_t>(256, size - certificate.size());
    const core::Bytes block = data(fmt::format("00B0{:04X}{:02X}", certificate.size(), le & 0xFFU));
    ASSERT_EQ(block.size(), le);
    core::append(certificate, block);
  }
  EXPECT_EQ(certificate, personalised({.kind = GetParam()}).certificates.authentication);
}

TEST_P(ClientTest, opensc_tolerates_the_signature_certificate_being_closed) {
  select_jpki();
  if (pinless()) {
    EXPECT_EQ(send("00A4020C020001"), "6A82");
  } else {
    expect({{"00A4020C020001", "9000"}, {"00B0000004", "6982"}});
  }
}

TEST_P(ClientTest, header_lengths_of_4_7_and_whole_agree) {
  select_jpki();
  ASSERT_EQ(send("00A4020C02000A"), "9000");
  const core::Bytes four = data("00B0000004");
  const core::Bytes seven = data("00B0000007");
  const core::Bytes whole = data("00B00000000000");
  EXPECT_EQ(iso7816::tlv_size(four).value(), iso7816::tlv_size(seven).value());
  EXPECT_EQ(core::Bytes(whole.begin(), whole.begin() + 7), seven);
  // The rest behind seven bytes, in blocks of 256 as long as they are full.
  const std::size_t size = iso7816::tlv_size(seven).value();
  core::Bytes file = seven;
  while (file.size() < size) core::append(file, data(fmt::format("00B0{:04X}00", file.size())));
  file.resize(size);
  EXPECT_EQ(file, core::Bytes(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(size)));
}

TEST_P(ClientTest, pin_states_are_all_of_the_form_63Cx) {
  select_input_support();
  for (const char* pin : {"0011", "0014", "0015"}) {
    ASSERT_EQ(send(std::string("00A4020C02") + pin), "9000");
    EXPECT_EQ(send("00200080").substr(0, 3), "63C") << pin;
  }
  select_card_face();
  for (const char* pin : {"0013", "0012"}) {
    ASSERT_EQ(send(std::string("00A4020C02") + pin), "9000");
    EXPECT_EQ(send("00200080"), "63CA") << pin;
  }
  select_jpki();
  ASSERT_EQ(send("00A4020C020006"), "9000");
  EXPECT_EQ(core::as_text(data("00B0000020")), "JPKIAPICCTOKEN2                 ");
}

TEST_P(ClientTest, short_identifiers_and_extended_le) {
  select_jpki();
  const core::Bytes head = data("00B08A0004");
  const std::size_t rest = head[2] * 256U + head[3];
  EXPECT_EQ(data(fmt::format("00B0000400{:04X}", rest)).size(), rest);
  if (pinless()) return;
  expect({{"002000980431323334", "9000"}});
  EXPECT_EQ(data("802A009702AABB00").size(), 256U);
}

INSTANTIATE_TEST_SUITE_P(kinds, ClientTest,
                         testing::Values(checkin::CardKind::ordinary, checkin::CardKind::pinless),
                         [](const auto& row) { return std::string(core::name_of(row.param)); });

}  // namespace
}  // namespace madoguchi::sim::card
