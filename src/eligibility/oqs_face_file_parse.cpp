// SPDX-License-Identifier: Apache-2.0
// XML of the result file of a card use -> values.
#include "eligibility/oqs_document.hpp"
#include "eligibility/oqs_face_file.hpp"
#include "eligibility/oqs_time.hpp"

#include <fmt/format.h>

namespace madoguchi::eligibility {
namespace {

template <class E>
E required_enum(ElementReader& in, const char* name) {
  return core::value_of<E>(in.required_code(name)).value_or(E{});
}

std::optional<core::CivilDate> date(ElementReader& in, const char* name) {
  const std::string text = in.text(name);
  const auto value = core::parse_compact_date(text);
  if (!text.empty() && !value) in.fault(name, "is not a date yyyyMMdd: " + text);
  return value;
}

core::CivilDate required_date(ElementReader& in, const char* name) {
  in.required(name);
  return date(in, name).value_or(core::CivilDate{});
}

std::optional<core::CivilTime> time(ElementReader& in, const std::string& name) {
  const std::string text = in.text(name.c_str());
  const auto value = parse_oqs_time(text);
  if (!text.empty() && !value) in.fault(name, "is not a time yyyyMMddHHmmss: " + text);
  return value;
}

/// A consent's flag and times; empty if the flag is not there.
std::optional<ConsentEntry> consent(ElementReader& in, const std::string& prefix, bool available) {
  const std::string flag_name = prefix + "ConsFlg";
  const std::string flag = in.code(flag_name.c_str());
  ConsentEntry entry{core::value_of<ConsentFlag>(flag).value_or(ConsentFlag::not_given),
                     time(in, prefix + "ConsTime"),
                     available ? time(in, prefix + "AvailableTime") : std::nullopt};
  const bool timed = entry.consented_at || entry.available_until;
  if (entry.flag != ConsentFlag::given && timed) {
    in.fault(prefix + "ConsTime", "is there without consent");
  }
  if (entry.flag == ConsentFlag::given &&
      (!entry.consented_at || available != entry.available_until.has_value())) {
    in.fault(flag_name, "is 1, but a time is missing");
  }
  return flag.empty() ? std::nullopt : std::optional(entry);
}

std::string insurer_number(ElementReader& in) {
  std::string number = in.text("InsurerNumber");
  if (!number.empty() && number.size() != 8) in.fault("InsurerNumber", "is not 8 characters long");
  return number;
}

QualificationRecord read_record(ElementReader& in) {
  QualificationRecord record;
  record.insured_card_classification = in.required_code("InsuredCardClassification");
  record.insurer_number = insurer_number(in);
  record.insured_card_symbol = in.text("InsuredCardSymbol");
  record.insured_identification_number = in.text("InsuredIdentificationNumber");
  record.insured_branch_number = in.text("InsuredBranchNumber");
  record.personal_family_classification = in.code("PersonalFamilyClassification");
  record.insured_name = in.text("InsuredName");
  record.name = in.required("Name");
  record.name_kana = in.text("NameKana");
  record.sex = in.required_code("Sex1");
  record.birthdate = required_date(in, "Birthdate");
  record.address = in.text("Address");
  record.post_number = in.text("PostNumber");
  record.qualification_date = date(in, "QualificationDate");
  record.disqualification_date = date(in, "DisqualificationDate");
  record.partial_contribution_ratio = in.text("InsuredPartialContributionRatio");
  record.insurer_name = in.required("InsurerName");
  return record;
}

core::Result<FaceFileResult> read_result(pugi::xml_node node) {
  ElementReader in(node);
  FaceFileResult result{read_record(in), {}, {}};
  if (const auto elderly = node.child("ElderlyRecipientCertificateInfo")) {
    result.record.partial_contribution_ratio =
        ElementReader(elderly).text("ElderlyRecipientContributionRatio");
  }
  for (const auto& row : enum_names(std::type_identity<InformationKind>{})) {
    const auto entry = consent(in, consent_prefix(row.value), true);
    if (entry) result.information_consents[row.value] = *entry;
  }
  for (const auto& row : enum_names(std::type_identity<ClinicalItem>{})) {
    const auto entry = consent(in, consent_prefix(row.value), true);
    if (entry) result.clinical_consents[row.value] = *entry;
  }
  result.specified_disease_consent = consent(in, std::string(specified_disease_prefix), false);
  result.limit_consent = consent(in, "LimitApplicationCertificateRelated", false);
  if (!in.ok()) return in.error();
  return result;
}

core::Result<void> read_header(pugi::xml_node node, FaceFile& file) {
  ElementReader in(node);
  in.required("ProcessExecutionTime");
  file.processed_at = time(in, "ProcessExecutionTime").value_or(core::CivilTime{});
  if (in.required_code("CharacterCodeIdentifier") == "1") {
    in.fault("CharacterCodeIdentifier", "says Shift_JIS in a file of UTF-8");
  }
  file.segment = required_enum<SegmentOfResult>(in, "SegmentOfResult");
  file.confirmation_date = required_date(in, "QualificationConfirmationDate");
  file.reference = required_enum<ReferenceClassification>(in, "ReferenceClassification");
  file.arbitrary_identifier = in.text("ArbitraryFileIdentifier");
  file.institution_code = in.required("MedicalInstitutionCode");
  if (file.institution_code.size() != 10) {
    in.fault("MedicalInstitutionCode", "is not 10 characters long");
  }
  file.error_code = in.text("ErrorCode");
  file.error_message = in.text("ErrorMessage");
  const bool has_error = !file.error_code.empty() || !file.error_message.empty();
  if (file.segment == SegmentOfResult::normal && has_error) {
    in.fault("ErrorCode", "is there although SegmentOfResult is 1");
  }
  if (!in.ok()) return in.error();
  return {};
}

SubsidyRecord read_subsidy(ElementReader& in) {
  return {in.text("SubsidyPayerNumber"), in.text("SubsidyRecipientNumber"), in.text("SubsidyName"),
          date(in, "SubsidyValidStartDate"), date(in, "SubsidyValidEndDate")};
}

core::Result<void> read_body(pugi::xml_node node, FaceFile& file) {
  ElementReader in(node);
  file.status = required_enum<ProcessingResultStatus>(in, "ProcessingResultStatus");
  file.side_code = in.text("ProcessingResultCode");
  file.side_message = in.text("ProcessingResultMessage");
  const std::string validity = in.code("QualificationValidity");
  const std::string prescription = in.code("PrescriptionIssueSelect");
  const std::string wanted = in.text("SubsidyUseSelect");
  if (!in.ok()) return in.error();
  if (!validity.empty()) file.validity = static_cast<QualificationValidity>(validity[0] - '0');
  if (!prescription.empty())
    file.prescription = static_cast<PrescriptionForm>(prescription[0] - '0');
  if (!wanted.empty()) file.subsidies_wanted = wanted == "1";
  for (const pugi::xml_node& child : node.child("SubsidyList").children("SubsidyInfo")) {
    ElementReader subsidy(child);
    file.subsidies.push_back(read_subsidy(subsidy));
    if (!subsidy.ok()) return subsidy.error();
  }
  for (const pugi::xml_node& child :
       node.child("ResultList").children("ResultOfQualificationConfirmation")) {
    auto result = read_result(child);
    if (!result) return result.error();
    file.results.push_back(std::move(*result));
  }
  return {};
}

/// The only child of this name.
core::Result<pugi::xml_node> single(pugi::xml_node parent, const char* name) {
  const pugi::xml_node node = parent.child(name);
  if (!node) return malformed(fmt::format("{} is missing", name));
  if (node.next_sibling(name)) return malformed(fmt::format("{} occurs twice", name));
  return node;
}

}  // namespace

core::Result<FaceFile> parse_face_file(std::string_view xml) {
  const auto document = load_oqs_document(xml, face_file_limit);
  if (!document) return document.error();
  const pugi::xml_node root = document->document_element();
  const auto header = single(root, "MessageHeader");
  if (!header) return header.error();
  const auto body = single(root, "MessageBody");
  if (!body) return body.error();
  if (body->child("ResultList").next_sibling("ResultList")) {
    return malformed("ResultList occurs twice");
  }
  FaceFile file;
  if (const auto done = read_header(*header, file); !done) return done.error();
  // An abnormal end has no body to speak of.
  const bool answered = file.segment == SegmentOfResult::normal || body->first_child();
  if (!answered) return file;
  if (const auto done = read_body(*body, file); !done) return done.error();
  return file;
}

core::Result<std::map<std::string, std::string>> face_file_elements(std::string_view xml) {
  const auto document = load_oqs_document(xml, face_file_limit);
  if (!document) return document.error();
  std::vector<std::pair<std::string, std::string>> leaves;
  collect_leaves(document->document_element(), leaves);
  std::map<std::string, int> occurrences;
  for (const auto& leaf : leaves) ++occurrences[leaf.first];
  std::map<std::string, int> seen;
  std::map<std::string, std::string> elements;
  for (const auto& [name, text] : leaves) {
    const int number = ++seen[name];
    elements[occurrences[name] == 1 ? name : fmt::format("{}[{}]", name, number)] = text;
  }
  return elements;
}

}  // namespace madoguchi::eligibility
