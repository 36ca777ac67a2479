// SPDX-License-Identifier: Apache-2.0
#include "sim/eligibility/mock_insurance_service.hpp"

#include "eligibility/oqs_search.hpp"
#include "sim/eligibility/insurance_search.hpp"
#include "sim/eligibility/medical_documents.hpp"

namespace madoguchi::sim::eligibility {

using namespace madoguchi::eligibility;  // the messages

MockInsuranceService::MockInsuranceService(ServiceStore store, std::function<core::CivilTime()> now,
                                           InsuranceSettings settings)
    : store_(std::move(store)), now_(std::move(now)), settings_(settings) {}

core::Result<void> MockInsuranceService::put_people(const std::vector<RegisteredPerson>& people) {
  return store_.put_people(people);
}

core::Result<void> MockInsuranceService::note(std::string request, std::string person,
                                              std::string outcome) {
  return store_.add_audit({now_(), std::move(request), std::move(person), std::move(outcome), ""});
}

ports::Task<InsuranceFinding> MockInsuranceService::find(InsuranceSearch search) {
  co_return change([&]() -> core::Result<InsuranceFinding> {
    auto finding = find_insurance(store_, search);
    if (!finding) return finding.error();
    const auto noted = note("identifiers", "", std::string(core::name_of(finding->validity)));
    if (!noted) return noted.error();
    return finding;
  });
}

ports::Task<> MockInsuranceService::settle() { co_return store_.settle(); }

core::Result<MockInsuranceService::Problem> MockInsuranceService::register_now(
    const ReferenceRegistration& wanted) {
  const auto identified = identify(store_, wanted.identifiers);
  if (!identified) return identified.error();
  if (identified->validity == QualificationValidity::none) return OqsCondition::person_unknown;
  if (!identified->person) return OqsCondition::several_people;
  for (const std::size_t record : identified->records) {
    const RecordKey key{identified->person->key, record};
    const auto put = store_.put_reference(wanted.institution, key, wanted.reference_number);
    if (!put) return put.error();
  }
  const auto noted = note("reference_number", identified->person->key, "ok");
  if (!noted) return noted.error();
  return Problem{};
}

ports::Task<std::optional<OqsCondition>> MockInsuranceService::register_reference(
    ReferenceRegistration registration) {
  co_return change([&] { return register_now(registration); });
}

core::Result<std::string> MockInsuranceService::take(BulkRequest& request) {
  auto known = store_.reception_of(request.key);
  if (!known || !known->empty()) return known;
  if (request.duty == OqsDuty::bulk_reference_numbers) {
    for (BulkItem& item : request.items) {
      if (item.problem) continue;
      auto problem = register_now(
          {request.institution, identifiers_of(item.asked), item.asked.value("ReferenceNumber")});
      if (!problem) return problem.error();
      item.problem = *problem;
    }
  }
  auto reception = store_.add_bulk(request, now_());
  if (!reception) return reception;
  const auto noted = note("bulk", "", std::string(core::name_of(request.duty)));
  if (!noted) return noted.error();
  return reception;
}

ports::Task<std::string> MockInsuranceService::submit(BulkRequest request) {
  co_return change([&] { return take(request); });
}

core::Result<void> MockInsuranceService::process(const BulkItem& item, const KeptBulk& kept,
                                                 std::vector<BulkUnit>& units) {
  const core::CivilDate on = core::date_of(kept.at);
  const OqsDuty duty = kept.request.duty;
  if (item.problem || duty == OqsDuty::bulk_reference_numbers) {
    units.push_back({item.asked, item.problem});
    return {};
  }
  if (duty == OqsDuty::bulk_eligibility) {
    auto finding =
        find_insurance(store_, {kept.request.institution, identifiers_of(item.asked), on});
    if (!finding) return finding.error();
    units.push_back({item.asked, {}, std::move(*finding)});
    return {};
  }
  auto findings = list_insured(store_, kept.request.institution, duty, item.asked, on);
  if (!findings) return findings.error();
  for (InsuranceFinding& finding : *findings) units.push_back({item.asked, {}, std::move(finding)});
  return {};
}

core::Result<BulkReply> MockInsuranceService::result_of(const std::string& institution,
                                                        OqsDuty duty,
                                                        const std::string& reception) {
  const auto kept = store_.bulk(reception);
  if (!kept) return kept.error();
  // Another institution's number is as unknown as one that nobody got.
  if (!*kept || (*kept)->request.institution != institution || (*kept)->request.duty != duty) {
    return BulkReply(BulkState::unknown);
  }
  // A counter whose day is set starts at nine again after a restart; what came "later" is ready.
  const core::CivilTime now = now_();
  if (now >= (*kept)->at && now < (*kept)->at + settings_.bulk_delay) {
    return BulkReply(BulkState::processing);
  }
  BulkResult result{(*kept)->request.arbitrary_identifier, {}};
  for (const BulkItem& item : (*kept)->request.items) {
    if (const auto done = process(item, **kept, result.units); !done) return done.error();
  }
  return BulkReply(std::move(result));
}

ports::Task<BulkReply> MockInsuranceService::collect(std::string institution, OqsDuty duty,
                                                     std::string reception) {
  co_return result_of(institution, duty, reception);
}

core::Result<InformationSearchReply> MockInsuranceService::collect_information(
    const InformationSearch& search) {
  const auto identified = identify(store_, search.identifiers);
  if (!identified) return identified.error();
  if (identified->validity == QualificationValidity::none) {
    return InformationSearchReply(OqsCondition::person_unknown);
  }
  if (!identified->person) return InformationSearchReply(OqsCondition::several_people);
  const RegisteredPerson& person = *identified->person;
  const core::CivilDate today = core::date_of(now_());
  InformationFinding finding;
  for (const InformationKind kind : search.kinds) {
    if (!person.file_consents.contains(kind)) {
      return InformationSearchReply(OqsCondition::consent_missing);
    }
    if (!person.information.contains(kind) ||
        !in_period(kind, today, search.from_month, search.to_month)) {
      continue;
    }
    const auto& record = person.records[identified->records.front()];
    finding.documents.push_back({kind, medical_document(kind, record, today)});
  }
  if (search.prescriptions && search.kinds.contains(InformationKind::drug) &&
      person.information.contains(InformationKind::drug) &&
      prescriptions_in_period(today, search.from_month, search.to_month)) {
    const auto& record = person.records[identified->records.front()];
    finding.documents.push_back({InformationKind::drug, prescription_document(record, today)});
  }
  if (finding.documents.empty()) return InformationSearchReply(OqsCondition::information_missing);
  const auto noted = note("file_information", person.key, "ok");
  if (!noted) return noted.error();
  if (!search.as_pdf) return InformationSearchReply(std::move(finding));
  auto pdf = medical_pdf(finding.documents, today);
  if (!pdf) return pdf.error();
  return InformationSearchReply(InformationFinding{{}, std::move(*pdf)});
}

ports::Task<InformationSearchReply> MockInsuranceService::find_information(
    InformationSearch search) {
  co_return change([&] { return collect_information(search); });
}

}  // namespace madoguchi::sim::eligibility
