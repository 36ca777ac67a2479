// SPDX-License-Identifier: Apache-2.0
// Expected values: written by hand beside the YAML; codes are those of the published lists.
#include "sim/eligibility/people_file.hpp"

#include "sim/eligibility/people_yaml.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace madoguchi::sim::eligibility {
namespace {

using madoguchi::eligibility::InformationKind;
using madoguchi::eligibility::QualificationValidity;
using testing::HasSubstr;

std::string mistakes_in(std::string_view text) {
  try {
    parse_people(text, "people.yaml");
  } catch (const scenario::ScenarioError& error) {
    return error.what();
  }
  return "no mistake";
}

TEST(PeopleFile, is_read) {
  const auto people = parse_people(R"(
people:
  - key: hanako
    certificate: "01ab"
    name: 試験　花子
    kana: ｼｹﾝ ﾊﾅｺ
    sex: "2"
    born: 1941-05-03
    insurer: "39131156"
    number: "0000017"
    ratio: 10
    qualified: 2016-05-03
    validity: invalid
    information: [drug, treatment]
  - {key: taro, common_name: "TEST TARO", name: 試験　太郎, sex: "1", born: 1980-01-02,
     insurer: "139999", symbol: 試験, number: "17", branch: "01", relation: "2",
     subsidies: [{payer: "80139999", recipient: "1000001", until: 2027-09-30}]}
)",
                                   "people.yaml");
  ASSERT_EQ(people.size(), 2U);
  EXPECT_EQ(people[0].certificate_serial, "01AB");
  EXPECT_EQ(people[0].validity, QualificationValidity::invalid);
  EXPECT_EQ(people[0].information, (std::set{InformationKind::drug, InformationKind::treatment}));
  EXPECT_EQ(people[0].records.at(0).partial_contribution_ratio, "010");
  EXPECT_EQ(people[0].records.at(0).insured_identification_number, "0000017");
  EXPECT_EQ(people[0].records.at(0).qualification_date, core::parse_date("2016-05-03"));
  EXPECT_EQ(people[1].common_name, "TEST TARO");
  EXPECT_EQ(people[1].validity, QualificationValidity::valid);
  EXPECT_EQ(people[1].records.at(0).insured_branch_number, "01");
  EXPECT_EQ(people[1].records.at(0).partial_contribution_ratio, "");
  ASSERT_EQ(people[1].subsidies.size(), 1U);
  EXPECT_EQ(people[1].subsidies[0].payer_number, "80139999");
  EXPECT_EQ(people[1].subsidies[0].valid_until, core::parse_date("2027-09-30"));
}

TEST(PeopleFile, what_an_insurer_tells_besides_is_read_and_written_again) {
  const std::string text = R"(
people:
  - {key: a, common_name: A, name: 試験　花子, sex: "2", born: 1941-05-03, insurer: "139999", number: "17",
     holder: 試験　太郎, elements: {NameOfOther: 試験　ハナコ, InsuredBranchNumber: ~,
     SpecificDiseasesCertificateList: {SpecificDiseasesCertificateInfo: [{SpecificDiseasesDiseaseCategory: "1"},
     {SpecificDiseasesDiseaseCategory: "3"}]}},
     other_records: [{insurer: "12139999", number: "1", classification: A1}]}
)";
  const auto people = parse_people(text, "people.yaml");
  const auto& record = people.at(0).records.at(0);
  EXPECT_EQ(record.insured_name, "試験　太郎");
  ASSERT_EQ(record.elements.size(), 3U);
  const auto* list = &record.elements[0];
  for (const auto& each : record.elements) {
    if (each.name == "SpecificDiseasesCertificateList") list = &each;
  }
  ASSERT_EQ(list->children.size(), 2U);
  EXPECT_EQ(list->children[1].value("SpecificDiseasesDiseaseCategory"), "3");
  EXPECT_TRUE(people[0].records.at(1).elements.empty());
  EXPECT_EQ(people[0].records[1].insured_name, "試験　花子");
  const auto again = parse_people(to_yaml(people), "people.yaml");
  EXPECT_EQ(to_yaml(again), to_yaml(people));
  EXPECT_EQ(again.at(0).records.at(0).elements.size(), 3U);
}

TEST(PeopleFile, all_mistakes_are_told_at_once_with_their_places) {
  const std::string told = mistakes_in(R"(people:
  - key: hanako
    certificate: xyz
    nmae: 試験　花子
    sex: "4"
    born: 1941-02-30
    insurer: "391311567"
    number: "1"
    information: [drugs]
)");
  EXPECT_THAT(told, HasSubstr("people.yaml:3:"));
  EXPECT_THAT(told, HasSubstr("people.yaml:4:5"));
  EXPECT_THAT(told, HasSubstr(R"(unknown key "nmae")"));
  EXPECT_THAT(told, HasSubstr(R"(did you mean "name"?)"));
  EXPECT_THAT(told, HasSubstr("people.yaml:5:"));
  EXPECT_THAT(told, HasSubstr("people.yaml:6:"));
  EXPECT_THAT(told, HasSubstr("people.yaml:7:"));
  EXPECT_THAT(told, HasSubstr(R"(did you mean "drug"?)"));
}

TEST(PeopleFile, people_and_certificates_stand_once) {
  const std::string person =
      "name: a, sex: \"1\", born: 1980-01-02, insurer: \"1\", number: \"1\"}\n";
  const std::string told = mistakes_in("people:\n  - {key: a, certificate: \"0A\", " + person +
                                       "  - {key: a, certificate: \"0a\", " + person);
  EXPECT_THAT(told, HasSubstr("people.yaml:3:"));
  EXPECT_THAT(told, HasSubstr(R"(people.key: "a" stands in line 2 already)"));
  EXPECT_THAT(told, HasSubstr(R"(people.certificate: "0a" stands in line 2 already)"));
}

TEST(PeopleFile, a_certificate_needs_a_serial_number_or_a_name) {
  EXPECT_THAT(mistakes_in("people:\n  - {key: a, name: a, sex: \"1\", born: 1980-01-02, insurer: "
                          "\"1\", number: \"1\"}\n"),
              HasSubstr("certificate, common_name"));
}

TEST(PeopleFile, what_is_no_list_of_people_is_refused) {
  for (const char* text : {"", "people: 7", "persons: []", "[", "people:\n\t- a"}) {
    EXPECT_NE(mistakes_in(text), "no mistake") << text;
  }
  EXPECT_THROW(load_people("/nowhere/people.yaml"), scenario::ScenarioError);
}

}  // namespace
}  // namespace madoguchi::sim::eligibility
