// SPDX-License-Identifier: Apache-2.0
#include "terminal/check_in_file.hpp"

#include "eligibility/oqs_face_file.hpp"
#include "terminal/oqs_codec.hpp"

#include <algorithm>

namespace madoguchi::terminal {
namespace {

using checkin::Defect;
using eligibility::OqsElement;
using eligibility::OqsEncoding;
using eligibility::OqsMessage;

template <class Change>
void change_records(OqsMessage& message, Change change) {
  OqsElement* list = message.body.find("ResultList");
  if (list == nullptr) return;
  for (std::size_t i = 0; i < list->children.size(); ++i) change(list->children[i], i);
}

void take_away(OqsElement& parent, std::string_view name) {
  std::erase_if(parent.children, [&](const OqsElement& child) { return child.name == name; });
}

/// A time after every consent that was refused.
void put_times_of_refused(OqsElement& record, core::CivilTime now) {
  for (const auto& row : enum_names(std::type_identity<eligibility::InformationKind>{})) {
    const std::string time = eligibility::consent_prefix(row.value) + "ConsTime";
    if (record.find(time) == nullptr) record.put(time, core::to_compact(now));
  }
}

/// What products with a defect write.
void spoil(OqsMessage& message, const CheckIn& check_in, const checkin::Defects& defects) {
  const auto has = [&](Defect defect) { return defects.contains(defect); };
  if (has(Defect::hides_side_code)) take_away(message.body, "ProcessingResultCode");
  if (has(Defect::keeps_first_record)) {
    if (OqsElement* list = message.body.find("ResultList")) list->children.resize(1);
  }
  change_records(message, [&](OqsElement& record, std::size_t number) {
    if (has(Defect::writes_times_without_consent)) put_times_of_refused(record, check_in.at);
    if (has(Defect::leaves_out_tickets)) take_away(record, "PublicExpenseResultList");
    if (has(Defect::writes_share_at_every_age)) {
      take_away(record, "InsuredPartialContributionRatio");
      record.put("InsuredPartialContributionRatio",
                 check_in.answer.records[number].record.partial_contribution_ratio);
    }
  });
}

eligibility::CardUse use_of(const CheckIn& check_in, const TerminalSettings& settings) {
  const auto asked = [&](checkin::ConsentItem item) {
    return checkin::consent_rule(item, core::date_of(check_in.at)) != nullptr;
  };
  return {.consents = check_in.consents,
          .consented_at = check_in.at,
          .institution_code = settings.institution_code,
          .encoding = settings.file_encoding,
          .limit_asked = asked(checkin::ConsentItem::limit),
          .specified_disease_asked = check_in.answer.has_specified_disease,
          .clinical_asked = asked(checkin::ConsentItem::clinical),
          .prescription = check_in.prescription};
}

}  // namespace

CheckInFile make_check_in_file(const CheckIn& check_in, const TerminalSettings& settings,
                               const eligibility::OqsTables& tables,
                               const ports::TextEncoding& shift_jis, core::SeededRandom& random) {
  const eligibility::FaceFileName name{settings.institution_code,
                                       eligibility::face_file_tail(random), check_in.at};
  OqsMessage message = eligibility::face_message(check_in.answer, use_of(check_in, settings));
  spoil(message, check_in, settings.defects);
  ports::EncodedText written = encode_oqs_file(message, eligibility::face_file_layout(tables),
                                               settings.file_encoding, shift_jis);
  if (settings.defects.contains(Defect::declares_other_encoding)) {
    const bool utf_8 = settings.file_encoding == OqsEncoding::utf_8;
    const std::string_view told = utf_8 ? "UTF-8" : "Shift_JIS";
    const std::size_t at = written.bytes.find(told);
    if (at != std::string::npos) {
      written.bytes.replace(at, told.size(), utf_8 ? "Shift_JIS" : "UTF-8");
    }
  }
  return {name.text(), std::move(written.bytes), written.replaced};
}

}  // namespace madoguchi::terminal
