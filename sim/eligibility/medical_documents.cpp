// SPDX-License-Identifier: Apache-2.0
#include "sim/eligibility/medical_documents.hpp"

#include <fmt/format.h>

#include <pugixml.hpp>
#include <sstream>

namespace madoguchi::sim::eligibility {
namespace {

using madoguchi::eligibility::InformationKind;
using madoguchi::eligibility::QualificationRecord;

void put(pugi::xml_node parent, const char* name, const std::string& text) {
  parent.append_child(name).text().set(text.c_str());
}

std::string month_of(core::CivilDate day) { return core::to_compact(day).substr(0, 6); }

/// The first day of the month before.
core::CivilDate month_before(core::CivilDate day) {
  const auto month = day.year() / day.month() - std::chrono::months(1);
  return month / std::chrono::day(1);
}

void drug_header(pugi::xml_node header, const QualificationRecord& person) {
  pugi::xml_node who = header.append_child("QuaInf");
  put(who, "Name", person.name);
  put(who, "KanaName", person.name_kana);
  put(who, "Birth", core::to_compact(person.birthdate));
  put(who, "AdmGendCode", person.sex);
}

void drug_body(pugi::xml_node body, core::CivilDate day) {
  const core::CivilDate dispensed = month_before(day);
  pugi::xml_node month = body.append_child("MeTrMonthInf");
  put(month, "MeTrDiHNm", "試験薬局");
  put(month, "MeTrMonth", month_of(dispensed));
  put(month, "PrlsHNm", "試験医院");
  put(month, "InOut", "2");
  pugi::xml_node date = month.append_child("DiDateInfs").append_child("DiDateInf");
  put(date, "DiDate", core::to_compact(dispensed));
  put(date, "PrDate", core::to_compact(dispensed));
  pugi::xml_node drug = date.append_child("DrugInfs").append_child("DrugInf");
  put(drug, "DrugC", "000000000");
  put(drug, "DrugN", "試験用錠５ｍｇ(実在しません)");
  put(drug, "IngreN", "試験成分");
  put(drug, "Qua1", "1");
  put(drug, "Unit", "錠");
  put(drug, "UsageN", "１日１回朝食後");
  put(drug, "Times", "14");
}

void checkup_header(pugi::xml_node header, const QualificationRecord& person) {
  pugi::xml_node who = header.append_child("QualificationsInfo");
  put(who, "Name", person.name);
  put(who, "KanasName", person.name_kana);
  put(who, "Birthday", core::to_compact(person.birthdate));
  put(who, "AdministrativeGenderCode", person.sex);
}

void checkup_body(pugi::xml_node body, core::CivilDate day) {
  pugi::xml_node info = body.append_child("SpecificHealthCheckupInfo");
  put(info, "EffectiveTime", core::to_compact(month_before(day)));
  pugi::xml_node item = info.append_child("HealthCheckupResultAndQuestionInfos")
                            .append_child("HealthCheckupResultAndQuestionInfo");
  put(item, "ItemCode", "00000000000000000");
  put(item, "ItemName", "身長(試験)");
  put(item, "DataType", "PQ");
  put(item, "DataValue", "160.0");
  put(item, "Unit", "cm");
}

void treatment_body(pugi::xml_node body, core::CivilDate day) {
  pugi::xml_node info = body.append_child("DiagnosisInfo");
  put(info, "MeTrMonth", month_of(month_before(day)));
  put(info, "MedicalInstitutionName", "試験医院");
  put(info, "TreatmentName", "試験診療(実在しません)");
}

void operation_body(pugi::xml_node body, core::CivilDate day) {
  pugi::xml_node info = body.append_child("OperationInfo");
  put(info, "OperationDate", core::to_compact(month_before(day)));
  put(info, "MedicalInstitutionName", "試験病院");
  put(info, "OperationName", "試験手術(実在しません)");
}

}  // namespace

std::string medical_document(InformationKind kind, const QualificationRecord& person,
                             core::CivilDate day) {
  pugi::xml_document document;
  pugi::xml_node declaration = document.append_child(pugi::node_declaration);
  declaration.append_attribute("version") = "1.0";
  declaration.append_attribute("encoding") = "UTF-8";
  pugi::xml_node root = document.append_child("XmlMsg");
  pugi::xml_node header = root.append_child("MessageHeader");
  pugi::xml_node body = root.append_child("MessageBody");
  put(body, "ResultCode", "1");  // 1 is success in this family
  switch (kind) {
    case InformationKind::drug:
      drug_header(header, person);
      drug_body(body, day);
      break;
    case InformationKind::checkup:
      checkup_header(header, person);
      checkup_body(body, day);
      break;
    case InformationKind::treatment:
      drug_header(header, person);
      treatment_body(body, day);
      break;
    case InformationKind::operation:
      drug_header(header, person);
      operation_body(body, day);
      break;
  }
  std::ostringstream out;
  document.save(out, "  ", pugi::format_indent, pugi::encoding_utf8);
  return out.str();
}

bool in_period(InformationKind kind, core::CivilDate day, std::string_view from,
               std::string_view to) {
  if (kind != InformationKind::drug) return true;
  const std::string month = month_of(month_before(day));
  return (from.empty() || from <= month) && (to.empty() || month <= to);
}

}  // namespace madoguchi::sim::eligibility
