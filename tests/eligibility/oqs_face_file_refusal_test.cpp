// SPDX-License-Identifier: Apache-2.0
// What a reader of eligibility files has to refuse: public clients refuse document types, wrong
// encodings, broken and oversize files, and the values have the forms of the published field list.
#include "eligibility/oqs_face_file.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace madoguchi::eligibility {
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
  const auto file = parse_face_file(GetParam().xml);
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
        Refusal{"oversize", good() + std::string(face_file_limit, ' '), "more than"},
        Refusal{"deep", deep(), "nested too deeply"},
        Refusal{"declared_shift_jis", with("UTF-8", "Shift_JIS"), "declared encoding"},
        Refusal{"bytes_of_shift_jis", with("試験", "\x8E\x8E\x8C\xB1"), "not UTF-8 at byte"},
        Refusal{"identifier_of_shift_jis",
                with("<CharacterCodeIdentifier>0", "<CharacterCodeIdentifier>1"), "Shift_JIS"},
        Refusal{"no_header", "<XmlMsg><MessageBody/></XmlMsg>", "MessageHeader is missing"},
        Refusal{"no_body", "<XmlMsg><MessageHeader/></XmlMsg>", "MessageBody is missing"},
        Refusal{"twice", with("<Sex1>2</Sex1>", "<Sex1>2</Sex1><Sex1>1</Sex1>"),
                "Sex1 occurs twice"},
        Refusal{"unknown_code", with("<Sex1>2", "<Sex1>4"), "OQSCD007"},
        Refusal{"segment_3", with("<SegmentOfResult>1", "<SegmentOfResult>3"), "OQSCD003"},
        Refusal{"no_such_day", with("19410503", "19410532"), "Birthdate is not a date"},
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
        Refusal{"control_character", with("<Name>試験", "<Name>&#1;試験"), "control characters"}),
    [](const auto& test) { return std::string(test.param.name); });

TEST(FaceFileRefusalBase, the_unchanged_file_is_accepted) {
  const auto file = parse_face_file(good());
  EXPECT_TRUE(file) << file.error().message();
}

}  // namespace
}  // namespace madoguchi::eligibility
