// SPDX-License-Identifier: Apache-2.0
// Expected XML: written by hand from what public programs say about such files (element names,
// order of the header, padding, consent triples). The person does not exist.
#include "eligibility/oqs_face_file.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace madoguchi::eligibility {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::Key;
using testing::Not;
using testing::Pair;

constexpr std::string_view by_hand = R"(<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<XmlMsg>
  <MessageHeader>
    <ProcessExecutionTime>20240201093005</ProcessExecutionTime>
    <CharacterCodeIdentifier>0</CharacterCodeIdentifier>
    <SegmentOfResult>1</SegmentOfResult>
    <QualificationConfirmationDate>20240201</QualificationConfirmationDate>
    <ReferenceClassification>1</ReferenceClassification>
    <MedicalInstitutionCode>1312345678</MedicalInstitutionCode>
  </MessageHeader>
  <MessageBody>
    <ResultList>
      <ResultOfQualificationConfirmation>
        <InsuredCardClassification>01</InsuredCardClassification>
        <InsurerNumber>  139999</InsurerNumber>
        <InsuredCardSymbol>試験</InsuredCardSymbol>
        <InsuredIdentificationNumber>0000017</InsuredIdentificationNumber>
        <InsuredBranchNumber>00</InsuredBranchNumber>
        <PersonalFamilyClassification>1</PersonalFamilyClassification>
        <InsuredName>試験　花子</InsuredName>
        <Name>試験　花子</Name>
        <NameKana>ｼｹﾝ ﾊﾅｺ</NameKana>
        <Sex1>2</Sex1>
        <Birthdate>19410503</Birthdate>
        <Address>東京都試験区１－２－３</Address>
        <PostNumber>000-0000</PostNumber>
        <QualificationDate>20160503</QualificationDate>
        <InsuredPartialContributionRatio>010</InsuredPartialContributionRatio>
        <InsurerName>試験保険者</InsurerName>
        <LimitApplicationCertificateRelatedConsFlg>1</LimitApplicationCertificateRelatedConsFlg>
        <LimitApplicationCertificateRelatedConsTime>20240201093100</LimitApplicationCertificateRelatedConsTime>
        <SpecificHealthCheckupsInfoConsFlg>0</SpecificHealthCheckupsInfoConsFlg>
        <PharmacistsInfoConsFlg>1</PharmacistsInfoConsFlg>
        <PharmacistsInfoConsTime>20240201093100</PharmacistsInfoConsTime>
        <PharmacistsInfoAvailableTime>20240202093100</PharmacistsInfoAvailableTime>
        <DiagnosisInfoConsFlg>0</DiagnosisInfoConsFlg>
        <OperationInfoConsFlg>0</OperationInfoConsFlg>
      </ResultOfQualificationConfirmation>
    </ResultList>
    <ProcessingResultStatus>1</ProcessingResultStatus>
    <QualificationValidity>1</QualificationValidity>
  </MessageBody>
</XmlMsg>
)";

const core::CivilTime morning =
    core::start_of(*core::parse_date("2024-02-01")) + std::chrono::minutes(9 * 60 + 30);

EligibilityAnswer hanako() {
  QualificationRecord record;
  record.insurer_number = "139999";
  record.insured_card_symbol = "試験";
  record.insured_identification_number = "0000017";
  record.insured_branch_number = "00";
  record.personal_family_classification = "1";
  record.insured_name = record.name = "試験　花子";
  record.name_kana = "ｼｹﾝ ﾊﾅｺ";
  record.sex = "2";
  record.birthdate = *core::parse_date("1941-05-03");
  record.address = "東京都試験区１－２－３";
  record.post_number = "000-0000";
  record.qualification_date = core::parse_date("2016-05-03");
  record.partial_contribution_ratio = "010";
  record.insurer_name = "試験保険者";
  EligibilityAnswer answer;
  answer.validity = QualificationValidity::valid;
  answer.records = {record};
  answer.processed_at = morning + std::chrono::seconds(5);
  return answer;
}

FaceFile hanakos_file() {
  Consents consents;
  consents.drug = consents.high_cost_limit = true;
  return make_face_file(hanako(), consents, morning + std::chrono::minutes(1), "1312345678", true);
}

TEST(FaceFile, is_written_as_by_hand) { EXPECT_EQ(write_face_file(hanakos_file()), by_hand); }

TEST(FaceFile, by_hand_is_read) {
  const auto file = parse_face_file(by_hand);
  ASSERT_TRUE(file) << file.error().message();
  EXPECT_EQ(file->institution_code, "1312345678");
  EXPECT_EQ(file->processed_at, morning + std::chrono::seconds(5));
  EXPECT_EQ(file->validity, QualificationValidity::valid);
  ASSERT_EQ(file->results.size(), 1U);
  const FaceFileResult& result = file->results[0];
  EXPECT_EQ(result.record.insurer_number, "  139999");
  EXPECT_EQ(result.record.insured_identification_number, "0000017");
  EXPECT_EQ(result.record.name, "試験　花子");
  EXPECT_EQ(core::to_iso(result.record.birthdate), "1941-05-03");
  EXPECT_EQ(result.information_consents.at(InformationKind::drug),
            ConsentEntry::given(morning + std::chrono::minutes(1)));
  EXPECT_EQ(result.information_consents.at(InformationKind::checkup), ConsentEntry{});
  ASSERT_TRUE(result.limit_consent);
  EXPECT_EQ(result.limit_consent->flag, ConsentFlag::given);
  EXPECT_EQ(write_face_file(*file), by_hand);
}

TEST(FaceFile, order_of_elements_and_a_byte_order_mark_do_not_matter) {
  const auto file = parse_face_file(
      "\xEF\xBB\xBF<XmlMsg><MessageBody><QualificationValidity>4</QualificationValidity>"
      "<ProcessingResultStatus>1</ProcessingResultStatus></MessageBody><MessageHeader>"
      "<MedicalInstitutionCode>1312345678</MedicalInstitutionCode><SomethingNew>x</SomethingNew>"
      "<ReferenceClassification>2</ReferenceClassification>"
      "<QualificationConfirmationDate>20240201</QualificationConfirmationDate>"
      "<SegmentOfResult>1</SegmentOfResult><CharacterCodeIdentifier>0</CharacterCodeIdentifier>"
      "<ProcessExecutionTime>20240201093005</ProcessExecutionTime></MessageHeader></XmlMsg>");
  ASSERT_TRUE(file) << file.error().message();
  EXPECT_EQ(file->validity, QualificationValidity::none);
  EXPECT_EQ(file->reference, ReferenceClassification::insurance_identifiers);
  EXPECT_TRUE(file->results.empty());
}

TEST(FaceFile, elements_are_a_flat_view_and_absent_ones_are_not_in_it) {
  const auto elements = face_file_elements(by_hand);
  ASSERT_TRUE(elements);
  EXPECT_THAT(*elements, Contains(Pair("QualificationValidity", "1")));
  EXPECT_THAT(*elements, Contains(Pair("PharmacistsInfoConsFlg", "1")));
  EXPECT_THAT(*elements, Contains(Pair("InsurerNumber", "  139999")));
  EXPECT_THAT(*elements, Not(Contains(Key("DiagnosisInfoConsTime"))));
  EXPECT_THAT(*elements, Not(Contains(Key("ArbitraryFileIdentifier"))));
}

TEST(FaceFile, repeated_elements_are_numbered) {
  EligibilityAnswer answer = hanako();
  answer.validity = QualificationValidity::several;
  answer.records.push_back(answer.records[0]);
  answer.records[1].insurer_number = "39131156";
  const std::string xml = write_face_file(make_face_file(answer, {}, morning, "1312345678", false));
  const auto elements = face_file_elements(xml);
  ASSERT_TRUE(elements);
  EXPECT_THAT(*elements, Contains(Pair("InsurerNumber[1]", "  139999")));
  EXPECT_THAT(*elements, Contains(Pair("InsurerNumber[2]", "39131156")));
  EXPECT_THAT(*elements, Not(Contains(Key("InsurerNumber"))));
  EXPECT_THAT(xml, Not(HasSubstr("LimitApplicationCertificateRelated")));
  EXPECT_EQ(parse_face_file(xml)->results.size(), 2U);
}

TEST(FaceFile, side_code_of_a_normal_end_is_kept) {
  EligibilityAnswer answer = hanako();
  answer.side_code = "X0001";
  answer.side_message = "有効期限が近づいています";
  const auto file =
      parse_face_file(write_face_file(make_face_file(answer, {}, morning, "1312345678", false)));
  ASSERT_TRUE(file);
  EXPECT_EQ(file->status, ProcessingResultStatus::normal);
  EXPECT_EQ(file->side_code, "X0001");
  EXPECT_EQ(file->side_message, "有効期限が近づいています");
}

TEST(FaceFile, error_code_is_written_only_with_an_abnormal_end) {
  FaceFile file = hanakos_file();
  file.error_code = "E0001";
  EXPECT_THAT(write_face_file(file), Not(HasSubstr("ErrorCode")));
  file.segment = SegmentOfResult::abnormal;
  const auto read = parse_face_file(write_face_file(file));
  ASSERT_TRUE(read);
  EXPECT_EQ(read->error_code, "E0001");
}

TEST(FaceFile, times_are_written_only_with_a_consent_that_is_given) {
  FaceFile file = hanakos_file();
  auto& drug = file.results[0].information_consents[InformationKind::drug];
  drug.flag = ConsentFlag::not_given;  // the times are still there
  const auto elements = face_file_elements(write_face_file(file));
  ASSERT_TRUE(elements);
  EXPECT_THAT(*elements, Contains(Pair("PharmacistsInfoConsFlg", "0")));
  EXPECT_THAT(*elements, Not(Contains(Key("PharmacistsInfoConsTime"))));
  EXPECT_THAT(*elements, Not(Contains(Key("PharmacistsInfoAvailableTime"))));
}

// Whose elements these are nobody has published: names as in data/oqs/layouts.yaml.
TEST(FaceFile, subsidies_are_there_when_the_patient_wants_them_used) {
  EligibilityAnswer answer = hanako();
  answer.subsidies = {
      {"80139999", "1000001", "試験県医療費助成", core::parse_date("2026-10-01"), {}}};
  const auto written = [&](std::optional<bool> wanted) {
    return write_face_file(
        make_face_file(answer, {}, morning, "1312345678", false, {.subsidies = wanted}));
  };
  EXPECT_THAT(written({}), Not(HasSubstr("Subsidy")));
  EXPECT_THAT(written(false), HasSubstr("<SubsidyUseSelect>0</SubsidyUseSelect>"));
  EXPECT_THAT(written(false), Not(HasSubstr("SubsidyList")));
  const auto file = parse_face_file(written(true));
  ASSERT_TRUE(file) << file.error().message();
  EXPECT_EQ(file->subsidies_wanted, true);
  EXPECT_EQ(file->subsidies, answer.subsidies);
}

TEST(FaceFile, markup_in_texts_is_escaped) {
  FaceFile file = hanakos_file();
  file.results[0].record.name = "<&\"'>●";
  EXPECT_EQ(parse_face_file(write_face_file(file))->results[0].record.name, "<&\"'>●");
}

TEST(FaceFileName, is_made_and_read) {
  const FaceFileName name{"1312345678", "4da5260a16de5a3d3ad7", morning};
  EXPECT_EQ(name.text(), "OQSsiquc01res_face_13123456784da5260a16de5a3d3ad7_20240201093000.xml");
  EXPECT_EQ(FaceFileName::parse(name.text()), name);
  for (const char* wrong :
       {"", "OQSsiquc01res_face_.xml",
        "OQSsiquc01req_face_13123456784da5260a16de5a3d3ad7_20240201093000.xml",
        "OQSsiquc01res_face_13123456784da5260a16de5a3d3ad7_20240231093000.xml",
        "OQSsiquc01res_face_13123456784da5260a16de5a3d3a/7_20240201093000.xml"}) {
    EXPECT_FALSE(FaceFileName::parse(wrong)) << wrong;
  }
}

TEST(FaceFileName, tails_are_twenty_digits_and_follow_the_seed) {
  core::SeededRandom a(1);
  core::SeededRandom b(1);
  const std::string tail = face_file_tail(a);
  EXPECT_THAT(tail, testing::MatchesRegex("[0-9a-f]{20}"));
  EXPECT_EQ(tail, face_file_tail(b));
  EXPECT_NE(tail, face_file_tail(a));
}

}  // namespace
}  // namespace madoguchi::eligibility
