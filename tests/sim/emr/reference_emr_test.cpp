// SPDX-License-Identifier: Apache-2.0
// The reference EMR with its folders: layers of a result, files twice, late, unfinished and taken
// away. Scenarios under scenarios/emr say the same at more length and with every defect.
#include "sim/emr/reference_emr.hpp"

#include "adapters/archive/zip_archive.hpp"
#include "emr_fixture.hpp"
#include "sim/emr/read_result.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

namespace madoguchi::sim::emr {
namespace {

using checkin::EmrDecision;
using checkin::EmrNote;
using checkin::EmrState;
using testing::ElementsAre;
using testing::IsEmpty;

std::vector<EmrDecision> look(Practice& practice) {
  auto decisions = practice.emr.import(nine);
  EXPECT_TRUE(decisions) << decisions.error().message();
  return decisions ? *decisions : std::vector<EmrDecision>{};
}

EmrDecision only(Practice& practice) {
  const auto decisions = look(practice);
  EXPECT_EQ(decisions.size(), 1U);
  return decisions.empty() ? EmrDecision{} : decisions.front();
}

std::string packed(const std::string& name, const std::string& content) {
  return adapters::archive::ZipPacking().pack(name, content, nine).value();
}

// A bulk result may come packed.
TEST(ReferenceEmr, ReadsAPackedResultAsIfItWereNot) {
  std::ifstream in(MADOGUCHI_SOURCE_DIR "/docs/emr-exchange/OQSmuquc02res_202402010001.xml");
  const std::string xml{std::istreambuf_iterator<char>(in), {}};
  const std::string archive = packed("OQSmuquc02res_202402010001.xml", xml);
  const auto plain = read_result(xml, {});
  ASSERT_TRUE(std::holds_alternative<madoguchi::eligibility::OqsMessage>(plain));
  EXPECT_EQ(read_result(archive, {}), plain);
  EXPECT_TRUE(is_complete(archive));
  for (std::size_t size = 4; size < archive.size(); ++size) {
    EXPECT_FALSE(is_complete(std::string_view(archive).substr(0, size))) << size;
  }
  const auto reason = [](const std::string& bytes) {
    return std::get<EmrNote>(read_result(bytes, {}));
  };
  EXPECT_EQ(reason(packed("note.txt", xml)), EmrNote::broken_xml);
  EXPECT_EQ(reason(packed("a.xml", archive)), EmrNote::wrong_layout);
  EXPECT_EQ(reason(archive.substr(0, 200)), EmrNote::broken_xml);
}

TEST(ReferenceEmr, TakesAResultOverOnce) {
  Practice practice;
  ASSERT_TRUE(practice.emr.start(practice.site()));
  practice.drop("a", result_at("20240201090000"));
  const EmrDecision decision = only(practice);
  EXPECT_EQ(decision.state, EmrState::imported);
  EXPECT_EQ(decision.chart, "0012");
  EXPECT_EQ(decision.fields.at("number"), "0012");
  EXPECT_THAT(decision.warnings, ElementsAre(EmrNote::number_unregistered));
  EXPECT_THAT(look(practice), IsEmpty());
  ASSERT_TRUE(practice.share.change("a", ports::FileDeed::duplicate));
  EXPECT_EQ(only(practice).state, EmrState::known);
  ASSERT_TRUE(practice.share.change("a", ports::FileDeed::replay));
  EXPECT_EQ(only(practice).state, EmrState::known);
  EXPECT_EQ(practice.emr.chart("0012")->fields.at("imports"), "1");
}

TEST(ReferenceEmr, KeepsTheThreeLayersApart) {
  Practice practice;
  ASSERT_TRUE(practice.emr.start(practice.site()));
  auto abnormal = result_at("20240201090000");
  set(abnormal.header, "SegmentOfResult", "9");
  abnormal.header.put("ErrorCode", "E1");
  practice.drop("abnormal", abnormal);
  EmrDecision decision = only(practice);
  EXPECT_EQ(decision.reason, EmrNote::abnormal_end);
  EXPECT_EQ(decision.fields.at("error_code"), "E1");

  auto error = result_at("20240201090001");
  set(error.body, "ProcessingResultStatus", "2");
  practice.drop("error", error);
  EXPECT_EQ(only(practice).reason, EmrNote::processing_error);

  auto none = result_at("20240201090002");
  set(none.body, "QualificationValidity", "4");
  practice.drop("none", none);
  decision = only(practice);
  EXPECT_EQ(decision.state, EmrState::asks);
  EXPECT_EQ(decision.reason, EmrNote::not_found);

  auto side = result_at("20240201090003");
  set(side.body, "ProcessingResultCode", "X1");
  practice.drop("side", side);
  decision = only(practice);
  EXPECT_EQ(decision.state, EmrState::imported);
  EXPECT_THAT(decision.warnings, testing::Contains(EmrNote::side_information));
}

TEST(ReferenceEmr, StaffDecidesWhatItCannot) {
  Practice practice;
  auto namesake = chart_0012();
  namesake.id = "0500";
  ASSERT_TRUE(practice.emr.start(practice.site({chart_0012(), namesake})));
  practice.drop("a", result_at("20240201090000"));
  const EmrDecision asked = only(practice);
  EXPECT_EQ(asked.reason, EmrNote::several_charts);
  EXPECT_THAT(asked.candidates, ElementsAre("0012", "0500"));
  EXPECT_EQ(practice.emr.chart("0500")->fields.at("imports"), "0");
  const auto decided = practice.emr.answer(asked.file, "0500", nine);
  ASSERT_TRUE(decided);
  EXPECT_EQ(decided->state, EmrState::imported);
  EXPECT_EQ(practice.emr.chart("0500")->fields.at("imports"), "1");
  EXPECT_EQ(practice.emr.answer(asked.file, "0012", nine)->state, EmrState::refused);
}

TEST(ReferenceEmr, ALateResultDoesNotReplaceANewerOne) {
  Practice practice;
  ASSERT_TRUE(practice.emr.start(practice.site()));
  practice.drop("new", result_at("20240201090000"));
  look(practice);
  auto late = result_at("20240131090000");
  set(record_in(late), "InsurerName", "前の保険者");
  practice.drop("late", late);
  EXPECT_THAT(only(practice).warnings, testing::Contains(EmrNote::older_than_known));
  EXPECT_EQ(practice.emr.chart("0012")->fields.at("insurer_name"), "試験健康保険組合");
}

TEST(ReferenceEmr, WaitsForUnfinishedFilesAndGivesUpAtLast) {
  Practice practice;
  ASSERT_TRUE(practice.emr.start(practice.site()));
  ports::DroppedFile file;
  file.label = "half";
  file.message = result_at("20240201090000");
  file.progress = ports::FileProgress::half_written;
  ASSERT_TRUE(practice.share.drop(file, nine));
  for (int look = 0; look < 3; ++look) EXPECT_EQ(only(practice).reason, EmrNote::incomplete);
  EXPECT_EQ(only(practice).reason, EmrNote::broken_xml);
}

TEST(ReferenceEmr, FindsWhatWasMovedAndMissesWhatIsGone) {
  Practice practice;
  ASSERT_TRUE(practice.emr.start(practice.site()));
  for (const char* label : {"moved", "removed"}) {
    ports::DroppedFile file;
    file.label = label;
    file.message = result_at(label == std::string("moved") ? "20240201090000" : "20240201090001");
    file.progress = ports::FileProgress::locked;
    ASSERT_TRUE(practice.share.drop(file, nine));
  }
  for (const EmrDecision& decision : look(practice)) EXPECT_EQ(decision.reason, EmrNote::in_use);
  for (const char* label : {"moved", "removed"}) {
    ASSERT_TRUE(practice.share.change(label, ports::FileDeed::unlock));
  }
  ASSERT_TRUE(practice.share.change("moved", ports::FileDeed::move_to_trash));
  ASSERT_TRUE(practice.share.change("removed", ports::FileDeed::remove));
  const auto decisions = look(practice);
  ASSERT_EQ(decisions.size(), 2U);
  EXPECT_EQ(decisions[0].state, EmrState::imported);
  EXPECT_THAT(decisions[0].warnings, testing::Contains(EmrNote::recovered));
  EXPECT_EQ(decisions[1].state, EmrState::lost);
  EXPECT_THAT(look(practice), IsEmpty());
}

TEST(ReferenceEmr, AsksForInformationOnlyWhileTheConsentLasts) {
  Practice practice;
  ASSERT_TRUE(practice.emr.start(practice.site()));
  EXPECT_EQ(practice.emr.request(ports::EmrRequestKind::drug, "0012", nine)->reason,
            EmrNote::consent_missing);
  auto consented = result_at("20240201090000");
  record_in(consented).put("PharmacistsInfoConsFlg", "1");
  record_in(consented).put("PharmacistsInfoConsTime", "20240201090000");
  record_in(consented).put("PharmacistsInfoAvailableTime", "20240202090000");
  practice.drop("a", consented);
  look(practice);
  using std::chrono::hours;
  using std::chrono::seconds;
  const auto at_end = practice.emr.request(ports::EmrRequestKind::drug, "0012", nine + hours(24));
  EXPECT_EQ(at_end->state, EmrState::imported);
  EXPECT_TRUE(std::filesystem::exists(practice.share.folder() / "req" / at_end->file));
  const auto after =
      practice.emr.request(ports::EmrRequestKind::drug, "0012", nine + hours(24) + seconds(1));
  EXPECT_EQ(after->reason, EmrNote::consent_expired);
}

// Ages by the rules of the schemes: school from April 1 after the sixth birthday (who was born on
// April 1 belongs to the year before), 20 per cent from 70, 10 from 75.
TEST(ShareByAge, FollowsTheAges) {
  const auto share = [](const char* born, const char* day) {
    return share_by_age(*core::parse_date(born), *core::parse_date(day));
  };
  EXPECT_EQ(share("2018-04-02", "2025-03-31"), 20);
  EXPECT_EQ(share("2018-04-02", "2025-04-01"), 30);
  EXPECT_EQ(share("2018-04-01", "2024-03-31"), 20);
  EXPECT_EQ(share("2018-04-01", "2024-04-01"), 30);
  EXPECT_EQ(share("1954-02-02", "2024-02-01"), 30);
  EXPECT_EQ(share("1954-02-01", "2024-02-01"), 20);
  EXPECT_EQ(share("1949-02-01", "2024-02-01"), 10);
}

}  // namespace
}  // namespace madoguchi::sim::emr
