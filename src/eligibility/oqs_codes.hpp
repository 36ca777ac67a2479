// SPDX-License-Identifier: Apache-2.0
// Codes of the eligibility files, lists OQSCD001 to OQSCD017. The official code book goes to
// vendors only; these lists are reconstructed from public material and are an assumption.
#pragma once

#include "core/enum_names.hpp"

#include <span>
#include <string_view>

namespace madoguchi::eligibility {

/// OQSCD002: how the insured person was found.
enum class ReferenceClassification { my_number_card = 1, insurance_identifiers = 2 };

/// OQSCD003: how far the request as a whole came.
enum class SegmentOfResult { normal = 1, processing = 2, abnormal = 9 };

/// OQSCD004: how one person's request ended.
enum class ProcessingResultStatus { normal = 1, error = 2 };

/// OQSCD016: a consent. Codes 2 and 3 occur outside the counter only.
enum class ConsentFlag { not_given = 0, given = 1, ended = 2, hard_to_obtain = 3 };

/// A code and what it means.
struct CodeValue {
  std::string_view code;
  core::Text meaning;
};

/// A list of the code book and the elements that use it.
struct CodeList {
  std::string_view id;  ///< "OQSCD006"
  std::span<const std::string_view> elements;
  std::span<const CodeValue> values;

  /// The row of a code; null if the list does not have it.
  const CodeValue* find(std::string_view code) const;
};

/// All lists, in order of their numbers.
std::span<const CodeList> code_lists();

/// The list that an element's text is taken from; null for elements without codes.
const CodeList* code_list_of(std::string_view element);

// The names of these enumerators are the codes, as files write them.

constexpr auto enum_names(std::type_identity<ReferenceClassification>) {
  using enum ReferenceClassification;
  return std::to_array<core::EnumName<ReferenceClassification>>({
      {my_number_card, "1", {"My Number card", "マイナンバーカード"}},
      {insurance_identifiers, "2", {"insurance identifiers", "被保険者番号等"}},
  });
}

constexpr auto enum_names(std::type_identity<SegmentOfResult>) {
  using enum SegmentOfResult;
  return std::to_array<core::EnumName<SegmentOfResult>>({
      {normal, "1", {"normal end", "正常終了"}},
      {processing, "2", {"still processing", "処理中"}},
      {abnormal, "9", {"abnormal end", "異常終了"}},
  });
}

constexpr auto enum_names(std::type_identity<ProcessingResultStatus>) {
  using enum ProcessingResultStatus;
  return std::to_array<core::EnumName<ProcessingResultStatus>>({
      {normal, "1", {"normal", "正常"}},
      {error, "2", {"error", "エラー"}},
  });
}

constexpr auto enum_names(std::type_identity<ConsentFlag>) {
  using enum ConsentFlag;
  return std::to_array<core::EnumName<ConsentFlag>>({
      {not_given, "0", {"not given", "不同意"}},
      {given, "1", {"given", "同意"}},
      {ended, "2", {"ended", "同意終了"}},
      {hard_to_obtain, "3", {"hard to obtain", "同意困難"}},
  });
}

}  // namespace madoguchi::eligibility
