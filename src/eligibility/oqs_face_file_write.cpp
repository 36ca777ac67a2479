// SPDX-License-Identifier: Apache-2.0
// Values -> XML of the result file of a card use.
#include "eligibility/oqs_face_file.hpp"

#include <fmt/format.h>

#include <array>
#include <pugixml.hpp>
#include <sstream>

namespace madoguchi::eligibility {
namespace {

/// Adds children, leaving out those without a value.
class ElementWriter {
 public:
  explicit ElementWriter(pugi::xml_node parent) : parent_(parent) {}

  void text(const std::string& name, std::string_view value) {
    if (value.empty()) return;
    parent_.append_child(name.c_str())
        .append_child(pugi::node_pcdata)
        .set_value(std::string(value).c_str());
  }
  void date(const std::string& name, const std::optional<core::CivilDate>& value) {
    if (value) text(name, core::to_compact(*value));
  }
  void time(const std::string& name, const std::optional<core::CivilTime>& value) {
    if (value) text(name, core::to_compact(*value));
  }

 private:
  pugi::xml_node parent_;
};

void write_consent(ElementWriter& out, const std::string& prefix, const ConsentEntry& consent) {
  out.text(prefix + "ConsFlg", core::name_of(consent.flag));
  if (consent.flag != ConsentFlag::given) return;
  out.time(prefix + "ConsTime", consent.consented_at);
  out.time(prefix + "AvailableTime", consent.available_until);
}

void write_record(ElementWriter& out, const QualificationRecord& record) {
  out.text("InsuredCardClassification", record.insured_card_classification);
  if (!record.insurer_number.empty()) {
    out.text("InsurerNumber", fmt::format("{:>8}", record.insurer_number));
  }
  out.text("InsuredCardSymbol", record.insured_card_symbol);
  out.text("InsuredIdentificationNumber", record.insured_identification_number);
  out.text("InsuredBranchNumber", record.insured_branch_number);
  out.text("PersonalFamilyClassification", record.personal_family_classification);
  out.text("InsuredName", record.insured_name);
  out.text("Name", record.name);
  out.text("NameKana", record.name_kana);
  out.text("Sex1", record.sex);
  out.date("Birthdate", record.birthdate);
  out.text("Address", record.address);
  out.text("PostNumber", record.post_number);
  out.date("QualificationDate", record.qualification_date);
  out.date("DisqualificationDate", record.disqualification_date);
  out.text("InsuredPartialContributionRatio", record.partial_contribution_ratio);
  out.text("InsurerName", record.insurer_name);
}

constexpr std::array<std::pair<InformationKind, const char*>, 3> consent_prefixes{{
    {InformationKind::checkup, "SpecificHealthCheckupsInfo"},
    {InformationKind::drug, "PharmacistsInfo"},
    {InformationKind::treatment, "DiagnosisInfo"},
}};

void write_result(pugi::xml_node node, const FaceFileResult& result) {
  ElementWriter out(node);
  write_record(out, result.record);
  if (result.limit_consent) {
    ConsentEntry consent = *result.limit_consent;
    consent.available_until.reset();
    write_consent(out, "LimitApplicationCertificateRelated", consent);
  }
  for (const auto& [kind, prefix] : consent_prefixes) {
    const auto consent = result.information_consents.find(kind);
    if (consent != result.information_consents.end()) write_consent(out, prefix, consent->second);
  }
}

void write_header(pugi::xml_node node, const FaceFile& file) {
  ElementWriter out(node);
  out.time("ProcessExecutionTime", file.processed_at);
  out.text("CharacterCodeIdentifier", "0");
  out.text("SegmentOfResult", core::name_of(file.segment));
  out.date("QualificationConfirmationDate", file.confirmation_date);
  out.text("ReferenceClassification", core::name_of(file.reference));
  out.text("ArbitraryFileIdentifier", file.arbitrary_identifier);
  out.text("MedicalInstitutionCode", file.institution_code);
  if (file.segment == SegmentOfResult::normal) return;
  out.text("ErrorCode", file.error_code);
  out.text("ErrorMessage", file.error_message);
}

void write_body(pugi::xml_node node, const FaceFile& file) {
  if (!file.results.empty()) {
    pugi::xml_node list = node.append_child("ResultList");
    for (const FaceFileResult& result : file.results) {
      write_result(list.append_child("ResultOfQualificationConfirmation"), result);
    }
  }
  ElementWriter out(node);
  out.text("ProcessingResultStatus", core::name_of(file.status));
  out.text("ProcessingResultCode", file.side_code);
  out.text("ProcessingResultMessage", file.side_message);
  if (file.validity) {
    out.text("QualificationValidity", std::to_string(static_cast<int>(*file.validity)));
  }
}

}  // namespace

FaceFile make_face_file(const EligibilityAnswer& answer, const Consents& consents,
                        core::CivilTime consented_at, std::string institution_code,
                        bool limit_asked) {
  const auto entry = [&](bool given) {
    return given ? ConsentEntry::given(consented_at) : ConsentEntry{};
  };
  FaceFile file;
  file.processed_at = answer.processed_at;
  file.confirmation_date = core::date_of(answer.processed_at);
  file.institution_code = std::move(institution_code);
  file.side_code = answer.side_code;
  file.side_message = answer.side_message;
  file.validity = answer.validity;
  for (const QualificationRecord& record : answer.records) {
    FaceFileResult result{record, {}, {}};
    for (const auto& row : consent_prefixes) {
      result.information_consents[row.first] = entry(consents.given(row.first));
    }
    if (limit_asked) {
      result.limit_consent = entry(consents.high_cost_limit);
      result.limit_consent->available_until.reset();
    }
    file.results.push_back(std::move(result));
  }
  return file;
}

std::string write_face_file(const FaceFile& file) {
  pugi::xml_document document;
  pugi::xml_node declaration = document.append_child(pugi::node_declaration);
  declaration.append_attribute("version") = "1.0";
  declaration.append_attribute("encoding") = "UTF-8";
  declaration.append_attribute("standalone") = "no";
  pugi::xml_node root = document.append_child("XmlMsg");
  write_header(root.append_child("MessageHeader"), file);
  write_body(root.append_child("MessageBody"), file);
  std::ostringstream out;
  document.save(out, "  ", pugi::format_indent, pugi::encoding_utf8);
  return out.str();
}

}  // namespace madoguchi::eligibility
