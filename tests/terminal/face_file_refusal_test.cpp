// SPDX-License-Identifier: Apache-2.0
// What a reader of eligibility files has to refuse: public clients refuse document types, wrong
// encodings, broken and oversize files, and the values have the forms of the published field list.
#include "adapters/iconv/shift_jis.hpp"
#include "eligibility/oqs_face_file.hpp"
#include "terminal/oqs_codec.hpp"
#include "tests/support/shipped_tables.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace madoguchi::terminal {
namespace {

using testing::HasSubstr;

std::string good() {
  return R"(<?xml version="1.0" encoding="UTF-8" standalone="no"?><XmlMsg><MessageHeader>)"
         "<ProcessExecutionTime>20240201093005</ProcessExecutionTime>"
         "<QualificationConfirmationDate>20240201</QualificationConfirmationDate>"
         "<MedicalInstitutionCode>1312345678</MedicalInstitutionCode>"
         "<ReferenceClassification>1</ReferenceClassification><SegmentOfResult>1</SegmentOfResult>"
         "<CharacterCodeIdentifier>0</CharacterCodeIdentifier></MessageHeader><MessageBody>"
         "<ProcessingResultStatus>1</ProcessingResultStatus>"
         "<QualificationValidity>1</QualificationValidity><ResultList>"
         "<ResultOfQualificationConfirmation><InsuredCardClassification>01"
         "</InsuredCardClassification><InsurerNumber>39131156</InsurerNumber><Name>試験</Name>"
         "<Sex1>2</Sex1><Birthdate>19410503</Birthdate><InsurerName>試験保険者</InsurerName>"
         "<PharmacistsInfoConsFlg>0</PharmacistsInfoConsFlg>"
         "</ResultOfQualificationConfirmation></ResultList></MessageBody></XmlMsg>";
}

core::Result<eligibility::OqsMessage> read(std::string_view bytes) {
  return read_face_file(bytes, test::shipped_tables(), adapters::iconv::ShiftJis());
}

/// The good file with the first `from` replaced by `to`.
std::string with(std::string_view from, std::string_view to) {
  std::string xml = good();
  const auto at = xml.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return xml.replace(at, from.size(), to);
}

struct Refusal {
  const char* name;
  std::string xml;
  const char* says;
};

class FaceFileRefusal : public testing::TestWithParam<Refusal> {};

TEST_P(FaceFileRefusal, names_the_fault) {
  const auto file = read(GetParam().xml);
  ASSERT_FALSE(file);
  EXPECT_EQ(file.error().code, core::Errc::malformed_data);
  EXPECT_THAT(file.error().context, HasSubstr(GetParam().says));
}

std::string deep() {
  std::string xml = "<XmlMsg>";
  for (int i = 0; i < 100000; ++i) xml += "<a>";
  for (int i = 0; i < 100000; ++i) xml += "</a>";
  return xml + "</XmlMsg>";
}

INSTANTIATE_TEST_SUITE_P(
    , FaceFileRefusal,
    testing::Values(
        Refusal{"empty", "", "XML at byte 0"},
        Refusal{"cut_off", good().substr(0, 400), "XML at byte"},
        Refusal{"other_root", "<html/>", "root element is html"},
        Refusal{"two_roots", good() + "<XmlMsg/>", "follows the root"},
        Refusal{"document_type", with("<XmlMsg>", "<!DOCTYPE XmlMsg [<!ENTITY a 'b'>]><XmlMsg>"),
                "document type"},
        Refusal{"external_entity",
                with("<XmlMsg>", "<!DOCTYPE XmlMsg SYSTEM \"file:///etc/hostname\"><XmlMsg>"),
                "document type"},
        Refusal{"oversize", good() + std::string(eligibility::face_file_limit, ' '), "more than"},
        Refusal{"deep", deep(), "nested too deeply"},
        Refusal{"declared_shift_jis", with("UTF-8", "Shift_JIS"), "Shift_JIS is declared"},
        Refusal{"bytes_of_shift_jis", with("試験", "\x8E\x8E\x8C\xB1"), "not UTF-8 at byte"},
        Refusal{"identifier_of_shift_jis",
                with("<CharacterCodeIdentifier>0", "<CharacterCodeIdentifier>1"),
                "CharacterCodeIdentifier is 1"},
        Refusal{"encoding_of_elsewhere", with("UTF-8", "EUC-JP"), "neither UTF-8 nor Shift_JIS"},
        Refusal{"information_without_consent",
                with("<PharmacistsInfoConsFlg>",
                     "<LimitApplicationCertificateRelatedInfo>"
                     "<LimitApplicationCertificateClassification>01"
                     "</LimitApplicationCertificateClassification>"
                     "</LimitApplicationCertificateRelatedInfo><PharmacistsInfoConsFlg>"),
                "RelatedInfo is there without consent"},
        Refusal{"no_status", with("<ProcessingResultStatus>1</ProcessingResultStatus>", ""),
                "ProcessingResultStatus is missing"},
        Refusal{"no_header", "<XmlMsg><MessageBody/></XmlMsg>", "MessageHeader is missing"},
        Refusal{"no_body", "<XmlMsg><MessageHeader/></XmlMsg>", "MessageBody is missing"},
        Refusal{"twice", with("<Sex1>2</Sex1>", "<Sex1>2</Sex1><Sex1>1</Sex1>"),
                "Sex1 occurs twice"},
        Refusal{"unknown_code", with("<Sex1>2", "<Sex1>4"), "OQSCD007"},
        Refusal{"segment_3", with("<SegmentOfResult>1", "<SegmentOfResult>3"), "OQSCD003"},
        Refusal{"no_such_day", with("19410503", "19410532"), "Birthdate is not of the form: date"},
        Refusal{"no_such_time", with("20240201093005", "20240201093065"), "ProcessExecutionTime"},
        Refusal{"name_missing", with("<Name>試験</Name>", ""), "Name is missing"},
        Refusal{"short_insurer", with("39131156", "139999"), "InsurerNumber"},
        Refusal{"short_institution", with("1312345678", "131234567"), "MedicalInstitutionCode"},
        Refusal{"time_without_consent",
                with("</PharmacistsInfoConsFlg>",
                     "</PharmacistsInfoConsFlg><PharmacistsInfoConsTime>20240201093100"
                     "</PharmacistsInfoConsTime>"),
                "without consent"},
        Refusal{"consent_without_time",
                with("<PharmacistsInfoConsFlg>0", "<PharmacistsInfoConsFlg>1"), "time is missing"},
        Refusal{"error_on_normal_end",
                with("</MessageHeader>", "<ErrorCode>E1</ErrorCode></MessageHeader>"), "ErrorCode"},
        Refusal{"control_character", with("<Name>試験", "<Name>&#1;試験"),
                "no character or reference"}),
    [](const auto& test) { return std::string(test.param.name); });

TEST(FaceFileRefusalBase, the_unchanged_file_is_accepted) {
  const auto file = read(good());
  EXPECT_TRUE(file) << file.error().message();
}

TEST(FaceFileRefusalBase, order_unknown_elements_and_a_byte_order_mark_do_not_matter) {
  const auto file = read(
      "\xEF\xBB\xBF"
      "<XmlMsg><MessageBody><QualificationValidity>4</QualificationValidity>"
      "<ProcessingResultStatus>1</ProcessingResultStatus></MessageBody><MessageHeader>"
      "<MedicalInstitutionCode>1312345678</MedicalInstitutionCode><SomethingNew>x</SomethingNew>"
      "<ReferenceClassification>2</ReferenceClassification>"
      "<QualificationConfirmationDate>20240201</QualificationConfirmationDate>"
      "<SegmentOfResult>1</SegmentOfResult><CharacterCodeIdentifier>0</CharacterCodeIdentifier>"
      "<ProcessExecutionTime>20240201093005</ProcessExecutionTime></MessageHeader></XmlMsg>");
  ASSERT_TRUE(file) << file.error().message();
  const auto elements = eligibility::elements_of(*file);
  EXPECT_EQ(elements.at("QualificationValidity"), "4");
  EXPECT_FALSE(elements.contains("SomethingNew"));
}

TEST(FaceFileRefusalBase, an_abnormal_end_needs_no_body) {
  const auto file = read(
      "<XmlMsg><MessageHeader><ProcessExecutionTime>20240201093005</ProcessExecutionTime>"
      "<CharacterCodeIdentifier>0</CharacterCodeIdentifier><SegmentOfResult>9</SegmentOfResult>"
      "<ErrorCode>E0001</ErrorCode><MedicalInstitutionCode>1312345678</MedicalInstitutionCode>"
      "<QualificationConfirmationDate>20240201</QualificationConfirmationDate>"
      "<ReferenceClassification>1</ReferenceClassification></MessageHeader><MessageBody/></"
      "XmlMsg>");
  ASSERT_TRUE(file) << file.error().message();
  EXPECT_EQ(file->header.value("ErrorCode"), "E0001");
}

}  // namespace
}  // namespace madoguchi::terminal
