// SPDX-License-Identifier: Apache-2.0
#include "eligibility/service_json_records.hpp"

#include "core/enum_names.hpp"

namespace madoguchi::eligibility {

namespace json = boost::json;

void put(json::object& object, std::string_view key, std::string_view text) {
  object[{key.data(), key.size()}] = json::string(text.data(), text.size());
}

void put_if(json::object& object, std::string_view key, std::string_view text) {
  if (!text.empty()) put(object, key, text);
}

void put_if(json::object& object, std::string_view key, const std::optional<core::CivilDate>& day) {
  if (day) put(object, key, core::to_iso(*day));
}

namespace {

/// The text fields of a record with their keys; the one list for both directions.
template <class Record, class Visit>
void for_each_text(Record& record, Visit visit) {
  visit("insured_card_classification", record.insured_card_classification);
  visit("insurer_number", record.insurer_number);
  visit("insured_card_symbol", record.insured_card_symbol);
  visit("insured_identification_number", record.insured_identification_number);
  visit("insured_branch_number", record.insured_branch_number);
  visit("personal_family_classification", record.personal_family_classification);
  visit("insured_name", record.insured_name);
  visit("name", record.name);
  visit("name_kana", record.name_kana);
  visit("sex", record.sex);
  visit("address", record.address);
  visit("post_number", record.post_number);
  visit("partial_contribution_ratio", record.partial_contribution_ratio);
  visit("insurer_name", record.insurer_name);
}

json::array element_array(const std::vector<OqsElement>& elements) {
  json::array array;
  for (const OqsElement& element : elements) {
    json::object object;
    put(object, "name", element.name);
    put_if(object, "text", element.text);
    if (!element.children.empty()) object["children"] = element_array(element.children);
    array.push_back(std::move(object));
  }
  return array;
}

/// Elements under a key; files have four levels, and nobody needs more of what is sent here.
constexpr int deepest_element = 6;

core::Result<std::vector<OqsElement>> read_elements(JsonFields& in, const json::object& object,
                                                    std::string_view key, int depth = 0) {
  std::vector<OqsElement> elements;
  if (!object.contains({key.data(), key.size()})) return elements;
  const json::array& array = in.array(key);
  for (const json::value& value : array) {
    if (!value.is_object() || depth == deepest_element) {
      in.fault(key, "has an element that is not an object, or too deep");
      break;
    }
    JsonFields fields(value.as_object(), in.path_of(key));
    OqsElement element{fields.text("name"), fields.optional_text("text").value_or(""), {}};
    auto children = read_elements(fields, value.as_object(), "children", depth + 1);
    if (!children) return children.error();
    element.children = std::move(*children);
    if (auto done = fields.finish(); !done) return done.error();
    elements.push_back(std::move(element));
  }
  return elements;
}

}  // namespace

json::object record_object(const FoundRecord& found) {
  const QualificationRecord& record = found.record;
  json::object object;
  for_each_text(record,
                [&](std::string_view key, const std::string& text) { put_if(object, key, text); });
  put(object, "birthdate", core::to_iso(record.birthdate));
  put_if(object, "qualification_date", record.qualification_date);
  put_if(object, "disqualification_date", record.disqualification_date);
  if (!record.elements.empty()) object["elements"] = element_array(record.elements);
  if (!found.tickets.empty()) object["tickets"] = element_array(found.tickets);
  put_if(object, "reference_number", found.reference_number);
  return object;
}

core::Result<FoundRecord> read_record(const json::object& object, std::string path) {
  JsonFields in(object, std::move(path));
  FoundRecord found;
  QualificationRecord& record = found.record;
  for_each_text(record, [&](std::string_view key, std::string& text) {
    text = in.optional_text(key).value_or("");
  });
  record.birthdate = in.date("birthdate");
  record.qualification_date = in.optional_date("qualification_date");
  record.disqualification_date = in.optional_date("disqualification_date");
  auto elements = read_elements(in, object, "elements");
  if (!elements) return elements.error();
  record.elements = std::move(*elements);
  auto tickets = read_elements(in, object, "tickets");
  if (!tickets) return tickets.error();
  found.tickets = std::move(*tickets);
  found.reference_number = in.optional_text("reference_number").value_or("");
  if (auto done = in.finish(); !done) return done.error();
  return found;
}

json::object subsidy_object(const SubsidyRecord& subsidy) {
  json::object object;
  put(object, "payer_number", subsidy.payer_number);
  put(object, "recipient_number", subsidy.recipient_number);
  put_if(object, "name", subsidy.name);
  put_if(object, "valid_from", subsidy.valid_from);
  put_if(object, "valid_until", subsidy.valid_until);
  return object;
}

core::Result<SubsidyRecord> read_subsidy(const json::object& object, std::string path) {
  JsonFields in(object, std::move(path));
  SubsidyRecord subsidy;
  subsidy.payer_number = in.text("payer_number");
  subsidy.recipient_number = in.text("recipient_number");
  subsidy.name = in.optional_text("name").value_or("");
  subsidy.valid_from = in.optional_date("valid_from");
  subsidy.valid_until = in.optional_date("valid_until");
  if (auto done = in.finish(); !done) return done.error();
  return subsidy;
}

json::object document_object(const MedicalInformation& information) {
  json::object object;
  put(object, "kind", core::name_of(information.kind));
  put(object, "document", information.document);
  return object;
}

core::Result<MedicalInformation> read_document(const json::object& object, std::string path) {
  JsonFields in(object, std::move(path));
  MedicalInformation information{in.name<InformationKind>("kind"), in.text("document")};
  if (auto done = in.finish(); !done) return done.error();
  return information;
}

}  // namespace madoguchi::eligibility
