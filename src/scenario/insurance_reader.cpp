// SPDX-License-Identifier: Apache-2.0
#include "scenario/insurance_reader.hpp"

#include "eligibility/oqs_codes.hpp"
#include "scenario/read_value.hpp"

#include <algorithm>
#include <array>

namespace madoguchi::scenario {
namespace {

using eligibility::OqsElement;

/// Elements of a MedicalTicketInfo.
constexpr std::array ticket_elements{"TicketType",
                                     "MedicalTicketValidDate",
                                     "MedicalTicketExpirationDate",
                                     "IssueNumber",
                                     "MedicalTreatmentMonth",
                                     "DesignatedMedicalInstitutionCode",
                                     "DesignatedMedicalInstitutionFlag",
                                     "DesignatedMedicalInstitutionName",
                                     "PrescriptionIssuerMedicalInstitutionCode",
                                     "PrescriptionIssuerMedicalInstitutionName",
                                     "InjuryName1",
                                     "InjuryName2",
                                     "InjuryName3",
                                     "MedicalTreatmentType",
                                     "SelfPayAmount",
                                     "DistrictContactName",
                                     "HandlingContactName",
                                     "SingleOrCombinedUse",
                                     "StatusOfSocialInsurance",
                                     "ConsistencyFlag",
                                     "StatusOfInfecton",
                                     "StatusOfElderlyMedicalCare",
                                     "StatusOfPrefecturalExpenses",
                                     "Remarks1",
                                     "Remarks2",
                                     "Remarks3"};

bool can_be_element(std::string_view name) {
  return !name.empty() && std::ranges::all_of(name, [](char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
  });
}

OqsElement element_of(const std::string& name, const DocumentNode& node, const std::string& path,
                      Problems& problems) {
  OqsElement element{name, node.is_scalar() ? node.text : std::string{}, {}};
  if (node.is_mapping()) change_elements(element, node, path, problems);
  if (node.is_sequence()) problems.add(node.place, path, "a list in a list");
  return element;
}

}  // namespace

Shape code_shape(std::string_view element) {
  std::vector<std::string_view> codes;
  for (const auto& value : eligibility::code_list_of(element)->values) codes.push_back(value.code);
  return shapes::choice(std::move(codes));
}

Shape elements_shape() {
  return shapes::dictionary(
      shapes::anything("a text, a mapping of child elements, a list of them, or ~ for none"),
      "names of elements");
}

std::vector<OqsElement> read_elements(const DocumentNode& node, const std::string& path,
                                      Problems& problems) {
  OqsElement parent;
  change_elements(parent, node, path, problems);
  for (const DocumentNode::Entry& entry : node.entries) {
    if (entry.value.is_null()) parent.add(entry.key);
  }
  return std::move(parent.children);
}

Shape tickets_shape() {
  std::vector<Field> fields;
  for (const char* element : ticket_elements) {
    const bool month = element == std::string_view("MedicalTreatmentMonth");
    fields.push_back(
        {element, shapes::text("text in quotes"), month ? Need::required : Need::optional, ""});
  }
  return shapes::list(shapes::mapping(std::move(fields)));
}

std::vector<OqsElement> read_tickets(const DocumentNode& node) {
  std::vector<OqsElement> tickets;
  for (const DocumentNode& row : node.items) {
    OqsElement ticket{"MedicalTicketInfo", {}, {}};
    for (const auto& entry : row.entries) ticket.put(entry.key, entry.value.text);
    tickets.push_back(std::move(ticket));
  }
  return tickets;
}

void change_elements(OqsElement& parent, const DocumentNode& changes, const std::string& path,
                     Problems& problems) {
  for (const DocumentNode::Entry& entry : changes.entries) {
    const std::string place = below(path, entry.key);
    if (!can_be_element(entry.key)) {
      problems.add(entry.place, place, "no name of an element");
      continue;
    }
    const auto first = std::ranges::find(parent.children, entry.key, &OqsElement::name);
    const auto at = first - parent.children.begin();
    std::erase_if(parent.children,
                  [&](const OqsElement& child) { return child.name == entry.key; });
    std::vector<OqsElement> added;
    if (entry.value.is_sequence()) {
      for (const DocumentNode& item : entry.value.items) {
        added.push_back(element_of(entry.key, item, place, problems));
      }
    } else if (!entry.value.is_null()) {
      added.push_back(element_of(entry.key, entry.value, place, problems));
    }
    parent.children.insert(parent.children.begin() + at, added.begin(), added.end());
  }
}

}  // namespace madoguchi::scenario
