// SPDX-License-Identifier: Apache-2.0
// Expected JSON: written by hand from docs/eligibility-service.md.
#include "eligibility/service_json.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace madoguchi::eligibility {
namespace {

using testing::HasSubstr;

const core::CivilTime morning =
    core::start_of(*core::parse_date("2024-02-01")) + std::chrono::hours(9);

TEST(ServiceJson, challenge) {
  const std::string json = R"({"challenge_id":"c1","nonce":"00FF"})";
  EXPECT_EQ(to_json(Challenge{"c1", {0x00, 0xFF}}), json);
  const auto read = parse_challenge(json);
  ASSERT_TRUE(read);
  EXPECT_EQ(read->id, "c1");
  EXPECT_EQ(read->nonce, (core::Bytes{0x00, 0xFF}));
}

TEST(ServiceJson, query_with_a_tick) {
  const std::string json =
      R"({"challenge_id":"c1","certificate":"3000","signature":"AB","verified_by":"visual_check",)"
      R"("staff_account":"kanri","ticked_at":"20240201090000"})";
  EXPECT_EQ(to_json(EligibilityQuery{"c1", {0x30, 0x00}, {0xAB}, "visual_check", "kanri", morning}),
            json);
  const auto read = parse_query(json);
  ASSERT_TRUE(read);
  EXPECT_EQ(read->staff_account, "kanri");
  EXPECT_EQ(read->ticked_at, morning);
  EXPECT_EQ(to_json(*read), json);
}

TEST(ServiceJson, query_without_a_tick_leaves_its_keys_out) {
  const std::string json =
      R"({"challenge_id":"c1","certificate":"3000","signature":"AB","verified_by":"face"})";
  EXPECT_EQ(to_json(EligibilityQuery{"c1", {0x30, 0x00}, {0xAB}, "face", {}, {}}), json);
  EXPECT_FALSE(parse_query(json)->ticked_at);
}

TEST(ServiceJson, answer) {
  QualificationRecord record;
  record.insurer_number = "  139999";
  record.name = "試験　花子";
  record.birthdate = *core::parse_date("1941-05-03");
  const EligibilityAnswer answer{
      QualificationValidity::invalid, {{record}}, "s1", morning, "X0001", "近い"};
  const std::string json =
      R"({"validity":"invalid","records":[{"insured_card_classification":"01",)"
      R"("insurer_number":"  139999","name":"試験　花子","birthdate":"1941-05-03"}],)"
      R"("session":"s1","processed_at":"20240201090000","side_code":"X0001","side_message":"近い"})";
  EXPECT_EQ(to_json(answer), json);
  const auto read = parse_answer(json);
  ASSERT_TRUE(read) << read.error().message();
  EXPECT_EQ(read->records.at(0).record.name, "試験　花子");
  EXPECT_EQ(to_json(*read), json);
}

TEST(ServiceJson, a_record_carries_elements_tickets_and_a_reference_number) {
  EligibilityAnswer answer;
  answer.validity = QualificationValidity::valid;
  answer.processed_at = morning;
  QualificationRecord record;
  record.birthdate = *core::parse_date("1941-05-03");
  record.elements = {
      {"NameOfOther", "試験", {}},
      {"LimitApplicationCertificateRelatedInfo",
       {},
       {{"LimitApplicationCertificateClassificationFlag", "B05", {}}}},
      {"SpecificDiseasesCertificateList",
       {},
       {{"SpecificDiseasesCertificateInfo", {}, {{"SpecificDiseasesDiseaseCategory", "1", {}}}}}}};
  answer.records = {{record, {{"MedicalTicketInfo", {}, {{"IssueNumber", "0012", {}}}}}, "24434"}};
  const std::string json = to_json(answer);
  const auto read = parse_answer(json);
  ASSERT_TRUE(read) << read.error().message();
  EXPECT_EQ(read->records.at(0).record.elements, record.elements);
  EXPECT_EQ(read->records.at(0).tickets, answer.records[0].tickets);
  EXPECT_EQ(read->records.at(0).reference_number, "24434");
  EXPECT_EQ(to_json(*read), json);
  std::string deep = R"({"name":"a"})";
  for (int i = 0; i < 20; ++i) deep = R"({"name":"a","children":[)" + deep + "]}";
  EXPECT_FALSE(parse_answer(R"({"validity":"valid","records":[{"birthdate":"1941-05-03",)"
                            R"("elements":[)" +
                            deep + R"(]}],"session":"s","processed_at":"20240201090000"})"));
}

TEST(ServiceJson, an_answer_carries_subsidies_where_there_are_some) {
  EligibilityAnswer answer;
  answer.validity = QualificationValidity::valid;
  answer.processed_at = morning;
  answer.subsidies = {
      {"80139999", "1000001", "試験県医療費助成", {}, core::parse_date("2027-09-30")}};
  const std::string json = to_json(answer);
  EXPECT_NE(json.find(R"("subsidies":[{"payer_number":"80139999","recipient_number":"1000001",)"
                      R"("name":"試験県医療費助成","valid_until":"2027-09-30"}])"),
            std::string::npos)
      << json;
  const auto read = parse_answer(json);
  ASSERT_TRUE(read) << read.error().message();
  EXPECT_EQ(read->subsidies, answer.subsidies);
}

TEST(ServiceJson, information_request_and_documents) {
  Consents consents;
  consents.drug = true;
  const std::string json =
      R"({"session":"s1","consents":{"drug":true,"checkup":false,"treatment":false,)"
      R"("high_cost_limit":false}})";
  EXPECT_EQ(to_json(InformationRequest{"s1", consents}), json);
  EXPECT_EQ(parse_information_request(json)->consents, consents);

  const std::vector<MedicalInformation> documents{{InformationKind::drug, "<XmlMsg/>"}};
  const std::string list = R"({"documents":[{"kind":"drug","document":"<XmlMsg/>"}]})";
  EXPECT_EQ(to_json(documents), list);
  EXPECT_EQ(parse_information(list)->at(0).document, "<XmlMsg/>");
}

TEST(ServiceJson, every_rejection_has_a_name) {
  for (const auto& row : enum_names(std::type_identity<Rejection>{})) {
    EXPECT_EQ(*parse_rejection(to_json(row.value, "for people")), row.value);
  }
  EXPECT_EQ(to_json(Rejection::person_unknown), R"({"rejection":"person_unknown"})");
}

struct Wrong {
  const char* name;
  const char* json;
  const char* says;
};

class ServiceJsonRefusal : public testing::TestWithParam<Wrong> {};

TEST_P(ServiceJsonRefusal, names_the_key) {
  const auto read = parse_query(GetParam().json);
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().code, core::Errc::malformed_data);
  EXPECT_THAT(read.error().context, HasSubstr(GetParam().says));
}

INSTANTIATE_TEST_SUITE_P(
    , ServiceJsonRefusal,
    testing::Values(
        Wrong{"no_json", "hello", "JSON:"}, Wrong{"cut_off", R"({"challenge_id":)", "JSON:"},
        Wrong{"array", "[]", "not an object"},
        Wrong{"deep", "[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]", "JSON:"},
        Wrong{"bad_utf8", "{\"challenge_id\":\"\x80\"}", "JSON:"},
        Wrong{"missing", R"({"challenge_id":"c","certificate":"","signature":""})",
              R"("verified_by" is missing)"},
        Wrong{"wrong_type",
              R"({"challenge_id":1,"certificate":"","signature":"","verified_by":"face"})",
              R"("challenge_id" is not a string)"},
        Wrong{"not_hex",
              R"({"challenge_id":"c","certificate":"0g","signature":"","verified_by":"face"})",
              R"("certificate" is not hex)"},
        Wrong{
            "unknown",
            R"({"challenge_id":"c","certificate":"","signature":"","verified_by":"face","staff_acount":"a"})",
            R"("staff_acount" is unknown; did you mean "staff_account"?)"},
        Wrong{
            "no_time",
            R"({"challenge_id":"c","certificate":"","signature":"","verified_by":"face","ticked_at":"now"})",
            R"("ticked_at" is not a time)"}),
    [](const auto& test) { return std::string(test.param.name); });

TEST(ServiceJson, faults_inside_arrays_and_objects_carry_their_path) {
  EXPECT_THAT(
      parse_information(R"({"documents":[{"kind":"drugs","document":""}]})").error().context,
      HasSubstr(R"("documents[0]/kind" has an unknown name; did you mean "drug"?)"));
  EXPECT_THAT(parse_information(R"({"documents":[7]})").error().context, HasSubstr("documents"));
  EXPECT_THAT(parse_information(R"({"documents":{}})").error().context, HasSubstr("not an array"));
  EXPECT_THAT(parse_information_request(R"({"session":"s","consents":{"drug":1}})").error().context,
              HasSubstr(R"("consents/drug" is not true or false)"));
  EXPECT_THAT(parse_answer(R"({"validity":"valid","records":[{"name":"x"}],"session":"s",)"
                           R"("processed_at":"20240201090000"})")
                  .error()
                  .context,
              HasSubstr(R"("records[0]/birthdate" is missing)"));
}

}  // namespace
}  // namespace madoguchi::eligibility
