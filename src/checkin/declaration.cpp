// SPDX-License-Identifier: Apache-2.0
#include "checkin/declaration.hpp"

#include <fmt/format.h>

namespace madoguchi::checkin {
namespace {

FormField sex_field(const CardFace& face) {
  return {{"Sex", "性別"},
          "",
          {{{"male", "男"}, face.sex == "1"}, {{"female", "女"}, face.sex == "2"}}};
}

FormField kind_field(const std::optional<InsuranceKind>& kind) {
  FormField field{{"Kind of insurance", "保険種別"}, "", {}};
  for (const auto& row : enum_names(std::type_identity<InsuranceKind>{})) {
    field.choices.push_back({row.label, kind == row.value});
  }
  return field;
}

FormField share_field(const std::optional<int>& share) {
  return {{"Share of cost", "一部負担金の割合"},
          "",
          {{{"30 %", "3割"}, share == 30},
           {{"20 %", "2割"}, share == 20},
           {{"10 %", "1割"}, share == 10},
           {{"not known", "不明"}, false}}};
}

std::string japanese_date(core::CivilDate day) {
  return fmt::format("{}年{}月{}日", static_cast<int>(day.year()),
                     static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
}

}  // namespace

std::vector<FormSection> form_of(const Declaration& d) {
  const std::string born = d.face.born ? japanese_date(*d.face.born) : "";
  return {{{"1. As on the card", "1. マイナンバーカードの券面"},
           {{{"Name", "氏名"}, d.face.name, {}},
            {{"Date of birth", "生年月日"}, born, {}},
            sex_field(d.face),
            {{"Address", "住所"}, d.face.address, {}}}},
          {{"2. Contact", "2. 連絡先"}, {{{"Telephone", "電話番号"}, d.contact, {}}}},
          {{"3. Insurance, as far as known", "3. 保険に関する事項(分かる範囲で)"},
           {kind_field(d.insurance),
            {{"Insurer", "保険者等名称"}, d.insurer_name, {}},
            {{"Employer", "事業所名"}, d.employer, {}},
            share_field(d.share)}},
          {{"4. Date and signature", "4. 記入日・署名"},
           {{{"Date", "記入日"}, d.day.ok() ? japanese_date(d.day) : "", {}},
            {{"Signature", "署名"}, "", {}}}}};
}

core::Text form_title() { return {"Declaration of insured status", "被保険者資格申立書"}; }

core::Text form_lead() {
  return {
      "The online check could not be done today. I declare that I am insured as follows.",
      "本日はオンライン資格確認ができなかったため、次のとおり被保険者資格を有することを申し立てま"
      "す。"};
}

core::Text form_note() {
  return {
      "The institution keeps this form until the payment is confirmed. Please tell the "
      "identifiers of your insurance as soon as you know them.",
      "この申立書は支払が確定するまで医療機関・薬局で保管します。被保険者番号等が分かり次第お知らせ"
      "ください。"};
}

std::string remarks_of(const ClaimDecision& claim, const Declaration& declaration) {
  std::string remarks = claim.remark;
  if (!claim.declaration_in_remarks) return remarks;
  const auto add = [&](std::string_view label, const std::string& value) {
    if (value.empty()) return;
    remarks += fmt::format("{}{}:{}", remarks.empty() ? "" : "、", label, value);
  };
  add("住所", declaration.face.address);
  add("事業所", declaration.employer);
  add("連絡先", declaration.contact);
  return remarks;
}

}  // namespace madoguchi::checkin
