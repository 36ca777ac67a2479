// SPDX-License-Identifier: Apache-2.0
// What a reader of a card use's result file asks of it.
#include "eligibility/oqs_document.hpp"
#include "eligibility/oqs_face_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <vector>

namespace madoguchi::eligibility {
namespace {

/// Elements that every result of a card use has; in results of requests they are optional.
constexpr std::array header_names{"QualificationConfirmationDate", "ReferenceClassification",
                                  "MedicalInstitutionCode"};

const OqsRule* rule_for(const OqsRules& rules, std::string_view name) {
  const auto found = std::find_if(rules.begin(), rules.end(),
                                  [&](const OqsRule& rule) { return rule.means == name; });
  return found == rules.end() ? nullptr : &*found;
}

/// What the layout has no place for cannot be required.
void require(const OqsElement& half, const OqsRules& rules, std::string_view name,
             std::vector<std::string>& faults) {
  if (rule_for(rules, name) != nullptr && half.value(name).empty()) {
    faults.push_back(fmt::format("{}/{} is missing", half.name, name));
  }
}

/// A flag and its times: both or none, and what the consent is about only with it.
void check_consent(const OqsElement& record, std::string_view prefix, std::string_view about,
                   bool ends, std::vector<std::string>& faults) {
  const auto name = [&](const char* what) { return std::string(prefix) + what; };
  const bool given = record.value(name("ConsFlg")) == core::name_of(ConsentFlag::given);
  const bool at = !record.value(name("ConsTime")).empty();
  const bool until = !record.value(name("AvailableTime")).empty();
  const auto fault = [&](std::string_view element, std::string_view what) {
    faults.push_back(fmt::format("{}/{} {}", record.name, element, what));
  };
  if (!given && (at || until)) fault(name("ConsTime"), "is there without consent");
  if (given && (!at || until != ends)) fault(name("ConsFlg"), "is 1, but a time is missing");
  if (!given && record.find(about) != nullptr) fault(about, "is there without consent");
}

void check_consents(const OqsElement& record, std::vector<std::string>& faults) {
  check_consent(record, limit_prefix, limit_information, false, faults);
  check_consent(record, specified_disease_prefix, specified_disease_information, false, faults);
  for (const auto& row : enum_names(std::type_identity<InformationKind>{})) {
    check_consent(record, consent_prefix(row.value), {}, true, faults);
  }
  for (const auto& row : enum_names(std::type_identity<ClinicalItem>{})) {
    check_consent(record, consent_prefix(row.value), {}, true, faults);
  }
}

/// Returns whether the file has a body to speak of: an abnormal end has none.
bool check_header(const OqsMessage& message, OqsEncoding encoding, const OqsLayout& layout,
                  std::vector<std::string>& faults) {
  const OqsElement& header = message.header;
  for (const char* name : header_names) require(header, layout.header, name, faults);
  const auto told = header.value("CharacterCodeIdentifier");
  if (!told.empty() && told != std::to_string(static_cast<int>(encoding))) {
    faults.push_back(fmt::format("MessageHeader/CharacterCodeIdentifier is {} in a file of {}",
                                 told, core::label_of(encoding).en));
  }
  const bool normal = header.value("SegmentOfResult") == core::name_of(SegmentOfResult::normal);
  const bool error = !header.value("ErrorCode").empty() || !header.value("ErrorMessage").empty();
  if (normal && error) {
    faults.emplace_back("MessageHeader/ErrorCode is there although SegmentOfResult is 1");
  }
  return normal || !message.body.children.empty();
}

void collect(const OqsElement& element, std::vector<const OqsElement*>& leaves) {
  for (const OqsElement& child : element.children) {
    if (child.children.empty()) {
      leaves.push_back(&child);
    } else {
      collect(child, leaves);
    }
  }
}

std::string unknown_among(const std::vector<OqsElement>& elements, const OqsRules& rules) {
  for (const OqsElement& element : elements) {
    const OqsRule* rule = rule_for(rules, element.name);
    if (rule == nullptr) return element.name;
    const std::string below = unknown_among(element.children, rule->children);
    if (!below.empty()) return element.name + "/" + below;
  }
  return {};
}

}  // namespace

std::string unknown_record_element(const std::vector<OqsElement>& elements,
                                   const OqsTables& tables) {
  const OqsRule* list = rule_for(face_file_layout(tables).body, "ResultList");
  const OqsRule* record =
      list == nullptr ? nullptr : rule_for(list->children, "ResultOfQualificationConfirmation");
  return record == nullptr ? std::string{} : unknown_among(elements, record->children);
}

const OqsLayout& face_file_layout(const OqsTables& tables) {
  static const OqsLayout nothing;
  const OqsFamily* family = tables.family(face_file_family);
  const OqsLayout* layout = family == nullptr ? nullptr : tables.layout(family->result);
  return layout == nullptr ? nothing : *layout;
}

core::Result<OqsMessage> check_face_message(const OqsMessage& message, OqsEncoding encoding,
                                            const OqsTables& tables) {
  const OqsLayout& layout = face_file_layout(tables);
  CheckedMessage checked = check_oqs_message(message, layout, tables);
  if (!checked.faults.empty()) return malformed(checked.faults.front().detail);
  std::vector<std::string> faults;
  if (check_header(checked.message, encoding, layout, faults)) {
    require(checked.message.body, layout.body, "ProcessingResultStatus", faults);
  }
  if (const OqsElement* list = checked.message.body.find("ResultList")) {
    for (const OqsElement& record : list->children) check_consents(record, faults);
  }
  if (!faults.empty()) return malformed(std::move(faults.front()));
  return std::move(checked.message);
}

std::map<std::string, std::string> elements_of(const OqsMessage& message) {
  std::vector<const OqsElement*> leaves;
  collect(message.header, leaves);
  collect(message.body, leaves);
  std::map<std::string, int> occurrences;
  for (const OqsElement* leaf : leaves) ++occurrences[leaf->name];
  std::map<std::string, int> seen;
  std::map<std::string, std::string> elements;
  for (const OqsElement* leaf : leaves) {
    if (leaf->text.empty()) continue;
    const int number = ++seen[leaf->name];
    elements[occurrences[leaf->name] == 1 ? leaf->name
                                          : fmt::format("{}[{}]", leaf->name, number)] = leaf->text;
  }
  return elements;
}

}  // namespace madoguchi::eligibility
