// SPDX-License-Identifier: Apache-2.0
// What a recorded card keeps, with the faults that its reader sees.
#include "sim/record/recorded_card.hpp"

#include "adapters/files/temporary_folder.hpp"
#include "sim/faults/faulty_card.hpp"
#include "sim/record/record_files.hpp"
#include "tests/sim/faults/small_card.hpp"

#include <gmock/gmock.h>

#include <fstream>
#include <sstream>

namespace madoguchi::sim::record {
namespace {

using faults::hex;
using testing::HasSubstr;
using testing::Not;
using namespace std::chrono_literals;
using Kind = ExchangeRecord::Kind;
using Outcome = card::CardAnswer::Outcome;

class Kept final : public RecordSink {
 public:
  void take(const ExchangeRecord& record) override { records.push_back(record); }
  std::vector<ExchangeRecord> records;
};

class RecordedCardTest : public testing::Test {
 protected:
  card::CardAnswer send(std::string_view command) { return card.exchange(hex(command)); }

  std::chrono::nanoseconds time{0};
  std::shared_ptr<faults::FaultyCard> faulty = std::make_shared<faults::FaultyCard>(
      std::make_shared<faults::SmallCard>(), [this] { return time; });
  std::shared_ptr<Kept> kept = std::make_shared<Kept>();
  RecordedCard card{faulty, kept, [this] { return time; }};
};

TEST_F(RecordedCardTest, KeepsWhatTheReaderSeesAndWhen) {
  faulty->add({.effect = {.delay = 20ms}});
  card.power_on();
  time = 5ms;
  const auto answer = send(faults::select_jpki);
  EXPECT_EQ(core::to_hex(answer.response), "9000");
  ASSERT_EQ(kept->records.size(), 2U);
  EXPECT_EQ(kept->records[0].kind, Kind::power_on);
  EXPECT_EQ(kept->records[0].response.bytes(), card.atr());
  const ExchangeRecord& record = kept->records[1];
  EXPECT_EQ(record.at, 5ms);
  EXPECT_EQ(record.duration, 20ms);
  EXPECT_EQ(record.command.bytes(), hex(faults::select_jpki));
  EXPECT_EQ(record.response.bytes(), hex("9000"));
}

TEST_F(RecordedCardTest, KeepsMuteAndRemoved) {
  faulty->add({.effect = {.line = ports::CardFaultEffect::Line::mute}, .processed = false});
  faulty->add({.at = {.command = 2}, .effect = {.line = ports::CardFaultEffect::Line::gone}});
  send(faults::read_four);
  send(faults::read_four);
  ASSERT_EQ(kept->records.size(), 2U);
  EXPECT_EQ(kept->records[0].outcome, Outcome::mute);
  EXPECT_EQ(kept->records[1].outcome, Outcome::gone);
}

TEST_F(RecordedCardTest, PowerIsKeptOncePerChange) {
  card.power_off();
  card.power_on();
  card.power_on();
  card.reset();
  card.power_off();
  card.power_off();
  std::vector<Kind> kinds;
  for (const ExchangeRecord& record : kept->records) kinds.push_back(record.kind);
  EXPECT_THAT(kinds, testing::ElementsAre(Kind::power_on, Kind::reset, Kind::power_off));
}

TEST_F(RecordedCardTest, ASpoiltSelectionHidesWhatIsReadAfterIt) {
  send(faults::right_pin);
  send(faults::select_jpki);
  send("00A4020C020006");  // public: the token information
  send(faults::read_four);
  EXPECT_EQ(kept->records.back().response.hidden_size(), 0U);
  faulty->add({.effect = {.status = iso7816::StatusWord{0x6F00}}});
  send("00A4020C02000A");  // the card selects it, the reader is told otherwise
  send(faults::read_four);
  EXPECT_EQ(kept->records.back().response.hidden_size(), 4U);
}

TEST_F(RecordedCardTest, FilesAreThereWhileTheCardIsUsed) {
  const auto folder = adapters::files::TemporaryFolder::make().value();
  const RecordFiles files{.log = folder.path() / "kept.log", .pcap = folder.path() / "kept.pcap"};
  const auto recorded = record_to_files(faulty, files);
  ASSERT_TRUE(recorded);
  (*recorded)->power_on();
  (*recorded)->exchange(hex(faults::wrong_pin));
  std::stringstream log;
  log << std::ifstream(files.log).rdbuf();
  EXPECT_THAT(log.str(), HasSubstr("> 0020008004*4 ; VERIFY"));
  EXPECT_THAT(log.str(), HasSubstr("< 63C2 ;"));
  EXPECT_THAT(log.str(), Not(HasSubstr("39393939")));
  EXPECT_GT(std::filesystem::file_size(files.pcap), 100U);
}

TEST_F(RecordedCardTest, AFileThatCannotBeWrittenIsToldAtOnce) {
  const auto recorded = record_to_files(faulty, {.log = "/nowhere/card.log"});
  ASSERT_FALSE(recorded);
  EXPECT_EQ(recorded.error().code, core::Errc::io_failure);
  EXPECT_THAT(recorded.error().context, HasSubstr("/nowhere/card.log"));
}

TEST_F(RecordedCardTest, WithoutFilesItIsTheCardItself) {
  EXPECT_EQ(record_to_files(faulty, {}).value(), faulty);
}

}  // namespace
}  // namespace madoguchi::sim::record
