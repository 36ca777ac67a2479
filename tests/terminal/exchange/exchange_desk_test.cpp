// SPDX-License-Identifier: Apache-2.0
// In which of the three layers an EMR is told what: the file as a whole, one person, the insurers'
// data. Codes are those of data/oqs/outcomes.yaml.
#include "desk_fixture.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace madoguchi::terminal::exchange {
namespace {

using namespace eligibility;
using testing::HasSubstr;

const std::string single = "OQSsiquc01req_1.xml";

/// The transport layer alone speaks.
void expect_refused(DeskFixture& desk, const ExchangeAnswer& answer, OqsCondition condition) {
  EXPECT_EQ(answer.note.problem, condition) << answer.note.detail;
  const OqsMessage message = DeskFixture::message(answer);
  EXPECT_EQ(message.header.value("SegmentOfResult"), "9");
  EXPECT_EQ(message.header.value("ErrorCode"), desk.tables.outcome(condition).code);
  EXPECT_EQ(message.header.value("ErrorMessage"), desk.tables.outcome(condition).message);
  EXPECT_EQ(message.body.value("ProcessingResultStatus"), "");
  EXPECT_EQ(message.body.value("QualificationValidity"), "");
}

struct Broken {
  const char* what;
  std::string content;
  OqsCondition condition;
};

std::string without(std::string text, const std::string& part, const std::string& instead = "") {
  return text.replace(text.find(part), part.size(), instead);
}

TEST(ExchangeDesk, WhatCannotBeReadIsRefusedAsAWhole) {
  using enum OqsCondition;
  const std::string good = single_request();
  const Broken all[]{
      {"cut off", good.substr(0, 150), broken_xml},
      {"nothing", "", broken_xml},
      {"a DTD", without(good, "<XmlMsg>", "<!DOCTYPE XmlMsg [<!ENTITY a \"b\">]><XmlMsg>"),
       document_type},
      {"no header", without(good, "MessageHeader>", "Header>"), broken_xml},
      {"another root", "<Other/>", wrong_root},
      {"Shift_JIS bytes as UTF-8", without(good, "0012", "\x8C\xA9\x96\x7B"), wrong_encoding},
      {"UTF-8 bytes as Shift_JIS", without(single_request("Shift_JIS"), "0012", "見本"),
       wrong_encoding},
      {"another encoding", single_request("EUC-JP"), wrong_encoding},
      {"no institution",
       without(good, "<MedicalInstitutionCode>1312345678</MedicalInstitutionCode>"), header_fault},
      {"an institution of nine digits", without(good, "1312345678", "131234567"), header_fault},
  };
  DeskFixture desk;
  for (const Broken& each : all) {
    SCOPED_TRACE(each.what);
    expect_refused(desk, desk.answer(single, each.content), each.condition);
  }
  EXPECT_EQ(desk.service.asked, 0);
}

TEST(ExchangeDesk, AnOversizedFileIsRefused) {
  DeskFixture desk;
  ExchangeDesk bench(desk.tables, desk.shift_jis, desk.service, desk.clock);
  const auto answer = test::run(bench.answer({"1", single, "", true}));
  expect_refused(desk, answer, OqsCondition::too_large);
}

TEST(ExchangeDesk, WhatIsNotOfferedIsSaid) {
  DeskFixture desk;
  const auto answer = desk.answer("OQSsihvd01req_1.xml", single_request());
  expect_refused(desk, answer, OqsCondition::not_offered);
  EXPECT_EQ(answer.file.name, "OQSsihvd01res_1.xml");
  EXPECT_EQ(DeskFixture::message(answer).header.value("ArbitraryFileIdentifier"), "abc");
}

TEST(ExchangeDesk, AServiceThatIsDownIsNotTheSameAsNoInsurance) {
  DeskFixture desk;
  desk.service.down = true;
  expect_refused(desk, desk.answer(single, single_request()), OqsCondition::service_failure);
}

TEST(ExchangeDesk, AMistakeInTheBodyIsOnePersonsError) {
  DeskFixture desk;
  for (const auto& [part, instead] :
       std::vector<std::pair<std::string, std::string>>{{"<Birthdate>19800401</Birthdate>", ""},
                                                        {"19800401", "19800431"},
                                                        {"06139999", "0613999X"}}) {
    const auto answer = desk.answer(single, without(single_request(), part, instead));
    const OqsMessage message = DeskFixture::message(answer);
    EXPECT_EQ(answer.note.problem, OqsCondition::body_fault) << part;
    EXPECT_EQ(message.header.value("SegmentOfResult"), "1");
    EXPECT_EQ(message.header.value("ErrorCode"), "");
    EXPECT_EQ(message.body.value("ProcessingResultStatus"), "2");
    EXPECT_EQ(message.body.value("ProcessingResultCode"),
              desk.tables.outcome(OqsCondition::body_fault).code);
    EXPECT_EQ(message.body.value("QualificationValidity"), "");
    EXPECT_NE(message.body.find("QualificationConfirmSearchInfo"), nullptr);
  }
  EXPECT_EQ(desk.service.asked, 0);
}

TEST(ExchangeDesk, NoInsuranceIsContentAndNoError) {
  DeskFixture desk;
  for (const auto validity : {QualificationValidity::none, QualificationValidity::several}) {
    desk.service.finding = {validity, {}};
    const OqsMessage message = DeskFixture::message(desk.answer(single, single_request()));
    EXPECT_EQ(message.header.value("SegmentOfResult"), "1");
    EXPECT_EQ(message.body.value("ProcessingResultStatus"), "1");
    EXPECT_EQ(message.body.value("QualificationValidity"),
              std::to_string(static_cast<int>(validity)));
    EXPECT_EQ(message.body.find("ResultList"), nullptr);
  }
}

InsuranceFinding finding_of(const std::string& name) {
  QualificationRecord record;
  record.insurer_number = "138999";
  record.insured_identification_number = "0012";
  record.name = name;
  record.sex = "1";
  record.birthdate = *core::parse_date("1980-04-01");
  record.insurer_name = "試験市";
  return {QualificationValidity::valid, {{record, {}, "24434"}}};
}

TEST(ExchangeDesk, TheEncodingOfResultsIsASetting) {
  DeskFixture desk;
  desk.service.finding = finding_of("𠮷野　●子");
  const auto utf_8 = desk.answer(single, single_request("Shift_JIS"));
  EXPECT_THAT(utf_8.file.content, testing::AllOf(HasSubstr("encoding=\"UTF-8\""),
                                                 HasSubstr("<CharacterCodeIdentifier>0<"),
                                                 HasSubstr("<Name>𠮷野　●子</Name>")));
  for (const auto setting : {std::optional(OqsEncoding::shift_jis), std::optional<OqsEncoding>()}) {
    const auto answer =
        desk.answer(single, single_request("Shift_JIS"), {.result_encoding = setting});
    EXPECT_EQ(answer.note.replaced, 1U);
    const std::string text = desk.shift_jis.to_utf8(answer.file.content).value();
    EXPECT_THAT(text, testing::AllOf(HasSubstr("encoding=\"Shift_JIS\""),
                                     HasSubstr("<CharacterCodeIdentifier>1<"),
                                     HasSubstr("<Name>●野　●子</Name>")));
  }
}

TEST(ExchangeDesk, BlanksAndZerosSurvive) {
  DeskFixture desk;
  desk.service.finding = finding_of("見本　太郎");
  const auto answer = desk.answer(single, without(single_request(), "06139999", "  138999"));
  EXPECT_THAT(answer.file.content, HasSubstr("<InsurerNumber>  138999</InsurerNumber>"));
  const OqsMessage message = DeskFixture::message(answer);
  EXPECT_EQ(message.body.find("QualificationConfirmSearchInfo")->value("InsurerNumber"),
            "  138999");
  const OqsElement& record = message.body.find("ResultList")->children.at(0);
  EXPECT_EQ(record.value("InsurerNumber"), "  138999");
  EXPECT_EQ(record.value("InsuredIdentificationNumber"), "0012");
  EXPECT_EQ(record.value("ReferenceNumber"), "24434");
  EXPECT_EQ(record.find("PharmacistsInfoConsFlg"), nullptr) << "no card, no consent";
}

TEST(ExchangeDesk, OneMistakeInABulkRequestDoesNotSpoilTheOthers) {
  DeskFixture desk;
  const std::string good = single_request();
  const std::size_t from = good.find("<QualificationConfirmSearchInfo>");
  const std::size_t to = good.find("</MessageBody>");
  const std::string person = good.substr(from, to - from);
  std::string bulk = good;
  bulk.insert(to, without(person, "19800401", "x") + person);
  const auto answer = desk.answer("OQSmuquc01req_1.xml", bulk);
  EXPECT_EQ(answer.note.reception, "777");
  ASSERT_EQ(desk.service.submitted.items.size(), 3U);
  EXPECT_EQ(desk.service.submitted.items[0].problem, std::nullopt);
  EXPECT_EQ(desk.service.submitted.items[1].problem, OqsCondition::body_fault);
  EXPECT_EQ(desk.service.submitted.items[2].problem, std::nullopt);
  EXPECT_EQ(desk.service.submitted.key, "1");
}

TEST(ExchangeDesk, StillProcessingIsATransportState) {
  DeskFixture desk;
  const std::string request =
      "<XmlMsg><MessageHeader><MedicalInstitutionCode>1312345678</MedicalInstitutionCode>"
      "</MessageHeader><MessageBody><ReceptionNumber>777</ReceptionNumber></MessageBody></XmlMsg>";
  const OqsMessage message = DeskFixture::message(desk.answer("OQSmuquc02req_1.xml", request));
  EXPECT_EQ(message.header.value("SegmentOfResult"), "2");
  EXPECT_EQ(message.header.value("ErrorCode"), "");
}

TEST(ExchangeDesk, AListIsAskedForByItsOwnPeriod) {
  DeskFixture desk;
  const auto ask = [&](const char* name, const std::string& period) {
    std::string request = single_request();
    const std::size_t from = request.find("<InsurerNumber>");
    const std::size_t to = request.find("</QualificationConfirmSearchInfo>");
    request.replace(from, to - from, period);
    return desk.answer(name, request).note.problem;
  };
  EXPECT_EQ(ask("OQSmutic01req_1.xml", "<MedicalTreatmentMonth>202402</MedicalTreatmentMonth>"),
            std::nullopt);
  EXPECT_EQ(ask("OQSmutic01req_1.xml", "<ConsentDateFrom>20240201</ConsentDateFrom>"),
            OqsCondition::body_fault);
  const std::string consent = "<ConsentDateFrom>20240201</ConsentDateFrom>";
  EXPECT_EQ(ask("OQSmuhvq01req_1.xml", consent + "<MedicalTreatmentFlag>2</MedicalTreatmentFlag>"),
            std::nullopt);
  EXPECT_EQ(ask("OQSmuhvq01req_1.xml", consent + "<MedicalTreatmentFlag>3</MedicalTreatmentFlag>"),
            OqsCondition::body_fault);
  EXPECT_EQ(ask("OQSmuonq01req_1.xml", consent + "<MedicalTreatmentFlag>3</MedicalTreatmentFlag>"),
            std::nullopt);
}

TEST(ExchangeDesk, InformationHasALayerOfItsOwn) {
  DeskFixture desk;
  const std::string request =
      "<XmlMsg><MessageHeader><MedicalInstitutionCode>1312345678</MedicalInstitutionCode>"
      "<InsurerNumber>06139999</InsurerNumber><InsuredPersonIdentificationNumber>0012"
      "</InsuredPersonIdentificationNumber></MessageHeader><MessageBody><FileCategory>1"
      "</FileCategory></MessageBody></XmlMsg>";
  const auto answer = desk.answer("YZKsiquc01req_1.xml", request);
  EXPECT_EQ(answer.file.name, "YZKsiquc01res_1.xml");  // no PDF of an error
  const OqsMessage message = DeskFixture::message(answer);
  EXPECT_EQ(message.body.value("ResultCode"),
            desk.tables.outcome(OqsCondition::consent_missing).code);
  EXPECT_NE(message.body.value("MessageContents"), "");
  EXPECT_EQ(message.header.value("SegmentOfResult"), "");
  const auto broken = desk.answer("TKKsiquc01req_1.xml", "<XmlMsg>");
  EXPECT_EQ(DeskFixture::message(broken).body.value("ResultCode"),
            desk.tables.outcome(OqsCondition::broken_xml).code);
}

TEST(ExchangeDesk, CanBeMadeToRefuseEverything) {
  DeskFixture desk;
  const auto answer =
      desk.answer(single, single_request(), {.answer_always = OqsCondition::service_failure});
  expect_refused(desk, answer, OqsCondition::service_failure);
  EXPECT_EQ(desk.service.asked, 0);
}

}  // namespace
}  // namespace madoguchi::terminal::exchange
