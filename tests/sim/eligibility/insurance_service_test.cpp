// SPDX-License-Identifier: Apache-2.0
// Questions without a card. The people are those of docs/emr-exchange/people.yaml; what is expected
// of each stands there, and the codes are OQSCD006.
#include "adapters/files/temporary_folder.hpp"
#include "sim/eligibility/mock_insurance_service.hpp"
#include "sim/eligibility/people_file.hpp"
#include "tests/support/run_task.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace madoguchi::sim::eligibility {
namespace {

using namespace madoguchi::eligibility;
using enum QualificationValidity;
using test::run;
using testing::IsEmpty;
using testing::SizeIs;

const std::string clinic = "1312345678";
const core::CivilDate day = *core::parse_date("2024-02-01");

class Service {
 public:
  core::CivilTime now = core::start_of(day) + std::chrono::hours(9);
  MockInsuranceService service{ServiceStore::open(":memory:").value(), [this] { return now; }};

  Service() {
    service.put_people(load_people(MADOGUCHI_SOURCE_DIR "/docs/emr-exchange/people.yaml")).value();
  }
  InsuranceFinding find(const InsuranceIdentifiers& identifiers, core::CivilDate on = day) {
    return run(service.find({clinic, identifiers, on})).value();
  }
};

const InsuranceIdentifiers taro{"06139999", "見本１", "0012", "00", core::parse_date("1980-04-01")};

TEST(Identifiers, FindOnePerson) {
  Service service;
  const auto finding = service.find(taro);
  EXPECT_EQ(finding.validity, valid);
  ASSERT_THAT(finding.records, SizeIs(1));
  EXPECT_EQ(finding.records[0].record.name, "見本　太郎");
  EXPECT_EQ(finding.records[0].record.insured_identification_number, "0012");
}

TEST(Identifiers, AreComparedAsText) {
  Service service;
  InsuranceIdentifiers other = taro;
  other.number = "12";  // the zeros belong to it
  EXPECT_EQ(service.find(other).validity, none);
  other = taro;
  other.birthdate = core::parse_date("1980-04-02");
  EXPECT_EQ(service.find(other).validity, none);
  other = taro;
  other.branch = "05";
  EXPECT_EQ(service.find(other).validity, none);
  EXPECT_THAT(service.find(other).records, IsEmpty());
}

TEST(Identifiers, AnInsurerOfSixDigitsMayBePadded) {
  Service service;
  for (const char* insurer : {"138999", "  138999", "00138999"}) {
    const auto finding = service.find({insurer, "", "00450", "", core::parse_date("1990-10-10")});
    EXPECT_EQ(finding.validity, invalid_newer_exists) << insurer;
    ASSERT_THAT(finding.records, SizeIs(1)) << insurer;
    EXPECT_EQ(finding.records[0].record.insurer_name, "試験市");
  }
}

TEST(Identifiers, OfALostRecordDependOnTheDay) {
  Service service;
  const InsuranceIdentifiers old{"138999", "", "00450", "", {}};
  EXPECT_EQ(service.find(old, *core::parse_date("2023-12-31")).validity, valid);
  EXPECT_EQ(service.find(old, *core::parse_date("2024-01-01")).validity, invalid_newer_exists);
}

TEST(Identifiers, OfTwoPeopleChooseNobody) {
  Service service;
  const InsuranceIdentifiers twins{"06139999", "見本２", "7", "", core::parse_date("2010-02-03")};
  EXPECT_EQ(service.find(twins).validity, several);
  EXPECT_THAT(service.find(twins).records, IsEmpty());
  InsuranceIdentifiers one = twins;
  one.branch = "03";
  EXPECT_EQ(service.find(one).records.at(0).record.name, "例示　二子");
}

TEST(Identifiers, OfMedicalAidNeedATicketOfTheMonth) {
  Service service;
  const InsuranceIdentifiers aided{"12139999", "", "0000017", "00", {}};
  const auto february = service.find(aided);
  EXPECT_EQ(february.validity, valid);
  ASSERT_THAT(february.records.at(0).tickets, SizeIs(1));
  EXPECT_EQ(february.records[0].tickets[0].value("IssueNumber"), "0000123");
  EXPECT_EQ(service.find(aided, *core::parse_date("2024-03-01")).validity, valid_unregistered);
}

TEST(ReferenceNumbers, AreTheInstitutions) {
  Service service;
  EXPECT_EQ(run(service.service.register_reference({clinic, taro, "24434"})).value(), std::nullopt);
  EXPECT_EQ(service.find(taro).records.at(0).reference_number, "24434");
  EXPECT_EQ(run(service.service.register_reference({clinic, taro, "1"})).value(), std::nullopt);
  EXPECT_EQ(service.find(taro).records.at(0).reference_number, "1");
  const auto elsewhere = run(service.service.find({"4012345678", taro, day})).value();
  EXPECT_EQ(elsewhere.records.at(0).reference_number, "");
  const auto nobody =
      run(service.service.register_reference({clinic, {"1", "", "1", "", {}}, "1"}));
  EXPECT_EQ(nobody.value(), OqsCondition::person_unknown);
  const auto twins =
      run(service.service.register_reference({clinic, {"06139999", "見本２", "7", "", {}}, "1"}));
  EXPECT_EQ(twins.value(), OqsCondition::several_people);
}

OqsElement search_for(const InsuranceIdentifiers& identifiers) {
  OqsElement asked{"QualificationConfirmSearchInfo", {}, {}};
  asked.put("InsurerNumber", identifiers.insurer_number);
  asked.put("InsuredIdentificationNumber", identifiers.number);
  asked.put("InsuredBranchNumber", identifiers.branch);
  return asked;
}

TEST(BulkRequests, AreReadyAfterAWhileAndForTheirAuthorsOnly) {
  Service service;
  const BulkRequest request{clinic,
                            "key-1",
                            OqsDuty::bulk_eligibility,
                            "mine",
                            {{search_for(taro)}, {search_for({}), OqsCondition::body_fault}}};
  const std::string reception = run(service.service.submit(request)).value();
  EXPECT_EQ(run(service.service.submit(request)).value(), reception) << "the same key";
  BulkRequest again = request;
  again.key = "key-2";
  EXPECT_NE(run(service.service.submit(again)).value(), reception);
  const auto collect = [&](const std::string& who, OqsDuty duty) {
    return run(service.service.collect(who, duty, reception)).value();
  };
  EXPECT_EQ(std::get<BulkState>(collect(clinic, OqsDuty::bulk_eligibility)), BulkState::processing);
  service.now += std::chrono::seconds(5);
  EXPECT_EQ(std::get<BulkState>(collect("4012345678", OqsDuty::bulk_eligibility)),
            BulkState::unknown);
  EXPECT_EQ(std::get<BulkState>(collect(clinic, OqsDuty::medical_aid)), BulkState::unknown);
  for (int times = 0; times < 2; ++times) {
    const auto result = std::get<BulkResult>(collect(clinic, OqsDuty::bulk_eligibility));
    EXPECT_EQ(result.arbitrary_identifier, "mine");
    ASSERT_THAT(result.units, SizeIs(2));
    EXPECT_EQ(result.units[0].finding->validity, valid);
    EXPECT_EQ(result.units[1].problem, OqsCondition::body_fault);
  }
}

std::vector<std::string> listed(Service& service, OqsDuty duty, const OqsElement& asked) {
  const BulkRequest request{clinic, "list", duty, "", {{asked}}};
  const std::string reception = run(service.service.submit(request)).value();
  service.now += std::chrono::seconds(5);
  const auto reply = run(service.service.collect(clinic, duty, reception)).value();
  std::vector<std::string> names;
  for (const BulkUnit& unit : std::get<BulkResult>(reply).units) {
    names.push_back(unit.finding->records.at(0).record.name);
  }
  return names;
}

OqsElement period(const char* name, const char* from, const char* until_name, const char* until) {
  OqsElement asked{"QualificationConfirmSearchInfo", {}, {}};
  asked.put(name, from);
  asked.put(until_name, until);
  return asked;
}

TEST(Lists, HaveThoseWhoBelongThere) {
  using testing::ElementsAre;
  const auto list = [](OqsDuty duty, const OqsElement& asked) {
    Service service;
    return listed(service, duty, asked);
  };
  EXPECT_THAT(
      list(OqsDuty::home_visit, period("ConsentDateFrom", "20240101", "ConsentDateTo", "20240131")),
      ElementsAre("見本　花子", "見本　太郎"));
  EXPECT_THAT(
      list(OqsDuty::home_visit, period("ConsentDateFrom", "20240111", "ConsentDateTo", "20240131")),
      ElementsAre("見本　太郎"));
  EXPECT_THAT(list(OqsDuty::home_visit,
                   period("ExaminationDateFrom", "20240120", "ExaminationDateTo", "20240120")),
              ElementsAre("見本　太郎"));
  EXPECT_THAT(
      list(OqsDuty::online, period("ConsentDateFrom", "20240101", "ConsentDateTo", "20240131")),
      ElementsAre("見本　太郎"));
  EXPECT_THAT(list(OqsDuty::medical_aid, period("MedicalTreatmentMonth", "202402", "", "")),
              ElementsAre("検証　四郎"));
  EXPECT_THAT(list(OqsDuty::medical_aid, period("MedicalTreatmentMonth", "202403", "", "")),
              IsEmpty());
}

TEST(Information, NeedsConsentAndExistence) {
  Service service;
  const auto ask = [&](InsuranceIdentifiers who, InformationKind kind, bool pdf = false,
                       const char* from = "", const char* to = "") {
    return run(service.service.find_information({clinic, std::move(who), {kind}, from, to, pdf}))
        .value();
  };
  const auto drug = ask(taro, InformationKind::drug);
  ASSERT_THAT(std::get<InformationFinding>(drug).documents, SizeIs(1));
  const auto pdf = ask(taro, InformationKind::drug, true);
  EXPECT_THAT(std::get<InformationFinding>(pdf).pdf, testing::StartsWith("%PDF-"));
  const InsuranceIdentifiers hanako{"06139999", "", "0012", "01", {}};
  EXPECT_EQ(std::get<OqsCondition>(ask(hanako, InformationKind::drug)),
            OqsCondition::consent_missing);
  const InsuranceIdentifiers yoshino{"39139999", "", "01234567", "", {}};
  EXPECT_EQ(std::get<OqsCondition>(ask(yoshino, InformationKind::treatment)),
            OqsCondition::consent_missing);
  // The document tells of January.
  EXPECT_EQ(std::get<OqsCondition>(ask(taro, InformationKind::drug, false, "202402", "202403")),
            OqsCondition::information_missing);
  EXPECT_EQ(std::get<OqsCondition>(ask({"1", "", "1", "", {}}, InformationKind::drug)),
            OqsCondition::person_unknown);
}
// As after a kill: what was not settled is not there, and asked again it is there once.
TEST(Gathering, IsThereWhenItIsSettledAndOnce) {
  const auto folder = adapters::files::TemporaryFolder::make().value();
  const std::string path = (folder.path() / "service.db").string();
  const auto submitted = [&](bool settle) {
    MockInsuranceService service(ServiceStore::open(path).value(),
                                 [] { return core::start_of(day); }, {{}, true});
    BulkRequest request{clinic, "1", OqsDuty::medical_aid, "", {}};
    const std::string reception = run(service.submit(request)).value();
    EXPECT_EQ(run(service.submit(request)).value(), reception);
    if (settle) run(service.settle()).value();
    return reception;
  };
  const auto kept = [&] {
    auto database = adapters::sqlite::Database::open(path).value();
    return database.number("SELECT COUNT(*) FROM bulk_requests").value();
  };
  const std::string first = submitted(false);
  EXPECT_EQ(kept(), 0);
  EXPECT_EQ(submitted(true), first);
  EXPECT_EQ(kept(), 1);
  EXPECT_EQ(submitted(true), first);
  EXPECT_EQ(kept(), 1);
}

}  // namespace
}  // namespace madoguchi::sim::eligibility
