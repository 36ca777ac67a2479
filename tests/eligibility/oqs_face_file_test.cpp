// SPDX-License-Identifier: Apache-2.0
// Expected elements: from what public programs say about such files (names, padding, consent
// triples) and from the acts on shares of cost. The person does not exist.
#include "eligibility/oqs_face_file.hpp"

#include "tests/support/insured_person.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>
#include <map>

namespace madoguchi::eligibility {
namespace {

using testing::Contains;
using testing::Key;
using testing::Not;
using testing::Pair;

const core::CivilTime morning =
    core::start_of(*core::parse_date("2024-02-01")) + std::chrono::minutes(9 * 60 + 30);

EligibilityAnswer hanako() {
  EligibilityAnswer answer;
  answer.validity = QualificationValidity::valid;
  answer.records = {{test::record_of_hanako()}};
  answer.processed_at = morning + std::chrono::seconds(5);
  return answer;
}

CardUse hanakos_use() {
  return {.consents = {.drug = true, .high_cost_limit = true},
          .consented_at = morning + std::chrono::minutes(1),
          .institution_code = "1312345678",
          .limit_asked = true};
}

/// Elements of what is written for her, with her answer and her use changed.
std::map<std::string, std::string> written(
    const std::function<void(EligibilityAnswer&, CardUse&)>& change) {
  EligibilityAnswer answer = hanako();
  CardUse use = hanakos_use();
  change(answer, use);
  return elements_of(face_message(answer, use));
}

OqsElement group(std::string name, std::vector<OqsElement> children) {
  return {std::move(name), {}, std::move(children)};
}

TEST(FaceFile, repeated_elements_are_numbered) {
  const auto elements = written([](EligibilityAnswer& answer, CardUse& use) {
    answer.validity = QualificationValidity::several;
    answer.records.push_back(answer.records[0]);
    answer.records[1].record.insurer_number = "39131156";
    use.limit_asked = false;
  });
  EXPECT_THAT(elements, Contains(Pair("InsurerNumber[1]", "  139999")));
  EXPECT_THAT(elements, Contains(Pair("InsurerNumber[2]", "39131156")));
  EXPECT_THAT(elements, Contains(Pair("PharmacistsInfoConsFlg[2]", "1")));
  EXPECT_THAT(elements, Not(Contains(Key("InsurerNumber"))));
  EXPECT_THAT(elements, Not(Contains(Key("LimitApplicationCertificateRelatedConsFlg[1]"))));
}

TEST(FaceFile, side_code_of_a_normal_end_is_kept) {
  const auto elements = written([](EligibilityAnswer& answer, CardUse&) {
    answer.side_code = "X0001";
    answer.side_message = "有効期限が近づいています";
  });
  EXPECT_THAT(elements, Contains(Pair("ProcessingResultStatus", "1")));
  EXPECT_THAT(elements, Contains(Pair("ProcessingResultCode", "X0001")));
  EXPECT_THAT(elements, Contains(Pair("ProcessingResultMessage", "有効期限が近づいています")));
}

// Shares by age: Act on Assurance of Medical Care for Elderly People, article 67 (75 and over);
// Health Insurance Act, article 74 (70 to 74, told in the certificate of elderly recipients).
TEST(FaceFile, the_share_stands_where_the_age_puts_it) {
  struct Case {
    const char* born;
    const char* element;  ///< that tells the share; null: none does
    bool preschool;
  };
  for (const Case& each :
       {Case{"1949-02-01", "InsuredPartialContributionRatio", false},  // 75 on that day
        Case{"1949-02-02", "ElderlyRecipientContributionRatio", false},
        Case{"1954-02-01", "ElderlyRecipientContributionRatio", false},  // 70 on that day
        Case{"1954-02-02", nullptr, false}, Case{"1984-05-03", nullptr, false},
        Case{"2017-04-01", nullptr, false},  // at school since April 2023
        Case{"2017-04-02", nullptr, true}, Case{"2021-05-03", nullptr, true}}) {
    SCOPED_TRACE(each.born);
    const auto elements = written([&](EligibilityAnswer& answer, CardUse&) {
      answer.records[0].record.birthdate = *core::parse_date(each.born);
      answer.records[0].record.partial_contribution_ratio = "020";
    });
    for (const std::string name :
         {"InsuredPartialContributionRatio", "ElderlyRecipientContributionRatio"}) {
      const bool here = each.element != nullptr && name == each.element;
      EXPECT_EQ(elements.contains(name), here) << name;
      if (here) {
        EXPECT_EQ(elements.at(name), "020");
      }
    }
    EXPECT_EQ(elements.contains("PreschoolClassification"), each.preschool);
  }
}

TEST(FaceFile, tickets_and_the_reference_number_stand_in_their_record) {
  const auto elements = written([](EligibilityAnswer& answer, CardUse&) {
    answer.records[0].record.insured_card_classification = "A1";
    answer.records[0].tickets = {
        group("MedicalTicketInfo", {{"TicketType", "01", {}}, {"IssueNumber", "0000123", {}}})};
    answer.records[0].reference_number = "24434";
  });
  EXPECT_THAT(elements, Contains(Pair("InsuredCardClassification", "A1")));
  EXPECT_THAT(elements, Contains(Pair("IssueNumber", "0000123")));
  EXPECT_THAT(elements, Contains(Pair("ReferenceNumber", "24434")));
}

TEST(FaceFile, what_an_insurer_tells_besides_replaces_and_completes) {
  const auto elements = written([](EligibilityAnswer& answer, CardUse&) {
    auto& record = answer.records[0].record;
    record.birthdate = *core::parse_date("1952-05-03");
    record.elements = {{"NameOfOther", "試験　ハナコ", {}},
                       {"InsuredName", "試験　世帯主", {}},
                       group("ElderlyRecipientCertificateInfo",
                             {{"ElderlyRecipientValidStartDate", "20230801", {}}})};
  });
  EXPECT_THAT(elements, Contains(Pair("NameOfOther", "試験　ハナコ")));
  EXPECT_THAT(elements, Contains(Pair("InsuredName", "試験　世帯主")));
  EXPECT_THAT(elements, Contains(Pair("ElderlyRecipientValidStartDate", "20230801")));
  EXPECT_THAT(elements, Contains(Pair("ElderlyRecipientContributionRatio", "010")));
}

TEST(FaceFile, limits_and_diseases_are_there_with_their_consent_only) {
  const auto with = [](bool limit, bool disease) {
    return written([&](EligibilityAnswer& answer, CardUse& use) {
      answer.records[0].record.elements = {
          group("LimitApplicationCertificateRelatedInfo",
                {{"LimitApplicationCertificateClassificationFlag", "B05", {}}}),
          group("SpecificDiseasesCertificateList",
                {group("SpecificDiseasesCertificateInfo",
                       {{"SpecificDiseasesDiseaseCategory", "1", {}}})})};
      use.consents.high_cost_limit = limit;
      use.specified_disease_asked = true;
      use.consents.specified_disease = disease;
    });
  };
  EXPECT_THAT(with(true, false),
              Contains(Pair("LimitApplicationCertificateClassificationFlag", "B05")));
  EXPECT_THAT(with(true, false), Not(Contains(Key("SpecificDiseasesDiseaseCategory"))));
  EXPECT_THAT(with(false, true), Contains(Pair("SpecificDiseasesDiseaseCategory", "1")));
  EXPECT_THAT(with(false, true),
              Not(Contains(Key("LimitApplicationCertificateClassificationFlag"))));
  EXPECT_THAT(with(false, true), Contains(Pair("LimitApplicationCertificateRelatedConsFlg", "0")));
}

// Whose elements these are nobody has published: names as in data/oqs/layouts.yaml.
TEST(FaceFile, subsidies_are_there_when_the_patient_wants_them_used) {
  const auto with = [](std::optional<bool> wanted) {
    return written([&](EligibilityAnswer& answer, CardUse& use) {
      answer.subsidies = {
          {"80139999", "1000001", "試験県医療費助成", core::parse_date("2026-10-01"), {}}};
      use.consents.subsidies = wanted;
    });
  };
  EXPECT_THAT(with({}), Not(Contains(Key("SubsidyUseSelect"))));
  EXPECT_THAT(with(false), Contains(Pair("SubsidyUseSelect", "0")));
  EXPECT_THAT(with(false), Not(Contains(Key("SubsidyPayerNumber"))));
  EXPECT_THAT(with(true), Contains(Pair("SubsidyUseSelect", "1")));
  EXPECT_THAT(with(true), Contains(Pair("SubsidyPayerNumber", "80139999")));
  EXPECT_THAT(with(true), Contains(Pair("SubsidyValidStartDate", "20261001")));
  EXPECT_THAT(with(true), Not(Contains(Key("SubsidyValidEndDate"))));
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
