// SPDX-License-Identifier: Apache-2.0
// Tables of licensed users over the shipped ones, and what is said about mistakes in them.
#include "adapters/oqs_tables/load_oqs_tables.hpp"

#include "adapters/files/files.hpp"
#include "adapters/files/temporary_folder.hpp"
#include "scenario/scenario_error.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace madoguchi::adapters::oqs_tables {
namespace {

using testing::HasSubstr;

const std::filesystem::path shipped = std::filesystem::path(MADOGUCHI_SOURCE_DIR) / "data/oqs";

/// An overlay of one file.
class Overlay {
 public:
  Overlay(const std::string& name, const std::string& content)
      : folder_(files::TemporaryFolder::make().value()) {
    files::write_atomically(folder_.path() / name, content).value();
  }
  eligibility::OqsTables load() const { return load_oqs_tables(shipped, folder_.path()); }
  std::string mistakes() const {
    try {
      load();
    } catch (const scenario::ScenarioError& error) {
      return error.what();
    }
    return "none";
  }

 private:
  files::TemporaryFolder folder_;
};

std::vector<std::string> names_of(const eligibility::OqsRules& rules) {
  std::vector<std::string> names;
  for (const auto& rule : rules) names.push_back(rule.element);
  return names;
}

const eligibility::OqsRule& child(const eligibility::OqsRules& rules, const std::string& name) {
  for (const auto& rule : rules) {
    if (rule.element == name) return rule;
  }
  throw std::out_of_range(name);
}

/// The record of a single result.
const eligibility::OqsRules& record_of(const eligibility::OqsTables& tables) {
  const auto& list = child(tables.layout("single_result")->body, "ResultList");
  return child(list.children, "ResultOfQualificationConfirmation").children;
}

// Names, order and groups as published programs that read such files have them; triples of consents
// are written out by a rule, so that a slip in one of them shows.
TEST(OqsTables, TheRecordHasEveryPublishedElementInItsOrder) {
  const auto tables = load_oqs_tables(shipped);
  const std::string limit = "LimitApplicationCertificate";
  const std::string diseases = "SpecificDiseasesCertificate";
  std::vector<std::string> expected{"InsuredCardClassification",
                                    "InsurerNumber",
                                    "InsuredCardSymbol",
                                    "InsuredIdentificationNumber",
                                    "InsuredBranchNumber",
                                    "PersonalFamilyClassification",
                                    "InsuredName",
                                    "Name",
                                    "NameOfOther",
                                    "NameKana",
                                    "NameOfOtherKana",
                                    "Sex1",
                                    "Sex2",
                                    "Birthdate",
                                    "Address",
                                    "PostNumber",
                                    "QualificationDate",
                                    "DisqualificationDate",
                                    "InsuredCertificateIssuanceDate",
                                    "InsuredCardValidDate",
                                    "InsuredCardExpirationDate",
                                    "InsuredPartialContributionRatio",
                                    "PreschoolClassification",
                                    "ReasonOfLoss",
                                    "InsurerName",
                                    "ElderlyRecipientCertificateInfo",
                                    limit + "RelatedConsFlg",
                                    limit + "RelatedConsTime",
                                    limit + "RelatedInfo",
                                    limit + "Changed",
                                    diseases + "RelatedConsFlg",
                                    diseases + "RelatedConsTime",
                                    diseases + "List",
                                    "PublicExpenseResultList"};
  for (const char* kind : {"SpecificHealthCheckupsInfo", "PharmacistsInfo", "DiagnosisInfo",
                           "OperationInfo", "DiagnosisName", "InfectiousInfo", "AllergyInfo",
                           "ContraindicationInfo", "TestInfo", "PrescriptionInfo"}) {
    for (const char* part : {"ConsFlg", "ConsTime", "AvailableTime"}) {
      expected.push_back(kind + std::string(part));
    }
  }
  for (const char* name : {"ReferenceNumber", "QualificationConfirmationKey", "ArbitraryIdentifier",
                           "PrescriptionIssueSelect"}) {
    expected.emplace_back(name);
  }
  EXPECT_EQ(names_of(record_of(tables)), expected);
}

TEST(OqsTables, GroupsOfTheRecordHaveThePublishedElements) {
  const auto tables = load_oqs_tables(shipped);
  const auto& record = record_of(tables);
  EXPECT_EQ(names_of(child(record, "ElderlyRecipientCertificateInfo").children),
            (std::vector<std::string>{
                "ElderlyRecipientCertificateDate", "ElderlyRecipientValidStartDate",
                "ElderlyRecipientValidEndDate", "ElderlyRecipientContributionRatio"}));
  const auto& limit = child(record, "LimitApplicationCertificateRelatedInfo").children;
  EXPECT_EQ(child(limit, "LimitApplicationCertificateClassificationFlag").codes, "OQSCD012");
  EXPECT_EQ(limit.size(), 6U);
  const auto& list = child(record, "SpecificDiseasesCertificateList").children;
  EXPECT_TRUE(child(list, "SpecificDiseasesCertificateInfo").many);
  EXPECT_EQ(
      names_of(list.front().children),
      (std::vector<std::string>{"SpecificDiseasesDiseaseCategory",
                                "SpecificDiseasesCertificateDate", "SpecificDiseasesValidStartDate",
                                "SpecificDiseasesValidEndDate", "SpecificDiseasesSelfPay"}));
  const auto& tickets = child(record, "PublicExpenseResultList").children;
  EXPECT_EQ(tickets.front().children.size(), 26U);
  EXPECT_NO_THROW(child(tickets.front().children, "StatusOfInfecton"));  // spelled so
}

// The echo of a registration comes in another order than the request is usually written in.
TEST(OqsTables, HeadersAndEchoesHaveThePublishedOrder) {
  const auto tables = load_oqs_tables(shipped);
  const auto& reference = *tables.layout("reference_result");
  EXPECT_EQ(
      names_of(child(reference.body, "ReferenceNumberRegistrationInfo").children),
      (std::vector<std::string>{"InsurerNumber", "InsuredIdentificationNumber", "ReferenceNumber",
                                "InsuredCardSymbol", "InsuredBranchNumber"}));
  const auto header = names_of(reference.header);
  EXPECT_EQ((std::vector<std::string>(header.begin(), header.begin() + 3)),
            (std::vector<std::string>{"ProcessExecutionTime", "CharacterCodeIdentifier",
                                      "SegmentOfResult"}));
  EXPECT_EQ(names_of(tables.layout("information_request")->header),
            (std::vector<std::string>{"MedicalInstitutionCode", "InsurerNumber",
                                      "InsuranceCardSymbol", "InsuredPersonIdentificationNumber",
                                      "BranchNumber", "ArbitraryFileIdentifier"}));
}

TEST(OqsTables, EveryFamilyOfThePublicListIsThereOrSaysNo) {
  const auto tables = load_oqs_tables(shipped);
  for (const char* offered :
       {"OQSsiquc01", "OQSmuquc01", "OQSmuquc02", "OQSsiimm01", "OQSmuimm01", "OQSmuimm02",
        "OQSmutic01", "OQSmutic02", "OQSmuhvq01", "OQSmuhvq02", "OQSmuonq01", "OQSmuonq02",
        "YZKsiquc01", "TKKsiquc01", "CIPsiquc01"}) {
    EXPECT_NE(tables.family(offered), nullptr) << offered;
  }
  for (const char* named : {"EPSsiDMP01", "PMHsimsm01", "OQSsihvd01", "OQSsiurl01"}) {
    EXPECT_THAT(tables.not_offered, testing::Contains(named));
  }
}

TEST(OqsTables, AnOverlayReplacesWhatItNames) {
  const Overlay overlay("codes.yaml", "codes:\n  OQSCD017:\n    \"7\": 試験\n");
  const auto tables = overlay.load();
  EXPECT_EQ(tables.codes.at("OQSCD017").size(), 1U);
  EXPECT_EQ(tables.codes.at("OQSCD017").at("7"), "試験");
  EXPECT_EQ(tables.codes.at("OQSCD004"), load_oqs_tables(shipped).codes.at("OQSCD004"));
}

TEST(OqsTables, OutcomesAndFamiliesCanBeReplacedOneByOne) {
  const Overlay outcome("outcomes.yaml",
                        "outcomes:\n  broken_xml: {layer: transport, code: X1, message: 試験}\n");
  EXPECT_EQ(outcome.load().outcome(eligibility::OqsCondition::broken_xml).code, "X1");
  EXPECT_EQ(outcome.load().outcome(eligibility::OqsCondition::too_deep).code, "MADO005");
  const Overlay family("families.yaml",
                       "families:\n  - {prefix: CIPsiquc01, duty: drug, stage: single, request: "
                       "information_request, result: information_result}\n");
  const auto tables = family.load();
  ASSERT_NE(tables.family("CIPsiquc01"), nullptr);
  EXPECT_THAT(tables.not_offered, testing::Not(testing::Contains("CIPsiquc01")));
}

TEST(OqsTables, AnElementCanHaveAnotherNameInTheFile) {
  const Overlay overlay("layouts.yaml",
                        "layouts:\n  collect_request:\n    header: request_header\n    body:\n"
                        "      - {element: Ticket, means: ReceptionNumber, need: required}\n");
  const auto tables = overlay.load();
  const auto& rule = tables.layout("collect_request")->body.front();
  EXPECT_EQ(rule.element, "Ticket");
  EXPECT_EQ(rule.means, "ReceptionNumber");
}

struct Mistake {
  const char* file;
  const char* content;
  const char* said;
};

const Mistake mistakes[]{
    {"codes.yaml", "codes:\n  OQSCD001: [1]\n", "codes.yaml:2:13"},
    {"families.yaml",
     "families:\n  - {prefix: X, duty: elligibility, stage: single, request: single_request, "
     "result: "
     "single_result}\n",
     "did you mean \"eligibility\""},
    {"families.yaml",
     "families:\n  - {prefix: X, duty: drug, stage: single, request: information_reqest, result: "
     "single_result}\n",
     "families.yaml:2:53: unknown layout \"information_reqest\""},
    {"layouts.yaml", "groups:\n  search:\n    - {element: X, forn: date}\n",
     "did you mean \"form\""},
    {"layouts.yaml", "groups:\n  unit:\n    - {element: X, form: group, of: recrd}\n",
     "did you mean \"record\""},
    {"layouts.yaml", "groups:\n  unit:\n    - {element: X, form: code}\n", "codes: is missing"},
    {"layouts.yaml", "groups:\n  unit:\n    - {element: X, form: date, codes: OQSCD001}\n",
     "does not go with this form"},
    {"layouts.yaml", "groups:\n  unit:\n    - {element: X, form: group, of: unit}\n",
     "nested too deeply"},
    {"layouts.yaml", "groups:\n  search:\n    - {element: X}\n",
     "nothing here means InsurerNumber"},
    {"layouts.yaml", "groups:\n  serch:\n    - {element: X}\n", "did you mean \"search\""},
    {"layouts.yaml", "layouts:\n  single_reslt: {header: result_header, body: [{element: X}]}\n",
     "layouts.yaml:2:17: nothing uses this: unknown layout \"single_reslt\""},
    {"layouts.yaml",
     "layouts:\n  collect_request: {header: request_header, body: [{element: X}]}\n",
     "nothing here means ReceptionNumber"},
    {"layouts.yaml", "layouts:\n  collect_request: {header: [{element: X}], body: period}\n",
     "nothing here means MedicalInstitutionCode"},
    {"layouts.yaml", "groups:\n  unit:\n    - {element: X}\n    - {element: X}\n",
     "stands there twice"},
    {"outcomes.yaml", "outcomes:\n  brokenxml: {layer: transport, code: X, message: x}\n",
     "did you mean \"broken_xml\""},
    {"code.yaml", "codes: {}\n", "did you mean \"codes.yaml\""},
    {"readme.txt", "", "has none of codes.yaml"},
};

TEST(OqsTables, MistakesAreToldWithPlaceAndNearestName) {
  for (const Mistake& mistake : mistakes) {
    EXPECT_THAT(Overlay(mistake.file, mistake.content).mistakes(), HasSubstr(mistake.said))
        << mistake.content;
  }
}

TEST(OqsTables, AFolderThatIsNotThereIsToldOfToo) {
  EXPECT_THROW(load_oqs_tables(shipped, "/no/such/folder"), scenario::ScenarioError);
  EXPECT_THROW(load_oqs_tables("/no/such/folder"), scenario::ScenarioError);
}

}  // namespace
}  // namespace madoguchi::adapters::oqs_tables
