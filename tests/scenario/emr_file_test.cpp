// SPDX-License-Identifier: Apache-2.0
// The expectation `emr_file`: elements of the newest result file of a card use.
#include "eligibility/oqs_face_file.hpp"
#include "tests/scenario/checked_step.hpp"

#include <gmock/gmock.h>

namespace madoguchi::scenario {
namespace {

ports::EmrFile file_of(eligibility::QualificationValidity validity) {
  eligibility::EligibilityAnswer answer;
  answer.validity = validity;
  auto& record = answer.records.emplace_back().record;
  record.name = "試験　花子";
  record.name_kana = "ｼｹﾝ ﾊﾅｺ";
  record.insured_name = record.name;
  record.insurer_name = "試験組合";
  record.sex = "2";
  record.birthdate = *core::parse_date("1941-05-03");
  answer.processed_at = core::start_of(step_day) + std::chrono::hours(9);
  const eligibility::CardUse use{.consents = {.drug = true},
                                 .consented_at = answer.processed_at,
                                 .institution_code = "1310000001"};
  return {"OQSsiquc01res_face_1310000001.xml",
          eligibility::write_oqs_message(eligibility::face_message(answer, use),
                                         eligibility::OqsEncoding::utf_8)};
}

TEST(EmrFile, ComparesElementsOfTheNewestFile) {
  using enum eligibility::QualificationValidity;
  const std::string expect =
      "emr_file: {QualificationValidity: \"1\", PharmacistsInfoConsFlg: \"1\", "
      "DiagnosisInfoConsTime: absent}";
  const auto good = check(expect, {}, {file_of(invalid), file_of(valid)});
  ASSERT_TRUE(good);
  EXPECT_TRUE(good->as_expected) << good->actual;
  const auto bad = check(expect, {}, {file_of(valid), file_of(invalid)});
  ASSERT_TRUE(bad);
  EXPECT_FALSE(bad->as_expected);
  EXPECT_THAT(bad->actual, testing::HasSubstr("QualificationValidity: \"2\""));
}

TEST(EmrFile, AnElementThatShouldBeAbsentIsFound) {
  const auto bad = check("emr_file: {PharmacistsInfoConsTime: absent}", {},
                         {file_of(eligibility::QualificationValidity::valid)});
  ASSERT_TRUE(bad);
  EXPECT_FALSE(bad->as_expected);
}

TEST(EmrFile, ABrokenOrMissingFileIsAFindingNotAnErrorOfTheSuite) {
  const auto broken = check("emr_file: {Name: x}", {}, {{"f.xml", "<XmlMsg>"}});
  ASSERT_TRUE(broken);
  EXPECT_FALSE(broken->as_expected);
  EXPECT_THAT(broken->actual, testing::HasSubstr("f.xml"));
  const auto missing = check("emr_file: {Name: x}", {});
  ASSERT_TRUE(missing);
  EXPECT_FALSE(missing->as_expected);
}

TEST(EmrFile, NoneLooksAtThisStepOnly) {
  const auto file = file_of(eligibility::QualificationValidity::valid);
  EXPECT_TRUE(check("emr_file: none", {}, {file}, 1)->as_expected);
  EXPECT_FALSE(check("emr_file: none", {}, {file}, 0)->as_expected);
}

}  // namespace
}  // namespace madoguchi::scenario
