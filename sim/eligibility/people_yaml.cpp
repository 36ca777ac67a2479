// SPDX-License-Identifier: Apache-2.0
#include "sim/eligibility/people_yaml.hpp"

#include <fmt/format.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <cstdlib>
#include <set>

namespace madoguchi::sim::eligibility {
namespace {

using madoguchi::eligibility::InformationKind;
using madoguchi::eligibility::OqsElement;
using madoguchi::eligibility::QualificationRecord;

void put(YAML::Emitter& out, const char* key, const std::string& value) {
  if (!value.empty()) out << YAML::Key << key << YAML::Value << YAML::DoubleQuoted << value;
}

void put_date(YAML::Emitter& out, const char* key, const std::optional<core::CivilDate>& day) {
  if (day) out << YAML::Key << key << YAML::Value << core::to_iso(*day);
}

void put_elements(YAML::Emitter& out, const std::vector<OqsElement>& elements);

void put_element(YAML::Emitter& out, const OqsElement& element) {
  if (element.children.empty()) {
    out << YAML::DoubleQuoted << element.text;
  } else {
    put_elements(out, element.children);
  }
}

/// Elements of one name are a list where the first of them stands.
void put_elements(YAML::Emitter& out, const std::vector<OqsElement>& elements) {
  out << YAML::BeginMap;
  std::set<std::string> done;
  for (const OqsElement& element : elements) {
    if (!done.insert(element.name).second) continue;
    out << YAML::Key << element.name << YAML::Value;
    const auto same = std::ranges::count(elements, element.name, &OqsElement::name);
    if (same > 1) out << YAML::BeginSeq;
    for (const OqsElement& each : elements) {
      if (each.name == element.name) put_element(out, each);
    }
    if (same > 1) out << YAML::EndSeq;
  }
  out << YAML::EndMap;
}

void put_record(YAML::Emitter& out, const QualificationRecord& record) {
  put(out, "insurer", record.insurer_number);
  put(out, "insurer_name", record.insurer_name);
  put(out, "classification", record.insured_card_classification);
  put(out, "symbol", record.insured_card_symbol);
  put(out, "number", record.insured_identification_number);
  put(out, "branch", record.insured_branch_number);
  put(out, "relation", record.personal_family_classification);
  if (!record.partial_contribution_ratio.empty()) {
    out << YAML::Key << "ratio" << YAML::Value
        << std::atoi(record.partial_contribution_ratio.c_str());
  }
  put_date(out, "qualified", record.qualification_date);
  put_date(out, "disqualified", record.disqualification_date);
  if (record.insured_name != record.name) put(out, "holder", record.insured_name);
  if (record.elements.empty()) return;
  out << YAML::Key << "elements" << YAML::Value;
  put_elements(out, record.elements);
}

void put_kinds(YAML::Emitter& out, const char* key, const std::set<InformationKind>& kinds) {
  out << YAML::Key << key << YAML::Value << YAML::Flow << YAML::BeginSeq;
  for (const InformationKind kind : kinds) out << std::string(core::name_of(kind));
  out << YAML::EndSeq;
}

void put_extras(YAML::Emitter& out, const RegisteredPerson& person) {
  if (person.records.size() > 1) {
    out << YAML::Key << "other_records" << YAML::Value << YAML::BeginSeq;
    for (std::size_t i = 1; i < person.records.size(); ++i) {
      out << YAML::BeginMap;
      put_record(out, person.records[i]);
      out << YAML::EndMap;
    }
    out << YAML::EndSeq;
  }
  if (!person.subsidies.empty()) {
    out << YAML::Key << "subsidies" << YAML::Value << YAML::BeginSeq;
    for (const auto& subsidy : person.subsidies) {
      out << YAML::BeginMap;
      put(out, "payer", subsidy.payer_number);
      put(out, "recipient", subsidy.recipient_number);
      put(out, "name", subsidy.name);
      put_date(out, "from", subsidy.valid_from);
      put_date(out, "until", subsidy.valid_until);
      out << YAML::EndMap;
    }
    out << YAML::EndSeq;
  }
  if (!person.tickets.empty()) {
    out << YAML::Key << "tickets" << YAML::Value << YAML::BeginSeq;
    for (const auto& ticket : person.tickets) {
      out << YAML::BeginMap;
      for (const auto& part : ticket.children) put(out, part.name.c_str(), part.text);
      out << YAML::EndMap;
    }
    out << YAML::EndSeq;
  }
  if (!person.remote_consents.empty()) {
    out << YAML::Key << "remote_consents" << YAML::Value << YAML::BeginSeq;
    for (const RemoteConsent& consent : person.remote_consents) {
      out << YAML::BeginMap << YAML::Key << "for" << YAML::Value
          << std::string(core::name_of(consent.duty));
      put_date(out, "on", consent.consented);
      put_date(out, "examined", consent.examined);
      out << YAML::EndMap;
    }
    out << YAML::EndSeq;
  }
}

void put_person(YAML::Emitter& out, const RegisteredPerson& person) {
  const QualificationRecord& record = person.records.front();
  out << YAML::Flow << YAML::BeginMap;
  put(out, "key", person.key);
  put(out, "certificate", person.certificate_serial);
  put(out, "common_name", person.common_name);
  put(out, "name", record.name);
  put(out, "kana", record.name_kana);
  put(out, "sex", record.sex);
  put_date(out, "born", record.birthdate);
  put(out, "address", record.address);
  put(out, "post_number", record.post_number);
  put_record(out, record);
  out << YAML::Key << "validity" << YAML::Value << std::string(core::name_of(person.validity));
  put_kinds(out, "information", person.information);
  put_kinds(out, "consented", person.file_consents);
  if (!person.registered) out << YAML::Key << "registered" << YAML::Value << false;
  if (!person.certificate_known) out << YAML::Key << "certificate_known" << YAML::Value << false;
  if (person.dv_protected) out << YAML::Key << "dv_protected" << YAML::Value << true;
  if (person.specified_disease) out << YAML::Key << "specified_disease" << YAML::Value << true;
  put_extras(out, person);
  out << YAML::EndMap;
}

}  // namespace

std::string to_yaml(std::span<const RegisteredPerson> people) {
  YAML::Emitter out;
  out << YAML::BeginMap << YAML::Key << "people" << YAML::Value << YAML::BeginSeq;
  for (const RegisteredPerson& person : people) put_person(out, person);
  out << YAML::EndSeq << YAML::EndMap;
  return fmt::format("{}\n", out.c_str());
}

}  // namespace madoguchi::sim::eligibility
