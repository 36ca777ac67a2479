// SPDX-License-Identifier: Apache-2.0
#include "sim/emr/emr_requests.hpp"

#include "eligibility/oqs_record.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace madoguchi::sim::emr {
namespace {

using checkin::Defect;
using checkin::EmrChart;
using checkin::EmrDecision;
using checkin::EmrNote;
using checkin::EmrState;
using madoguchi::eligibility::OqsElement;
using madoguchi::eligibility::OqsMessage;
using ports::EmrRequestKind;

/// The family of each kind.
struct Family {
  EmrRequestKind kind;
  std::string_view prefix;
};
constexpr auto families = std::to_array<Family>({
    {EmrRequestKind::eligibility, "OQSsiquc01"},
    {EmrRequestKind::reference_number, "OQSsiimm01"},
    {EmrRequestKind::drug, "YZKsiquc01"},
    {EmrRequestKind::checkup, "TKKsiquc01"},
    {EmrRequestKind::medical_aid, "OQSmutic01"},
    {EmrRequestKind::home_visit, "OQSmuhvq01"},
    {EmrRequestKind::online, "OQSmuonq01"},
    {EmrRequestKind::bulk_eligibility, "OQSmuquc01"},
});

std::string prefix_of(EmrRequestKind kind) {
  const auto row = std::find_if(families.begin(), families.end(),
                                [kind](const Family& each) { return each.kind == kind; });
  return row == families.end() ? std::string{} : std::string(row->prefix);
}

/// Identifiers that a request names somebody by.
struct Identifiers {
  std::string insurer, symbol, number, branch;
};

Identifiers identifiers_of(const EmrChart& chart, const Facts& newest) {
  const auto value = [&](const char* field, const std::string& otherwise) {
    if (newest.empty()) return otherwise;
    const auto at = newest.find(field);
    return at == newest.end() ? std::string{} : at->second;
  };
  return {value("insurer_number", chart.insurer), value("symbol", chart.symbol),
          value("number", chart.number), value("branch", chart.branch)};
}

OqsElement search_of(const Identifiers& who, const EmrChart& chart) {
  OqsElement search{"QualificationConfirmSearchInfo", {}, {}};
  search.put("InsurerNumber", madoguchi::eligibility::padded_insurer_number(who.insurer));
  search.put("InsuredCardSymbol", who.symbol);
  search.put("InsuredIdentificationNumber", who.number);
  search.put("InsuredBranchNumber", who.branch);
  search.put("Birthdate", core::to_compact(chart.born));
  return search;
}

OqsElement registration_of(const Identifiers& who, const EmrChart& chart) {
  OqsElement info{"ReferenceNumberRegistrationInfo", {}, {}};
  info.put("ReferenceNumber", chart.id);
  info.put("InsurerNumber", madoguchi::eligibility::padded_insurer_number(who.insurer));
  info.put("InsuredCardSymbol", who.symbol);
  info.put("InsuredIdentificationNumber", who.number);
  info.put("InsuredBranchNumber", who.branch);
  return info;
}

void put_information(OqsMessage& message, EmrRequestKind kind, const Identifiers& who) {
  OqsElement& header = message.header;
  header.put("InsurerNumber", madoguchi::eligibility::padded_insurer_number(who.insurer));
  header.put("InsuranceCardSymbol", who.symbol);
  header.put("InsuredPersonIdentificationNumber", who.number);
  header.put("BranchNumber", who.branch);
  constexpr const char* as_xml = "2";
  message.body.put("FileCategory", as_xml);
  if (kind == EmrRequestKind::drug) message.body.put("PrDiInfClassification", "1");
  message.body.put("MedicalTreatmentFlag", "1");
}

OqsElement period_of(EmrRequestKind kind, core::CivilDate day) {
  OqsElement period{"QualificationConfirmSearchInfo", {}, {}};
  const std::string today = core::to_compact(day);
  if (kind == EmrRequestKind::medical_aid) {
    period.put("MedicalTreatmentMonth", std::string_view(today).substr(0, 6));
    return period;
  }
  const core::CivilDate first{day.year() - std::chrono::years{1}, day.month(), std::chrono::day{1}};
  period.put("ConsentDateFrom", core::to_compact(first));
  period.put("ConsentDateTo", today);
  period.put("MedicalTreatmentFlag", kind == EmrRequestKind::home_visit ? "2" : "3");
  return period;
}

/// Why medical information must not be asked for; empty if it may.
std::optional<EmrNote> consent_fault(EmrRequestKind kind, const Facts& newest, core::CivilTime now,
                                     const checkin::Defects& defects) {
  if (kind != EmrRequestKind::drug && kind != EmrRequestKind::checkup) return std::nullopt;
  const std::string name(core::name_of(kind));
  const auto flag = newest.find(name + "_consent");
  const auto until = newest.find(name + "_until");
  const bool given = flag != newest.end() && flag->second == "1";
  if (!given && !defects.contains(Defect::emr_asks_without_consent)) {
    return EmrNote::consent_missing;
  }
  // Times of fourteen digits sort as texts.
  const bool over = until != newest.end() && until->second < core::to_compact(now);
  if (given && over && !defects.contains(Defect::emr_keeps_consent_forever)) {
    return EmrNote::consent_expired;
  }
  return std::nullopt;
}

core::Result<void> fill_for_chart(EmrStore& store, PlannedRequest& plan, EmrRequestKind kind,
                                  core::CivilTime now, const checkin::Defects& defects) {
  const auto chart = store.chart(plan.decision.chart);
  if (!chart) return chart.error();
  if (!*chart) return core::fail(core::Errc::invalid_argument, "no chart " + plan.decision.chart);
  const auto newest = store.newest(plan.decision.chart, false, false);
  if (!newest) return newest.error();
  const Identifiers who = identifiers_of(**chart, *newest);
  plan.decision.reason = consent_fault(kind, *newest, now, defects);
  if (who.insurer.empty() || who.number.empty()) plan.decision.reason = EmrNote::insurance_missing;
  if (kind == EmrRequestKind::eligibility) plan.message.body.add(search_of(who, **chart));
  if (kind == EmrRequestKind::reference_number) {
    plan.message.body.add(registration_of(who, **chart));
  }
  if (kind == EmrRequestKind::drug || kind == EmrRequestKind::checkup) {
    put_information(plan.message, kind, who);
  }
  return {};
}

core::Result<void> fill_list(EmrStore& store, PlannedRequest& plan, EmrRequestKind kind,
                             core::CivilTime now) {
  if (kind == EmrRequestKind::collect) {
    const auto reception = store.kept("reception");
    if (!reception) return reception.error();
    if (reception->empty()) plan.decision.reason = EmrNote::nobody_asked;
    plan.message.body.put("ReceptionNumber", *reception);
    return {};
  }
  if (kind != EmrRequestKind::bulk_eligibility) {
    plan.message.body.add(period_of(kind, core::date_of(now)));
    return {};
  }
  const auto charts = store.charts();
  if (!charts) return charts.error();
  for (const EmrChart& chart : *charts) {
    const auto newest = store.newest(chart.id, false, false);
    if (!newest) return newest.error();
    plan.message.body.add(search_of(identifiers_of(chart, *newest), chart));
  }
  return {};
}

bool is_list(EmrRequestKind kind) {
  return kind == EmrRequestKind::medical_aid || kind == EmrRequestKind::home_visit ||
         kind == EmrRequestKind::online || kind == EmrRequestKind::bulk_eligibility ||
         kind == EmrRequestKind::collect;
}

}  // namespace

core::Result<PlannedRequest> plan_request(EmrStore& store, EmrRequestKind kind,
                                          const std::string& chart, const std::string& institution,
                                          core::CivilTime now, const checkin::Defects& defects) {
  const auto number = store.next_number();
  if (!number) return number.error();
  std::string prefix = prefix_of(kind);
  if (kind == EmrRequestKind::collect) {
    const auto list = store.kept("list");
    if (!list) return list.error();
    prefix = *list + "02";
  } else if (is_list(kind)) {
    const auto kept = store.keep("list", prefix.substr(0, prefix.size() - 2));
    if (!kept) return kept.error();
  }
  const std::string rest = fmt::format("{}{:04}", core::to_compact(core::date_of(now)), *number);
  PlannedRequest plan;
  plan.decision.file = prefix + "req_" + rest + ".xml";
  plan.decision.chart = chart;
  plan.sent = {prefix + "res_" + rest, kind, chart};
  plan.message.header.put("MedicalInstitutionCode", institution);
  plan.message.header.put("ArbitraryFileIdentifier", rest);
  const auto filled = is_list(kind) ? fill_list(store, plan, kind, now)
                                    : fill_for_chart(store, plan, kind, now, defects);
  if (!filled) return filled.error();
  if (plan.decision.reason) {
    plan.decision.state = EmrState::refused;
    plan.decision.file.clear();
  }
  return plan;
}

}  // namespace madoguchi::sim::emr
