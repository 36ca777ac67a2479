// SPDX-License-Identifier: Apache-2.0
// The log's text, line by line, and reading it back. The expected lines are those of
// docs/apdu-log.md.
#include "sim/record/apdu_log_reader.hpp"
#include "sim/record/apdu_log_writer.hpp"
#include "tests/sim/faults/small_card.hpp"

#include <gmock/gmock.h>

#include <fstream>
#include <iterator>

namespace madoguchi::sim::record {
namespace {

using faults::hex;
using testing::ElementsAre;
using testing::HasSubstr;
using namespace std::chrono_literals;
using Kind = ExchangeRecord::Kind;
using Outcome = card::CardAnswer::Outcome;

constexpr std::chrono::system_clock::time_point start{std::chrono::seconds{1706745600}};

std::string written(const std::vector<ExchangeRecord>& records) {
  std::string text;
  ApduLogWriter writer(start, [&](std::string_view piece) { text += piece; });
  for (const ExchangeRecord& record : records) writer.take(record);
  return text;
}

/// Lines that are not comments.
std::vector<std::string> lines(const std::string& text) {
  std::vector<std::string> found;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = text.find('\n', at);
    if (text[at] != '#') found.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return found;
}

ExchangeRecord command(std::string_view bytes, std::string_view response) {
  return {.at = 1500us,
          .duration = 250us,
          .command = HiddenBytes(hex(bytes)),
          .response = HiddenBytes(hex(response))};
}

std::vector<ExchangeRecord> one_of_each() {
  ExchangeRecord pin = command("0020008004 31323334", "63C2");
  pin.command.hide(5, 4);
  ExchangeRecord photo = command("00B0000004", "010203049000");
  photo.response.hide(0, 4);
  ExchangeRecord part = command("00B0000004", "010203049000");
  part.response.hide(1, 2);
  ExchangeRecord mute = command("00840000 08", "");
  mute.outcome = Outcome::mute;
  ExchangeRecord gone = command("00840000 08", "");
  gone.outcome = Outcome::gone;
  return {{.kind = Kind::power_on, .at = 1ms, .response = HiddenBytes(hex("3B80800101"))},
          command("00A4040C0AD392F000260100000001", "9000"),
          pin,
          photo,
          part,
          command("00B0000004", "90"),
          mute,
          gone,
          command("00", "6700"),
          {.kind = Kind::reset, .at = 2ms, .response = HiddenBytes(hex("3B80800101"))},
          {.kind = Kind::power_off, .at = 3ms}};
}

TEST(ApduLog, LinesAreAsDocumented) {
  const std::string text = written(one_of_each());
  EXPECT_TRUE(text.starts_with("# madoguchi APDU log 1\n# start 2024-02-01T00:00:00.000000Z\n"));
  EXPECT_THAT(
      lines(text),
      ElementsAre(
          "    0.001000  0.000000 + 3B80800101 ; power on, ATR",
          "    0.001500  0.000000 > 00A4040C0AD392F000260100000001 ; SELECT application jpki",
          "    0.001750  0.000250 < 9000 ; done", "    0.001500  0.000000 > 0020008004*4 ; VERIFY",
          "    0.001750  0.000250 < 63C2 ; verification failed or asked, tries left",
          "    0.001500  0.000000 > 00B0000004 ; READ BINARY 4 at 0",
          "    0.001750  0.000250 < 9000 *4 ; done, 4 bytes",
          "    0.001500  0.000000 > 00B0000004 ; READ BINARY 4 at 0",
          "    0.001750  0.000250 < 9000 01*2.04 ; done, 4 bytes",
          "    0.001500  0.000000 > 00B0000004 ; READ BINARY 4 at 0",
          "    0.001750  0.000250 ~ 90 ; no status word",
          "    0.001500  0.000000 > 0084000008 ; GET CHALLENGE 8",
          "    0.001750  0.000250 ? ; the card does not answer",
          "    0.001500  0.000000 > 0084000008 ; GET CHALLENGE 8",
          "    0.001750  0.000250 x ; the card left the reader",
          "    0.001500  0.000000 > 00 ; not a command APDU",
          "    0.001750  0.000250 < 6700 ; wrong length",
          "    0.002000  0.000000 = 3B80800101 ; reset, ATR",
          "    0.003000  0.000000 - ; power off"));
}

TEST(ApduLog, WhatWasWrittenIsReadBack) {
  const std::vector<ExchangeRecord> records = one_of_each();
  const ParsedLog parsed = parse_log(written(records), "card.log");
  for (const auto& error : parsed.errors) ADD_FAILURE() << error.text();
  ASSERT_EQ(parsed.records.size(), records.size());
  for (std::size_t i = 0; i < records.size(); ++i) {
    ExchangeRecord expected = records[i];
    // What is hidden is not in the text; the log has an asterisk for it.
    EXPECT_EQ(parsed.records[i], expected) << "record " << i;
  }
}

TEST(ApduLog, BlanksWordsAndLineEndsMayDiffer) {
  const ParsedLog parsed = parse_log(
      "# madoguchi APDU log 1\r\n\r\n0 0 > 00b0000004\r\n0.5 0.5   <   9000   01*2.04\r\n", "x");
  for (const auto& error : parsed.errors) ADD_FAILURE() << error.text();
  ASSERT_EQ(parsed.records.size(), 1U);
  EXPECT_EQ(parsed.records[0].duration, 500ms);
  EXPECT_EQ(parsed.records[0].response.hidden_from(), 1U);
  EXPECT_EQ(parsed.records[0].response.bytes(), hex("012A2A049000"));
}

struct Mistake {
  std::string_view line;
  std::string_view place;
  std::string_view message;
};

class ApduLogMistakeTest : public testing::TestWithParam<Mistake> {};

TEST_P(ApduLogMistakeTest, IsToldWithLineAndColumn) {
  const Mistake& mistake = GetParam();
  const std::string text =
      "# madoguchi APDU log 1\n0 0 > 00B0000004\n0 0 < 9000\n" + std::string(mistake.line) + "\n";
  const ParsedLog parsed = parse_log(text, "card.log");
  ASSERT_FALSE(parsed.errors.empty());
  EXPECT_THAT(parsed.errors[0].text(), HasSubstr("card.log:" + std::string(mistake.place)));
  EXPECT_THAT(parsed.errors[0].text(), HasSubstr(std::string(mistake.message)));
}

INSTANTIATE_TEST_SUITE_P(
    Each, ApduLogMistakeTest,
    testing::Values(Mistake{"x 0 > 00", "4:1:", "expected the time in seconds, found \"x\""},
                    Mistake{"0 nan > 00", "4:3:", "how long it took"},
                    Mistake{"0 1e99 > 00", "4:3:", "how long it took"},
                    Mistake{"0", "4:2:", "how long it took"},
                    Mistake{"0 0 ! 00", "4:5:", "expected one of > < ~ ? x + = -, found \"!\""},
                    Mistake{"0 0 > 0", "4:7:", "expected a command of at least 4 bytes in hexa"},
                    Mistake{"0 0 > 00A", "4:9:", "in hexadecimal"},
                    Mistake{"0 0 > 00*", "4:9:", "*N for N hidden bytes"},
                    Mistake{"0 0 > 00*99999999", "4:9:", "*N for N hidden bytes"},
                    Mistake{"0 0 > *2*2", "4:9:", "*N for N hidden bytes"},
                    Mistake{"0 0 >", "4:6:", "expected a command"},
                    Mistake{"0 0 < 9000", "4:5:", "an answer without a command"},
                    Mistake{"0 0 > 00\n0 0 > 00", "5:5:", "the answer is missing"},
                    Mistake{"0 0 > 00\n0 0 < 90", "5:7:", "a status word"},
                    Mistake{"0 0 > 00\n0 0 < 9000 0Z", "5:12:", "the data of the answer"},
                    Mistake{"0 0 > 00\n0 0 < 9000 00 00", "5:15:", "nothing more was expected"},
                    Mistake{"0 0 > 00\n0 0 ~ 9000", "5:7:", "at most one byte"},
                    Mistake{"0 0 > 00", "4:1:", "the last command has no answer"}));

TEST(ApduLog, AllMistakesAreToldAtOnce) {
  const ParsedLog parsed =
      parse_log("# madoguchi APDU log 1\nx\n0 0 > 00B0000004\n0 0 < 9000\n0 0 !\n", "card.log");
  EXPECT_EQ(parsed.errors.size(), 2U);
  EXPECT_EQ(parsed.records.size(), 1U);
}

TEST(ApduLog, SomethingElseIsNoLog) {
  for (const std::string text : {"", "hello\n", "# madoguchi APDU log 2\n"}) {
    const ParsedLog parsed = parse_log(text, "card.log");
    ASSERT_EQ(parsed.errors.size(), 1U) << text;
    EXPECT_THAT(parsed.errors[0].text(), HasSubstr("card.log:1:1: expected the heading"));
  }
}

TEST(ApduLog, TheExampleOfTheDocumentationIsRead) {
  std::ifstream file(std::string(MADOGUCHI_SOURCE_DIR) + "/docs/apdu-log.md");
  const std::string page((std::istreambuf_iterator<char>(file)), {});
  const std::size_t begin = page.find(log_heading);
  ASSERT_NE(begin, page.npos);
  const ParsedLog parsed = parse_log(page.substr(begin, page.find("```", begin) - begin), "page");
  for (const auto& error : parsed.errors) ADD_FAILURE() << error.text();
  EXPECT_EQ(parsed.records.size(), 4U);
}

}  // namespace
}  // namespace madoguchi::sim::record
