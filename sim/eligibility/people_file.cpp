// SPDX-License-Identifier: Apache-2.0
#include "sim/eligibility/people_file.hpp"

#include "adapters/files/files.hpp"
#include "core/hex.hpp"
#include "scenario/insurance_reader.hpp"
#include "scenario/read_value.hpp"
#include "scenario/shape.hpp"
#include "scenario/subsidy_reader.hpp"
#include "scenario/yaml_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>

namespace madoguchi::sim::eligibility {
namespace {

using madoguchi::eligibility::InformationKind;
using madoguchi::eligibility::OqsDuty;
using madoguchi::eligibility::QualificationRecord;
using madoguchi::eligibility::QualificationValidity;
using scenario::DocumentNode;
using scenario::Field;
using scenario::Need;
using scenario::Problems;
using scenario::Shape;
namespace shapes = scenario::shapes;

/// A hundred thousand people: some 30 values and 500 bytes each.
constexpr scenario::DocumentLimits people_limits{64U << 20U, 4'000'000};

bool is_serial(std::string_view text) {
  const auto bytes = core::from_hex(text);
  return bytes && !bytes->empty() && bytes->size() <= 20;  // RFC 5280, 4.1.2.2
}

bool is_branch(std::string_view text) {
  return text.size() == 2 && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

Shape digits(const char* note, bool (*valid)(std::string_view), const char* pattern) {
  return shapes::text(note, valid, pattern);
}

Shape remote_consents() {
  return shapes::list(shapes::mapping({
      {"for", shapes::choice({"home_visit", "online"}), Need::required, ""},
      {"on", shapes::date(), Need::required, ""},
      {"examined", shapes::date(), Need::optional, ""},
  }));
}

/// What an insurer knows: of the person, and of each further record.
std::vector<Field> record_fields() {
  return {
      {"insurer", digits("up to 8 digits in quotes", is_insurer_number, "^[0-9]{1,8}$"),
       Need::required, ""},
      {"insurer_name", shapes::text("the insurer's name"), Need::optional, ""},
      {"classification", scenario::code_shape("InsuredCardClassification"), Need::optional, ""},
      {"symbol", shapes::text("the insured symbol"), Need::optional, ""},
      {"number", shapes::text("the insured number"), Need::required, ""},
      {"branch", digits("2 digits in quotes", is_branch, "^[0-9]{2}$"), Need::optional, ""},
      {"relation", scenario::code_shape("PersonalFamilyClassification"), Need::optional, ""},
      {"holder", shapes::text("whose insurance it is"), Need::optional, ""},
      {"ratio", shapes::integer(0, 100), Need::optional, ""},
      {"qualified", shapes::date(), Need::optional, ""},
      {"disqualified", shapes::date(), Need::optional, ""},
      {"elements", scenario::elements_shape(), Need::optional, ""},
  };
}

std::vector<Field> person_fields() {
  std::vector<Field> fields = {
      {"key", shapes::key("a unique word for the person"), Need::required, ""},
      {"certificate",
       digits("the certificate's serial number in hexadecimal", is_serial, "^([0-9A-Fa-f]{2})+$"),
       Need::one_of, ""},
      {"common_name", shapes::text("the certificate's common name"), Need::one_of, ""},
      {"name", shapes::text("family and given name"), Need::required, ""},
      {"kana", shapes::text("the name in half-width katakana"), Need::optional, ""},
      {"sex", scenario::code_shape("Sex1"), Need::required, ""},
      {"born", shapes::date(), Need::required, ""},
      {"address", shapes::text("the address"), Need::optional, ""},
      {"post_number", shapes::text("the postal code"), Need::optional, ""},
      {"validity", shapes::choice_of<QualificationValidity>(), Need::optional, ""},
      {"information", shapes::list(shapes::choice_of<InformationKind>()), Need::optional, ""},
      {"consented", shapes::list(shapes::choice_of<InformationKind>()), Need::optional, ""},
      {"other_records", shapes::list(shapes::mapping(record_fields())), Need::optional, ""},
      {"tickets", scenario::tickets_shape(), Need::optional, ""},
      {"remote_consents", remote_consents(), Need::optional, ""},
      {"registered", shapes::boolean(), Need::optional, ""},
      {"certificate_known", shapes::boolean(), Need::optional, ""},
      {"dv_protected", shapes::boolean(), Need::optional, ""},
      {"specified_disease", shapes::boolean(), Need::optional, ""},
      {"subsidies", shapes::list(scenario::subsidy_shape()), Need::optional, ""},
  };
  std::ranges::move(record_fields(), std::back_inserter(fields));
  return fields;
}

Shape people_shape() {
  return shapes::mapping(
      {{"people", shapes::list(shapes::mapping(person_fields())), Need::required, ""}});
}

std::string text_of(const DocumentNode& person, std::string_view key, std::string fallback = {}) {
  const DocumentNode* node = person.find(key);
  return node == nullptr ? fallback : node->text;
}

bool flag_of(const DocumentNode& person, std::string_view key, bool fallback) {
  const DocumentNode* node = person.find(key);
  return node == nullptr ? fallback : scenario::boolean_of(node->text).value_or(fallback);
}

void read_record(const DocumentNode& person, QualificationRecord& record, Problems& problems) {
  record.insured_card_classification = text_of(person, "classification", "01");
  record.insurer_number = text_of(person, "insurer");
  record.insured_card_symbol = text_of(person, "symbol");
  record.insured_identification_number = text_of(person, "number");
  record.insured_branch_number = text_of(person, "branch", "00");
  record.personal_family_classification = text_of(person, "relation", "1");
  record.qualification_date = core::parse_date(text_of(person, "qualified"));
  record.disqualification_date = core::parse_date(text_of(person, "disqualified"));
  if (const DocumentNode* ratio = person.find("ratio")) {
    record.partial_contribution_ratio =
        fmt::format("{:03}", scenario::integer_of(ratio->text).value_or(0));
  }
  record.insurer_name = text_of(person, "insurer_name", "試験保険者");
  record.insured_name = text_of(person, "holder", record.name);
  if (const DocumentNode* elements = person.find("elements")) {
    record.elements = scenario::read_elements(*elements, "people.elements", problems);
  }
}

QualificationRecord record_of(const DocumentNode& person, Problems& problems) {
  QualificationRecord record;
  record.name = text_of(person, "name");
  record.name_kana = text_of(person, "kana");
  record.sex = text_of(person, "sex");
  record.birthdate = core::parse_date(text_of(person, "born")).value_or(core::CivilDate{});
  record.address = text_of(person, "address");
  record.post_number = text_of(person, "post_number");
  read_record(person, record, problems);
  return record;
}

/// The same person as another insurer knows them.
QualificationRecord other_record(const DocumentNode& node, const QualificationRecord& person,
                                 Problems& problems) {
  QualificationRecord record = person;
  record.partial_contribution_ratio.clear();
  record.elements.clear();
  read_record(node, record, problems);
  return record;
}

void read_insurance(const DocumentNode& node, RegisteredPerson& person, Problems& problems) {
  if (const DocumentNode* others = node.find("other_records")) {
    for (const DocumentNode& other : others->items) {
      person.records.push_back(other_record(other, person.records.front(), problems));
    }
  }
  if (const DocumentNode* rows = node.find("tickets")) {
    person.tickets = scenario::read_tickets(*rows);
  }
  if (const DocumentNode* rows = node.find("remote_consents")) {
    for (const DocumentNode& row : rows->items) {
      person.remote_consents.push_back(
          {core::value_of<OqsDuty>(text_of(row, "for")).value_or(OqsDuty::home_visit),
           core::parse_date(text_of(row, "on")).value_or(core::CivilDate{}),
           core::parse_date(text_of(row, "examined"))});
    }
  }
}

RegisteredPerson person_of(const DocumentNode& node, Problems& problems) {
  RegisteredPerson person;
  person.key = text_of(node, "key");
  if (const auto serial = core::from_hex(text_of(node, "certificate"))) {
    person.certificate_serial = core::to_hex(*serial);
  }
  person.common_name = text_of(node, "common_name");
  person.records.push_back(record_of(node, problems));
  if (const DocumentNode* validity = node.find("validity")) {
    person.validity = scenario::enum_from(*validity, QualificationValidity::valid);
  }
  if (const DocumentNode* kinds = node.find("information")) {
    for (const InformationKind kind : scenario::enums_from<InformationKind>(*kinds)) {
      person.information.insert(kind);
    }
  }
  person.file_consents = person.information;
  if (const DocumentNode* kinds = node.find("consented")) {
    const auto consented = scenario::enums_from<InformationKind>(*kinds);
    person.file_consents = {consented.begin(), consented.end()};
  }
  person.registered = flag_of(node, "registered", true);
  person.certificate_known = flag_of(node, "certificate_known", true);
  person.dv_protected = flag_of(node, "dv_protected", false);
  person.specified_disease = flag_of(node, "specified_disease", false);
  if (const DocumentNode* list = node.find("subsidies")) {
    for (const DocumentNode& one : list->items) {
      person.subsidies.push_back(scenario::read_subsidy(one));
    }
  }
  read_insurance(node, person, problems);
  return person;
}

/// Notes values of a key that stand with several people.
void check_unique(const DocumentNode& people, std::string_view key, Problems& problems) {
  std::map<std::string, int> first_lines;
  for (const DocumentNode& person : people.items) {
    const DocumentNode* node = person.find(key);
    if (node == nullptr) continue;
    const auto serial = core::from_hex(node->text);
    const std::string value = key == "certificate" && serial ? core::to_hex(*serial) : node->text;
    const auto [found, fresh] = first_lines.emplace(value, node->place.line);
    if (fresh) continue;
    problems.add(node->place, "people." + std::string(key),
                 fmt::format("\"{}\" stands in line {} already", node->text, found->second));
  }
}

}  // namespace

bool is_insurer_number(std::string_view text) {
  return !text.empty() && text.size() <= 8 &&
         std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

std::vector<RegisteredPerson> parse_people(std::string_view text, const std::string& file) {
  Problems problems;
  const auto root = scenario::read_yaml(text, file, problems, people_limits);
  if (root && scenario::check_shape(*root, people_shape(), "", problems)) {
    for (const char* key : {"key", "certificate", "common_name"}) {
      check_unique(*root->find("people"), key, problems);
    }
  }
  if (!problems.empty()) throw scenario::ScenarioError(problems.take());
  std::vector<RegisteredPerson> people;
  for (const DocumentNode& node : root->find("people")->items) {
    people.push_back(person_of(node, problems));
  }
  if (!problems.empty()) throw scenario::ScenarioError(problems.take());
  return people;
}

std::vector<RegisteredPerson> load_people(const std::filesystem::path& path) {
  const auto text = adapters::files::read_file(path, people_limits.bytes);
  if (!text) {
    throw scenario::ScenarioError({{path.string(), 0, 0, "", text.error().message()}});
  }
  return parse_people(*text, path.string());
}

}  // namespace madoguchi::sim::eligibility
