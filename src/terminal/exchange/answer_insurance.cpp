// SPDX-License-Identifier: Apache-2.0
// Eligibility, reference numbers and bulk requests.
#include "eligibility/oqs_search.hpp"
#include "terminal/exchange/asked.hpp"

#include <fmt/format.h>

namespace madoguchi::terminal::exchange {
namespace {

using namespace eligibility;

constexpr const char* search_element = "QualificationConfirmSearchInfo";
constexpr const char* registration_element = "ReferenceNumberRegistrationInfo";

std::string institution_of(const OqsElement& header) {
  return header.value("MedicalInstitutionCode");
}

/// MedicalTreatmentFlag of a list of consents, OQSCD028; empty for other lists.
std::string treatment_of(OqsDuty duty) {
  if (duty == OqsDuty::home_visit) return "2";
  if (duty == OqsDuty::online) return "3";
  return {};
}

}  // namespace

ports::Awaitable<ExchangeDesk::Result> ExchangeDesk::single_eligibility(const Asked& asked,
                                                                        ExchangeNote& note) {
  const OqsElement& header = asked.message.header;
  const OqsElement wanted = quoted_search(*asked.message.body.find(search_element));
  const auto day = core::parse_compact_date(header.value("QualificationConfirmationDate"));
  const core::CivilDate on = day.value_or(core::date_of(asked.frame.processed_at));
  InsuranceSearch search{institution_of(header), identifiers_of(wanted), on};
  const auto finding = co_await service_.find(std::move(search));
  if (!finding) co_return refuse(asked, finding.error(), note);
  note.validity = finding->validity;
  co_return Result{single_result(asked.frame, wanted, on, *finding)};
}

ports::Awaitable<ExchangeDesk::Result> ExchangeDesk::reference_number(const Asked& asked,
                                                                      ExchangeNote& note) {
  const OqsElement wanted = *asked.message.body.find(registration_element);
  ReferenceRegistration registration{institution_of(asked.message.header), identifiers_of(wanted),
                                     wanted.value("ReferenceNumber")};
  const auto problem = co_await service_.register_reference(std::move(registration));
  if (!problem) co_return refuse(asked, problem.error(), note);
  if (*problem) co_return refuse(asked, OqsFault{**problem, {}}, note);
  OqsMessage message = start_result(asked.frame, SegmentOfResult::normal);
  message.body.add(wanted);
  put_processed(message.body);
  co_return Result{std::move(message)};
}

std::optional<OqsFault> ExchangeDesk::period_fault(const Asked& asked) const {
  const auto fault = [](std::string detail) {
    return OqsFault{OqsCondition::body_fault,
                    search_element + std::string(" ") + std::move(detail)};
  };
  if (!asked.faults.empty()) return asked.faults.front();
  const OqsElement& wanted = *asked.message.body.find(search_element);
  const Period period = period_of(wanted);
  const std::string treatment = treatment_of(asked.family->duty);
  const bool dated =
      period.consented_from || period.consented_to || period.examined_from || period.examined_to;
  if (treatment.empty() && period.month.empty()) return fault("has no MedicalTreatmentMonth");
  if (!treatment.empty() && !dated) return fault("has no days of consent or examination");
  const std::string flag = wanted.value("MedicalTreatmentFlag");
  if (!treatment.empty() && !flag.empty() && flag != treatment) {
    return fault("has the MedicalTreatmentFlag of another list");
  }
  return std::nullopt;
}

BulkRequest ExchangeDesk::bulk_request(const Asked& asked) const {
  BulkRequest request{institution_of(asked.message.header),
                      asked.id,
                      asked.family->duty,
                      asked.message.header.value("ArbitraryFileIdentifier"),
                      {}};
  const OqsLayout& layout = *tables_.layout(asked.family->request);
  // Each person is checked alone, so that one mistake does not spoil the others.
  for (const OqsElement& each : asked.raw.body.children) {
    OqsMessage alone{asked.raw.header, {asked.raw.body.name, {}, {each}}};
    CheckedMessage checked = check_oqs_message(alone, layout, tables_);
    if (checked.message.body.children.empty()) continue;  // no element of the layout
    OqsElement& person = checked.message.body.children.front();
    const bool search = asked.family->duty == OqsDuty::bulk_eligibility;
    BulkItem item{search ? quoted_search(std::move(person)) : std::move(person), {}};
    if (!checked.faults.empty()) item.problem = OqsCondition::body_fault;
    request.items.push_back(std::move(item));
  }
  return request;
}

ports::Awaitable<ExchangeDesk::Result> ExchangeDesk::submit(const Asked& asked,
                                                            ExchangeNote& note) {
  const OqsDuty duty = asked.family->duty;
  const bool list = duty != OqsDuty::bulk_eligibility && duty != OqsDuty::bulk_reference_numbers;
  if (list) {
    if (auto fault = period_fault(asked)) co_return refuse(asked, std::move(*fault), note);
  }
  BulkRequest request = bulk_request(asked);
  if (request.items.empty()) {
    co_return refuse(asked, OqsFault{OqsCondition::body_fault, "MessageBody has nobody"}, note);
  }
  note.answers = request.items.size();
  const auto reception = co_await service_.submit(std::move(request));
  if (!reception) co_return refuse(asked, reception.error(), note);
  note.reception = *reception;
  OqsMessage message = start_result(asked.frame, SegmentOfResult::normal);
  message.body.put("ReceptionNumber", *reception);
  put_processed(message.body);
  co_return Result{std::move(message)};
}

ports::Awaitable<ExchangeDesk::Result> ExchangeDesk::collect(const Asked& asked,
                                                             ExchangeNote& note) {
  const std::string reception = asked.message.body.value("ReceptionNumber");
  const OqsDuty duty = asked.family->duty;
  note.reception = reception;
  const auto reply =
      co_await service_.collect(institution_of(asked.message.header), duty, reception);
  if (!reply) co_return refuse(asked, reply.error(), note);
  if (const auto* state = std::get_if<BulkState>(&*reply)) {
    if (*state == BulkState::unknown) {
      co_return refuse(asked, OqsFault{OqsCondition::reception_unknown, {}}, note);
    }
    note.processing = true;
    OqsMessage message = start_result(asked.frame, SegmentOfResult::processing);
    message.header.put("ReceptionNumber", reception);
    co_return Result{std::move(message)};
  }
  const BulkResult& result = std::get<BulkResult>(*reply);
  note.answers = result.units.size();
  co_return Result{bulk_result(asked.frame, reception, duty, result, tables_), {}, true};
}

}  // namespace madoguchi::terminal::exchange
