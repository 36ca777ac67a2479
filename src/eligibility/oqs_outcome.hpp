// SPDX-License-Identifier: Apache-2.0
// How a request file can end, and in which of the three layers of a result that is said. The real
// codes are handed to vendors only; data/oqs/outcomes.yaml has invented ones.
#pragma once

#include "core/enum_names.hpp"

#include <optional>
#include <string>

namespace madoguchi::eligibility {

/// Where a result says what went wrong. What the insurer's data say (QualificationValidity) is the
/// third layer and never an error.
enum class OqsLayer {
  transport,    ///< the file as a whole: SegmentOfResult 9, ErrorCode, ErrorMessage
  processing,   ///< one person: ProcessingResultStatus 2, ProcessingResultCode and -Message
  information,  ///< the drug and checkup family: ResultCode other than 1, MessageContents
};

/// What can be wrong with a request.
enum class OqsCondition {
  too_large,
  wrong_encoding,
  document_type,
  broken_xml,
  too_deep,
  wrong_root,
  header_fault,
  body_fault,
  not_offered,
  reception_unknown,
  service_failure,
  person_unknown,
  several_people,
  consent_missing,
  information_missing,
};

/// A condition and where in the file it was found.
struct OqsFault {
  OqsCondition condition = OqsCondition::broken_xml;
  std::string detail{};  ///< for people; names elements and places, never values
};

constexpr auto enum_names(std::type_identity<OqsLayer>) {
  using enum OqsLayer;
  return std::to_array<core::EnumName<OqsLayer>>({
      {transport, "transport", {"the file as a whole", "ファイル全体"}},
      {processing, "processing", {"one person", "対象者ごとの処理"}},
      {information, "information", {"drug and checkup information", "薬剤・健診情報"}},
  });
}

constexpr auto enum_names(std::type_identity<OqsCondition>) {
  using enum OqsCondition;
  return std::to_array<core::EnumName<OqsCondition>>({
      {too_large, "too_large", {"the file is too large", "ファイルサイズ超過"}},
      {wrong_encoding, "wrong_encoding", {"not in the encoding it declares", "文字コード不正"}},
      {document_type, "document_type", {"a document type declaration", "DTDは使用不可"}},
      {broken_xml, "broken_xml", {"not well-formed XML", "XML構文不正"}},
      {too_deep, "too_deep", {"elements nested too deeply", "要素の入れ子超過"}},
      {wrong_root, "wrong_root", {"not an XmlMsg of header and body", "XmlMsgの構造不正"}},
      {header_fault, "header_fault", {"a mistake in the header", "ヘッダー項目不正"}},
      {body_fault, "body_fault", {"a mistake in the body", "ボディ項目不正"}},
      {not_offered, "not_offered", {"this kind of request is not offered", "未提供の要求種別"}},
      {reception_unknown, "reception_unknown", {"unknown reception number", "受付番号不明"}},
      {service_failure, "service_failure", {"the service could not answer", "サービス応答不能"}},
      {person_unknown, "person_unknown", {"nobody has these identifiers", "対象者なし"}},
      {several_people, "several_people", {"several people have these identifiers", "対象者複数"}},
      {consent_missing, "consent_missing", {"the patient did not consent", "同意なし"}},
      {information_missing, "information_missing", {"there is no such information", "情報なし"}},
  });
}

}  // namespace madoguchi::eligibility
