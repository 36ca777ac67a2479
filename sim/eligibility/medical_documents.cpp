// SPDX-License-Identifier: Apache-2.0
#include "sim/eligibility/medical_documents.hpp"

#include <pugixml.hpp>
#include <sstream>

namespace madoguchi::sim::eligibility {
namespace {

using madoguchi::eligibility::InformationKind;
using madoguchi::eligibility::QualificationRecord;

void put(pugi::xml_node parent, const char* name, const std::string& text) {
  parent.append_child(name).text().set(text.c_str());
}

std::string year_and_month(core::CivilDate day) { return core::to_compact(day).substr(0, 6); }

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

// Institutions that do not exist: prefecture 13, a clinic (1) and a pharmacy (4).
constexpr const char* clinic_code = "1319999990";
constexpr const char* clinic_name = "試験医院";
constexpr const char* pharmacy_code = "1349999990";
constexpr const char* pharmacy_name = "試験薬局";
constexpr const char* internal_medicine = "21";  // 診療識別: 内服
constexpr const char* examination = "60";        // 診療識別: 検査

/// One entry; `prefix` is that of its family: none, "Cz" or "Sh".
void put_drug(pugi::xml_node list, const std::string& prefix) {
  const auto name = [&](const char* plain) { return prefix + plain; };
  pugi::xml_node drug = list.append_child(name("DrugInf").c_str());
  put(drug, name("DrugC").c_str(), "000000000");
  put(drug, name("DrugN").c_str(), "試験用錠５ｍｇ(実在しません)");
  put(drug, name("IngreN").c_str(), "試験成分");
  put(drug, name("Qua1").c_str(), "1");
  put(drug, name("Unit").c_str(), "錠");
  put(drug, name("UsageN").c_str(), "１日１回朝食後");
  put(drug, name("Times").c_str(), "14");
  put(drug, prefix.empty() ? "MeTrIdCl" : name("UsageCl").c_str(), internal_medicine);
}

void drug_body(pugi::xml_node body, core::CivilDate day) {
  const core::CivilDate dispensed = month_before(day);
  pugi::xml_node month = body.append_child("MeTrMonthInf");
  put(month, "MeTrDiHCd", pharmacy_code);
  put(month, "PrlsHCd", clinic_code);
  put(month, "MeTrDiHNm", pharmacy_name);
  put(month, "MeTrMonth", year_and_month(dispensed));
  put(month, "PrlsHNm", clinic_name);
  put(month, "InOut", "2");
  pugi::xml_node date = month.append_child("DiDateInfs").append_child("DiDateInf");
  put(date, "DiDate", core::to_compact(dispensed));
  put(date, "PrDate", core::to_compact(dispensed));
  put_drug(date.append_child("DrugInfs"), "");
}

void dispensed_body(pugi::xml_node body, core::CivilDate on) {
  pugi::xml_node month = body.append_child("CzDiInf").append_child("CzDiMonthInf");
  put(month, "CzMeTrDiHCd", pharmacy_code);
  put(month, "CzPrlsHCd", clinic_code);
  put(month, "CzMeTrDiHNm", pharmacy_name);
  put(month, "CzDiMonth", year_and_month(on));
  put(month, "CzPrlsHNm", clinic_name);
  put(month, "CzPrCl", "2");
  pugi::xml_node date = month.append_child("CzDiDateInfs").append_child("CzDiDateInf");
  put(date, "CzDiDate", core::to_compact(on));
  put(date, "CzPrDate", core::to_compact(on));
  put_drug(date.append_child("CzDrugInfs"), "Cz");
}

void prescribed_body(pugi::xml_node body, core::CivilDate on) {
  pugi::xml_node month = body.append_child("ShPrInf").append_child("ShPrMonthInf");
  put(month, "ShPrHCd", clinic_code);
  put(month, "ShPrMonth", year_and_month(on));
  put(month, "ShPrHNm", clinic_name);
  put(month, "ShPrCl", "2");
  pugi::xml_node date = month.append_child("ShPrDateInfs").append_child("ShPrDateInf");
  put(date, "ShPrDate", core::to_compact(on));
  put_drug(date.append_child("ShDrugInfs"), "Sh");
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
  const core::CivilDate treated = month_before(day);
  pugi::xml_node month = body.append_child("MeTrMonthInf");
  put(month, "MeTrDiHCd", clinic_code);
  put(month, "MeTrDiHNm", clinic_name);
  put(month, "MeTrMonth", year_and_month(treated));
  put(month, "InOut", "2");
  pugi::xml_node date = month.append_child("DiDateInfs").append_child("DiDateInf");
  put(date, "DiDate", core::to_compact(treated));
  pugi::xml_node treatment = date.append_child("MeTrInfs").append_child("MeTrInf");
  put(treatment, "SinInfN", "試験診療(実在しません)");
  put(treatment, "SinInfCd", "000000000");
  put(treatment, "MeTrIdCl", examination);
  put(treatment, "Qua1", "1");
  put(treatment, "Unit", "回");
  put(treatment, "Times", "1");
}

void operation_body(pugi::xml_node body, core::CivilDate day) {
  pugi::xml_node info = body.append_child("OperationInfo");
  put(info, "OperationDate", core::to_compact(month_before(day)));
  put(info, "MedicalInstitutionName", "試験病院");
  put(info, "OperationName", "試験手術(実在しません)");
}

/// A document that says that it went well, with an empty header and body to be filled.
struct Document {
  pugi::xml_document xml{};
  pugi::xml_node header{};
  pugi::xml_node body{};

  Document() {
    pugi::xml_node declaration = xml.append_child(pugi::node_declaration);
    declaration.append_attribute("version") = "1.0";
    declaration.append_attribute("encoding") = "UTF-8";
    pugi::xml_node root = xml.append_child("XmlMsg");
    header = root.append_child("MessageHeader");
    body = root.append_child("MessageBody");
    put(body, "ResultCode", "1");  // 1 is success in this family
  }
  std::string text() const {
    std::ostringstream out;
    xml.save(out, "  ", pugi::format_indent, pugi::encoding_utf8);
    return out.str();
  }
};

bool between(const std::string& month, std::string_view from, std::string_view to) {
  return (from.empty() || from <= month) && (to.empty() || month <= to);
}

}  // namespace

std::string medical_document(InformationKind kind, const QualificationRecord& person,
                             core::CivilDate day) {
  Document document;
  if (kind == InformationKind::checkup) {
    checkup_header(document.header, person);
    checkup_body(document.body, day);
    return document.text();
  }
  drug_header(document.header, person);
  if (kind == InformationKind::drug) drug_body(document.body, day);
  if (kind == InformationKind::treatment) treatment_body(document.body, day);
  if (kind == InformationKind::operation) operation_body(document.body, day);
  return document.text();
}

std::string prescription_document(const QualificationRecord& person, core::CivilDate day) {
  Document document;
  drug_header(document.header, person);
  const core::CivilDate first = day.year() / day.month() / std::chrono::day(1);
  dispensed_body(document.body, first);
  prescribed_body(document.body, day);
  return document.text();
}

bool in_period(InformationKind kind, core::CivilDate day, std::string_view from,
               std::string_view to) {
  return kind != InformationKind::drug || between(year_and_month(month_before(day)), from, to);
}

bool prescriptions_in_period(core::CivilDate day, std::string_view from, std::string_view to) {
  using namespace std::chrono;
  constexpr core::CivilDate began = year{2023} / January / std::chrono::day{26};
  return day >= began && between(year_and_month(day), from, to);
}

}  // namespace madoguchi::sim::eligibility
