// SPDX-License-Identifier: Apache-2.0
// The capture as Wireshark's own dissectors read it: tshark's fields are the second opinion.
#include "adapters/files/temporary_folder.hpp"
#include "sim/faults/faulty_card.hpp"
#include "sim/record/record_files.hpp"
#include "tests/sim/faults/small_card.hpp"

#include <gmock/gmock.h>

#include <cstdio>
#include <fstream>

namespace madoguchi::sim::record {
namespace {

using faults::hex;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

/// What tshark prints for the capture with some options, line by line.
std::vector<std::string> tshark(const std::filesystem::path& capture, const std::string& options) {
  const std::string folder = capture.parent_path().string();
  const std::string command = "env HOME=" + folder + " tshark -r " + capture.string() + " " +
                              options + " 2>" + folder + "/tshark.err";
  std::FILE* pipe = popen(command.c_str(), "r");
  std::vector<std::string> lines;
  std::string line;
  for (int c = 0; pipe != nullptr && (c = std::fgetc(pipe)) != EOF;) {
    if (c != '\n') {
      line += static_cast<char>(c);
      continue;
    }
    lines.push_back(std::exchange(line, {}));
  }
  const int status = pipe == nullptr ? -1 : pclose(pipe);
  EXPECT_EQ(status, 0) << "tshark is needed for this test: " << command;
  return lines;
}

class WiresharkTest : public testing::Test {
 protected:
  void SetUp() override {
    const auto recorded = record_to_files(faulty, {.pcap = capture});
    ASSERT_TRUE(recorded);
    card = *recorded;
    card->power_on();
  }
  void send(std::string_view command) { card->exchange(hex(command)); }
  std::vector<std::string> fields() {
    return tshark(capture,
                  "-T fields -E separator=, -e frame.number -e _ws.col.Protocol "
                  "-e iso7816.apdu.ins -e iso7816.apdu.p1 -e iso7816.apdu.p2 -e iso7816.apdu.lc "
                  "-e iso7816.apdu.sw1 -e iso7816.apdu.sw2 -e iso7816.resp_to "
                  "-e iso7816.atr.init_char");
  }

  // Of its own: the tests run side by side.
  adapters::files::TemporaryFolder folder = adapters::files::TemporaryFolder::make().value();
  std::filesystem::path capture = folder.path() / "card.pcap";
  std::shared_ptr<faults::FaultyCard> faulty =
      std::make_shared<faults::FaultyCard>(std::make_shared<faults::SmallCard>());
  std::shared_ptr<card::CardDevice> card;
};

TEST_F(WiresharkTest, DissectsCommandsAnswersAndTheAtr) {
  send(faults::select_jpki);
  send(faults::wrong_pin);
  send(faults::right_pin);
  send(faults::read_four);
  EXPECT_THAT(fields(),
              ElementsAre("1,,,,,,,,,0x3b",                      //
                          "2,ISO 7816,0xa4,0x04,0x0c,0x0a,,,,",  // SELECT
                          "3,ISO 7816,,,,,0x90,0x00,2,",         //
                          "4,ISO 7816,0x20,0x00,0x80,0x04,,,,",  // VERIFY
                          "5,ISO 7816,,,,,0x63,0xc2,4,",         //
                          "6,ISO 7816,0x20,0x00,0x80,0x04,,,,",  //
                          "7,ISO 7816,,,,,0x90,0x00,6,",         //
                          "8,ISO 7816,0xb0,0x00,0x00,,,,,",      // READ BINARY
                          "9,ISO 7816,,,,,0x90,0x00,8,"));
}

TEST_F(WiresharkTest, SecretsAreMaskedAtTheirLength) {
  send(faults::right_pin);
  send(faults::read_four);
  EXPECT_THAT(tshark(capture, "-Y iso7816.apdu.body -T fields -e iso7816.apdu.body"),
              ElementsAre("2a2a2a2a", "2a2a2a2a"));
  std::ifstream file(capture, std::ios::binary);
  const std::string all((std::istreambuf_iterator<char>(file)), {});
  EXPECT_THAT(all, Not(HasSubstr("1234")));
}

TEST_F(WiresharkTest, TimesAreThoseOfTheExchange) {
  faulty->add({.effect = {.delay = std::chrono::milliseconds(1500)}});
  send(faults::select_jpki);
  const auto deltas = tshark(capture, "-Y iso7816.apdu.sw1 -T fields -e frame.time_delta");
  ASSERT_EQ(deltas.size(), 1U);
  EXPECT_EQ(deltas[0].substr(0, 4), "1.50");
}

TEST_F(WiresharkTest, AMuteCardIsToldInWords) {
  faulty->add({.effect = {.line = ports::CardFaultEffect::Line::mute}});
  send(faults::select_jpki);
  EXPECT_THAT(tshark(capture, "-V"), testing::Contains(HasSubstr("the card does not answer")));
}

}  // namespace
}  // namespace madoguchi::sim::record
