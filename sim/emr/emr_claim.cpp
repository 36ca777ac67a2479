// SPDX-License-Identifier: Apache-2.0
#include "sim/emr/emr_claim.hpp"

#include "adapters/iconv/claim_characters.hpp"
#include "checkin/fallback_rules.hpp"
#include "sim/emr/result_facts.hpp"

namespace madoguchi::sim::emr {
namespace {

using checkin::Defect;
using checkin::EmrDecision;
using checkin::EmrNote;
using checkin::EmrState;
using ports::ClaimBasis;

/// What the rules of the counter say about a claim on that day; the reception tells the basis.
std::optional<checkin::ClaimDecision> ruled_claim(ClaimBasis basis, core::CivilDate day,
                                                  const checkin::Defects& defects) {
  checkin::Situation situation;
  situation.day = day;
  situation.claim.receipt_computer_refuses_sevens = basis == ClaimBasis::unknown_old_computer;
  situation.claim.disaster =
      basis == ClaimBasis::disaster || defects.contains(Defect::emr_claims_nines_for_unknown);
  return checkin::claim_of(situation);
}

void put(Facts& facts, const char* field, const std::string& value) {
  if (!value.empty()) facts[field] = value;
}

core::Result<checkin::EmrChart> known_chart(EmrStore& store, const std::string& id) {
  auto chart = store.chart(id);
  if (!chart) return chart.error();
  if (!*chart) return core::fail(core::Errc::invalid_argument, "no chart " + id);
  return std::move(**chart);
}

core::Result<void> put_name(const std::string& name, const checkin::Defects& defects,
                            EmrDecision& claim) {
  auto text = adapters::iconv::claim_text(name);
  if (!text) return text.error();
  if (defects.contains(Defect::emr_writes_gaiji_into_claim)) {
    claim.fields["name"] = name;
  } else {
    claim.fields["name"] = text->text;
    if (text->replaced != 0) claim.warnings.push_back(EmrNote::character_replaced);
  }
  return {};
}

void put_substitute_numbers(const checkin::EmrChart& chart, ClaimBasis basis, core::CivilDate day,
                            const checkin::Defects& defects, EmrDecision& claim) {
  const auto ruled = ruled_claim(basis, day, defects);
  if (!ruled || ruled->insurer_number.empty()) {
    claim.state = EmrState::waits;
    claim.reason = EmrNote::insurance_missing;
    return;
  }
  claim.fields["insurer_number"] = ruled->insurer_number;
  claim.fields["number"] = ruled->insured_number;
  // The payer asks back: address and contact stand in the remarks.
  claim.fields["remarks"] = ruled->remark + chart.address;
}

}  // namespace

core::Result<EmrDecision> make_claim(EmrStore& store, const std::string& id, ClaimBasis basis,
                                     core::CivilDate day, const checkin::Defects& defects) {
  const auto chart = known_chart(store, id);
  if (!chart) return chart.error();
  const bool by_arrival = defects.contains(Defect::emr_takes_late_file_as_newest);
  const auto insurance = store.newest(id, false, by_arrival);
  if (!insurance) return insurance.error();
  const auto aid = store.newest(id, true, by_arrival);
  if (!aid) return aid.error();
  EmrDecision claim{.chart = id};
  const std::string received = fact_in(*insurance, "name_received");
  const auto named = put_name(received.empty() ? chart->name : received, defects, claim);
  if (!named) return named.error();
  if (basis != ClaimBasis::known) {
    put_substitute_numbers(*chart, basis, day, defects, claim);
    return claim;
  }
  if (fact_in(*aid, "billable") == "no") {
    claim.state = EmrState::refused;
    claim.reason = EmrNote::not_billable;
    return claim;
  }
  const bool online = !insurance->empty();
  if (!online && aid->empty() && chart->insurer.empty()) {
    claim.state = EmrState::refused;
    claim.reason = EmrNote::insurance_missing;
    return claim;
  }
  for (const char* field : {"insurer_number", "symbol", "number", "branch", "share"}) {
    put(claim.fields, field, fact_in(*insurance, field));
  }
  if (!online && aid->empty()) {
    put(claim.fields, "insurer_number", chart->insurer);
    put(claim.fields, "symbol", chart->symbol);
    put(claim.fields, "number", chart->number);
    put(claim.fields, "branch", chart->branch);
  }
  put(claim.fields, "aid_insurer_number", fact_in(*aid, "insurer_number"));
  put(claim.fields, "aid_number", fact_in(*aid, "number"));
  return claim;
}

core::Result<EmrDecision> show_chart(EmrStore& store, const std::string& id,
                                     const checkin::Defects& defects) {
  const auto chart = known_chart(store, id);
  if (!chart) return chart.error();
  const bool by_arrival = defects.contains(Defect::emr_takes_late_file_as_newest);
  auto insurance = store.newest(id, false, by_arrival);
  if (!insurance) return insurance.error();
  const auto aid = store.newest(id, true, by_arrival);
  if (!aid) return aid.error();
  const auto results = store.results(id);
  if (!results) return results.error();
  EmrDecision shown{.chart = id, .fields = std::move(*insurance)};
  for (const auto& [field, text] : *aid) {
    shown.fields[field.starts_with("ticket") || field == "billable" ? field : "aid_" + field] =
        text;
  }
  shown.fields["name"] = chart->name;
  put(shown.fields, "name_kana", chart->name_kana);
  put(shown.fields, "address", chart->address);
  shown.fields["born"] = core::to_compact(chart->born);
  shown.fields["imports"] = std::to_string(*results);
  return shown;
}

}  // namespace madoguchi::sim::emr
