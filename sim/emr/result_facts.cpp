// SPDX-License-Identifier: Apache-2.0
#include "sim/emr/result_facts.hpp"

#include "eligibility/ages.hpp"
#include "eligibility/oqs_codes.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace madoguchi::sim::emr {
namespace {

using checkin::Defect;
using checkin::EmrNote;
using madoguchi::eligibility::OqsElement;

constexpr auto kept = std::to_array<KeptElement>({
    {"InsuredCardClassification", "classification"},
    {"InsurerNumber", "insurer_number"},
    {"InsuredCardSymbol", "symbol"},
    {"InsuredIdentificationNumber", "number"},
    {"InsuredBranchNumber", "branch"},
    {"PersonalFamilyClassification", "relation"},
    {"InsuredName", "head_of_household"},
    {"Name", "name_received"},
    {"NameOfOther", "other_name"},
    {"NameKana", "kana_received"},
    {"Sex1", "sex_received"},
    {"Sex2", "other_sex"},
    {"Birthdate", "born_received"},
    {"Address", "address_received"},
    {"PostNumber", "post_number"},
    {"QualificationDate", "qualified"},
    {"DisqualificationDate", "lost"},
    {"InsuredCardExpirationDate", "valid_until"},
    {"PreschoolClassification", "preschool"},
    {"ReasonOfLoss", "reason_of_loss"},
    {"InsurerName", "insurer_name"},
    {"ReferenceNumber", "reference_number"},
    {"PrescriptionIssueSelect", "prescription"},
});

constexpr auto consents = std::to_array<ConsentName>({
    {"drug", "PharmacistsInfo"},
    {"checkup", "SpecificHealthCheckupsInfo"},
    {"treatment", "DiagnosisInfo"},
    {"operation", "OperationInfo"},
    {"diagnosis_name", "DiagnosisName"},
    {"infectious", "InfectiousInfo"},
    {"allergy", "AllergyInfo"},
    {"contraindication", "ContraindicationInfo"},
    {"test", "TestInfo"},
    {"prescription_information", "PrescriptionInfo"},
});

void put(Facts& facts, std::string_view field, std::string value) {
  if (!value.empty()) facts[std::string(field)] = std::move(value);
}

/// "010" of hundredths as per cent; 0 for anything else.
int share_of(const std::string& text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc{} && end == text.data() + text.size() && value <= 100 ? value : 0;
}

/// The meaning of a code beside it; a code that is not in the book is told of.
void put_code(RecordFacts& out, std::string_view field, const OqsElement& parent,
              std::string_view element) {
  const std::string code = parent.value(element);
  if (code.empty()) return;
  put(out.facts, field, code);
  const auto* list = madoguchi::eligibility::code_list_of(element);
  const auto* row = list == nullptr ? nullptr : list->find(code);
  if (row == nullptr) {
    out.warnings.push_back(EmrNote::unknown_code);
  } else {
    put(out.facts, std::string(field) + "_text", std::string(row->meaning.ja));
  }
}

void read_limit(const OqsElement& record, RecordFacts& out) {
  const OqsElement* limit = record.find("LimitApplicationCertificateRelatedInfo");
  if (limit == nullptr) return;
  put_code(out, "limit", *limit, "LimitApplicationCertificateClassification");
  put_code(out, "limit_class", *limit, "LimitApplicationCertificateClassificationFlag");
  put(out.facts, "limit_from", limit->value("LimitApplicationCertificateValidStartDate"));
  put(out.facts, "limit_until", limit->value("LimitApplicationCertificateValidEndDate"));
  put(out.facts, "limit_long_term", limit->value("LimitApplicationCertificateLongTermDate"));
}

void append(Facts& facts, const std::string& field, const std::string& value) {
  std::string& list = facts[field];
  list += (list.empty() ? "" : ",") + value;
}

void read_diseases(const OqsElement& record, bool one_only, RecordFacts& out) {
  const OqsElement* list = record.find("SpecificDiseasesCertificateList");
  if (list == nullptr) return;
  for (const OqsElement* entry : list->all("SpecificDiseasesCertificateInfo")) {
    append(out.facts, "diseases", entry->value("SpecificDiseasesDiseaseCategory"));
    append(out.facts, "disease_self_pay", entry->value("SpecificDiseasesSelfPay"));
    if (one_only) return;
  }
}

void read_tickets(const OqsElement& record, bool trusting, RecordFacts& out) {
  const OqsElement* list = record.find("PublicExpenseResultList");
  const auto tickets =
      list == nullptr ? std::vector<const OqsElement*>{} : list->all("MedicalTicketInfo");
  if (tickets.empty() && out.medical_aid) out.warnings.push_back(EmrNote::ticket_unregistered);
  for (const OqsElement* ticket : tickets) {
    append(out.facts, "tickets", ticket->value("TicketType"));
    put(out.facts, "ticket_month", ticket->value("MedicalTreatmentMonth"));
    put(out.facts, "ticket_number", ticket->value("IssueNumber"));
    put(out.facts, "ticket_self_pay", ticket->value("SelfPayAmount"));
    put(out.facts, "ticket_use", ticket->value("SingleOrCombinedUse"));
    if (trusting) continue;
    if (ticket->value("ConsistencyFlag") == "1") {
      out.warnings.push_back(EmrNote::ticket_inconsistent);
    }
    if (ticket->value("DesignatedMedicalInstitutionFlag") == "1") {
      out.warnings.push_back(EmrNote::ticket_of_other_institution);
    }
  }
}

void read_consents(const OqsElement& record, RecordFacts& out) {
  for (const ConsentName& name : consents) {
    const std::string prefix(name.prefix);
    put(out.facts, std::string(name.kind) + "_consent", record.value(prefix + "ConsFlg"));
    put(out.facts, std::string(name.kind) + "_until", record.value(prefix + "AvailableTime"));
  }
}

/// What programs do that keep numbers in number columns.
void lose_characters(Facts& facts, const checkin::Defects& defects) {
  for (const char* field : {"insurer_number", "symbol", "number", "branch"}) {
    const auto at = facts.find(field);
    if (at == facts.end()) continue;
    const bool digits = at->second.find_first_not_of("0123456789") == std::string::npos;
    if (defects.contains(Defect::emr_drops_leading_zeros) && digits) {
      at->second.erase(0, std::min(at->second.find_first_not_of('0'), at->second.size() - 1));
    }
    if (defects.contains(Defect::emr_trims_spaces)) {
      at->second.erase(0, at->second.find_first_not_of(' '));
    }
  }
}

}  // namespace

std::string fact_in(const Facts& facts, const std::string& field) {
  const auto at = facts.find(field);
  return at == facts.end() ? std::string{} : at->second;
}

std::span<const KeptElement> kept_elements() { return kept; }

std::span<const ConsentName> consent_names() { return consents; }

RecordFacts facts_of(const OqsElement& record, const checkin::Defects& defects) {
  RecordFacts out;
  for (const KeptElement& row : kept) put(out.facts, row.field, record.value(row.element));
  out.medical_aid = record.value("InsuredCardClassification") == "A1";
  out.online_share = share_of(record.value("InsuredPartialContributionRatio"));
  if (const OqsElement* elderly = record.find("ElderlyRecipientCertificateInfo")) {
    const int share = share_of(elderly->value("ElderlyRecipientContributionRatio"));
    if (share != 0) out.online_share = share;
  }
  if (!defects.contains(Defect::emr_ignores_limit_class)) read_limit(record, out);
  read_diseases(record, defects.contains(Defect::emr_reads_one_disease), out);
  read_tickets(record, defects.contains(Defect::emr_bills_inconsistent_ticket), out);
  read_consents(record, out);
  lose_characters(out.facts, defects);
  return out;
}

void read_subsidies(const OqsElement& body, RecordFacts& out) {
  put(out.facts, "subsidy_use", body.value("SubsidyUseSelect"));
  const OqsElement* list = body.find("SubsidyList");
  const auto subsidies =
      list == nullptr ? std::vector<const OqsElement*>{} : list->all("SubsidyInfo");
  for (const OqsElement* subsidy : subsidies) {
    append(out.facts, "subsidy_payer", subsidy->value("SubsidyPayerNumber"));
    append(out.facts, "subsidy_recipient", subsidy->value("SubsidyRecipientNumber"));
  }
  if (subsidies.empty() && body.value("SubsidyUseSelect") == "1") {
    out.warnings.push_back(EmrNote::subsidy_missing);
  }
}

int share_by_age(core::CivilDate born, core::CivilDate day) {
  using namespace madoguchi::eligibility;
  const int age = core::age_on(born, day);
  if (age >= late_elderly_age) return 10;
  if (age >= elderly_age) return 20;
  return day < first_school_day(born) ? 20 : 30;
}

}  // namespace madoguchi::sim::emr
