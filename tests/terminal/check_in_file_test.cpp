// SPDX-License-Identifier: Apache-2.0
// The file of a card use as bytes: encodings, characters that Windows-31J does not have, official
// tables laid over, and what each defect of a product does to it. Expected bytes of Shift_JIS are
// those of code page 932 (試 8E8E, 験 8CB1, ● 819C, 髙 FBFC in the vendors' range).
#include "terminal/check_in_file.hpp"

#include "adapters/iconv/shift_jis.hpp"
#include "eligibility/oqs_face_file.hpp"
#include "terminal/oqs_codec.hpp"
#include "tests/support/insured_person.hpp"
#include "tests/support/shipped_tables.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace madoguchi::terminal {
namespace {

using checkin::Defect;
using eligibility::OqsEncoding;
using testing::HasSubstr;
using testing::Not;

const core::CivilTime visit_time =
    core::start_of(*core::parse_date("2024-11-01")) + std::chrono::hours(9);
const adapters::iconv::ShiftJis shift_jis;

eligibility::EligibilityAnswer answer_for(std::string name) {
  eligibility::QualificationRecord record;
  record.insurer_number = "06139999";
  record.insured_identification_number = "0017";
  record.insured_name = record.name = std::move(name);
  record.name_kana = "ｼｹﾝ ﾊﾅｺ";
  record.sex = "2";
  record.birthdate = *core::parse_date("1984-05-03");
  record.partial_contribution_ratio = "030";
  record.insurer_name = "試験保険者";
  eligibility::EligibilityAnswer answer;
  answer.validity = eligibility::QualificationValidity::valid;
  answer.records = {{record}, {record}};
  answer.records[1].record.insured_card_classification = "A1";
  answer.records[1].tickets = {{"MedicalTicketInfo", {}, {{"IssueNumber", "0000123", {}}}}};
  answer.processed_at = visit_time;
  return answer;
}

CheckInFile written(std::string name, const TerminalSettings& settings,
                    const eligibility::OqsTables& tables = test::shipped_tables()) {
  core::SeededRandom random(1);
  const auto answer = answer_for(std::move(name));
  const eligibility::Consents consents{.drug = true, .high_cost_limit = true};
  return make_check_in_file({answer, consents, {}, visit_time}, settings, tables, shift_jis,
                            random);
}

core::Result<std::map<std::string, std::string>> read(const CheckInFile& file) {
  const auto message = read_face_file(file.content, test::shipped_tables(), shift_jis);
  if (!message) return message.error();
  return eligibility::elements_of(*message);
}

constexpr std::string_view by_hand = R"(<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<XmlMsg>
  <MessageHeader>
    <ProcessExecutionTime>20240201093100</ProcessExecutionTime>
    <CharacterCodeIdentifier>0</CharacterCodeIdentifier>
    <SegmentOfResult>1</SegmentOfResult>
    <QualificationConfirmationDate>20240201</QualificationConfirmationDate>
    <ReferenceClassification>1</ReferenceClassification>
    <MedicalInstitutionCode>1310000001</MedicalInstitutionCode>
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

// Written by hand from what public programs say about such files: element names, order, padding,
// consent triples.
TEST(CheckInFile, is_written_as_by_hand) {
  eligibility::EligibilityAnswer answer;
  answer.validity = eligibility::QualificationValidity::valid;
  answer.records = {{test::record_of_hanako()}};
  const core::CivilTime then =
      core::start_of(*core::parse_date("2024-02-01")) + std::chrono::minutes(9 * 60 + 31);
  answer.processed_at = then;
  const eligibility::Consents consents{.drug = true, .high_cost_limit = true};
  core::SeededRandom random(1);
  const CheckInFile file = make_check_in_file({answer, consents, {}, then}, {},
                                              test::shipped_tables(), shift_jis, random);
  EXPECT_EQ(file.content, by_hand);
  EXPECT_TRUE(eligibility::FaceFileName::parse(file.name));
}

TEST(CheckInFile, is_utf_8_unless_the_terminal_is_set_otherwise) {
  const CheckInFile file = written("試験　花子𠮷", {});
  EXPECT_THAT(file.content, HasSubstr("encoding=\"UTF-8\""));
  EXPECT_EQ(file.replaced, 0U);
  const auto elements = read(file);
  ASSERT_TRUE(elements) << elements.error().message();
  EXPECT_EQ(elements->at("Name[1]"), "試験　花子𠮷");
  EXPECT_EQ(elements->at("CharacterCodeIdentifier"), "0");
  EXPECT_EQ(elements->at("IssueNumber"), "0000123");
  EXPECT_FALSE(elements->contains("InsuredPartialContributionRatio[1]"));
}

TEST(CheckInFile, in_shift_jis_what_it_lacks_is_a_dot_and_counted) {
  TerminalSettings settings;
  settings.file_encoding = OqsEncoding::shift_jis;
  const CheckInFile file = written("試験　髙𠮷", settings);
  EXPECT_THAT(file.content, HasSubstr("encoding=\"Shift_JIS\""));
  EXPECT_THAT(file.content, HasSubstr("<Name>\x8E\x8E\x8C\xB1\x81\x40\xFB\xFC\x81\x9C</Name>"));
  EXPECT_EQ(file.replaced, 4U) << "the name and the insured person's, in two records";
  const auto elements = read(file);
  ASSERT_TRUE(elements) << elements.error().message();
  EXPECT_EQ(elements->at("Name[1]"), "試験　髙●");
  EXPECT_EQ(elements->at("NameKana[1]"), "ｼｹﾝ ﾊﾅｺ");
  EXPECT_EQ(elements->at("CharacterCodeIdentifier"), "1");
}

TEST(CheckInFile, tables_laid_over_name_its_elements) {
  eligibility::OqsTables tables = test::shipped_tables();
  auto& body = tables.layouts.find("single_result")->second.body;
  for (eligibility::OqsRule& rule : body) {
    if (rule.means == "QualificationValidity") rule.element = "OfficialValidity";
  }
  const CheckInFile file = written("試験　花子", {}, tables);
  EXPECT_THAT(file.content, HasSubstr("<OfficialValidity>1</OfficialValidity>"));
  EXPECT_THAT(file.content, Not(HasSubstr("QualificationValidity")));
  const auto message = read_face_file(file.content, tables, shift_jis);
  ASSERT_TRUE(message) << message.error().message();
  EXPECT_EQ(eligibility::elements_of(*message).at("QualificationValidity"), "1");
}

TEST(CheckInFile, defects_show) {
  const auto with = [](Defect defect, OqsEncoding encoding = OqsEncoding::utf_8) {
    TerminalSettings settings;
    settings.defects = {defect};
    settings.file_encoding = encoding;
    return read(written("試験　花子", settings));
  };
  EXPECT_EQ(with(Defect::writes_share_at_every_age)->at("InsuredPartialContributionRatio[1]"),
            "030");
  EXPECT_FALSE(with(Defect::leaves_out_tickets)->contains("IssueNumber"));
  EXPECT_TRUE(with(Defect::keeps_first_record)->contains("Name"));
  EXPECT_FALSE(with(Defect::writes_times_without_consent));
  for (const OqsEncoding encoding : {OqsEncoding::utf_8, OqsEncoding::shift_jis}) {
    EXPECT_FALSE(with(Defect::declares_other_encoding, encoding));
  }
}

}  // namespace
}  // namespace madoguchi::terminal
