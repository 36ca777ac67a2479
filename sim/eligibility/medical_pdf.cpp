// SPDX-License-Identifier: Apache-2.0
// Medical documents as a PDF to look at: one line an element. The real pages are not public.
#include "adapters/pango/text_pdf.hpp"
#include "eligibility/oqs_message.hpp"
#include "sim/eligibility/medical_documents.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace madoguchi::sim::eligibility {
namespace {

using madoguchi::eligibility::OqsElement;
using madoguchi::eligibility::OqsMessage;

constexpr std::array<std::pair<std::string_view, std::string_view>, 29> labels{{
    {"Name", "氏名"},
    {"KanaName", "カナ氏名"},
    {"KanasName", "カナ氏名"},
    {"Birth", "生年月日"},
    {"Birthday", "生年月日"},
    {"AdmGendCode", "性別"},
    {"AdministrativeGenderCode", "性別"},
    {"MeTrDiHNm", "調剤機関"},
    {"MeTrMonth", "診療年月"},
    {"PrlsHNm", "処方機関"},
    {"InOut", "入外区分"},
    {"DiDate", "調剤日"},
    {"PrDate", "処方日"},
    {"DrugC", "医薬品コード"},
    {"DrugN", "医薬品名"},
    {"IngreN", "成分名"},
    {"Qua1", "数量"},
    {"Unit", "単位"},
    {"UsageN", "用法"},
    {"Times", "回数"},
    {"EffectiveTime", "健診実施日"},
    {"ItemName", "項目名"},
    {"DataValue", "結果値"},
    {"SinInfN", "診療行為名"},
    {"SinInfCd", "診療行為コード"},
    {"MeTrIdCl", "診療識別"},
    {"DiMonth", "調剤年月"},
    {"PrMonth", "処方年月"},
    {"PrHNm", "処方機関"},
}};

/// Elements of electronic prescriptions are called as the others, with two letters before.
std::string_view plain_name(std::string_view name) {
  return name.starts_with("Cz") || name.starts_with("Sh") ? name.substr(2) : name;
}

void add_lines(const OqsElement& element, std::vector<std::string>& lines) {
  for (const OqsElement& child : element.children) {
    if (!child.children.empty()) {
      add_lines(child, lines);
    } else if (!child.text.empty() && child.name != "ResultCode") {
      const auto label = std::find_if(labels.begin(), labels.end(), [&](const auto& row) {
        return row.first == plain_name(child.name);
      });
      lines.push_back(
          fmt::format("{}　{}", label == labels.end() ? child.name : label->second, child.text));
    }
  }
}

}  // namespace

core::Result<std::string> medical_pdf(
    const std::vector<madoguchi::eligibility::MedicalInformation>& documents, core::CivilDate day) {
  std::vector<std::string> lines;
  for (const auto& document : documents) {
    const auto read = madoguchi::eligibility::read_oqs_message(document.document);
    const auto* message = std::get_if<OqsMessage>(&read);
    if (message == nullptr) return core::fail(core::Errc::malformed_data, "a medical document");
    lines.push_back(fmt::format("■ {}", core::label_of(document.kind).ja));
    add_lines(message->header, lines);
    add_lines(message->body, lines);
  }
  return adapters::pango::render_pdf("医療情報(試験用・実在しません)", lines, day);
}

}  // namespace madoguchi::sim::eligibility
