// SPDX-License-Identifier: Apache-2.0
// Families, layouts, codes and outcomes of the eligibility files as data. The shipped tables
// (data/oqs) are reconstructed from public material; licensed users lay the official ones over
// them.
#pragma once

#include "core/enum_names.hpp"
#include "eligibility/oqs_outcome.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace madoguchi::eligibility {

/// What the text of an element looks like.
enum class OqsForm {
  text,    ///< any characters
  digits,  ///< 0 to 9
  padded,  ///< digits, filled up to the size with spaces on the left
  date,    ///< yyyyMMdd
  month,   ///< yyyyMM
  time,    ///< yyyyMMddHHmmss
  code,    ///< from a list of the code book
  group,   ///< child elements
};

/// One element of a layout.
struct OqsRule {
  std::string means{};    ///< what the program calls it
  std::string element{};  ///< its name in files, usually the same
  OqsForm form = OqsForm::text;
  std::size_t size = 0;  ///< exactly so many characters; 0: any
  std::size_t most = 0;  ///< at most so many characters; 0: any
  std::string codes{};   ///< "OQSCD006"
  bool required = false;
  bool many = false;
  std::vector<OqsRule> children{};
  std::string assumption{};  ///< what about it is inferred; empty if it was seen
};

using OqsRules = std::vector<OqsRule>;

/// Elements of header and body in the order of the file.
struct OqsLayout {
  OqsRules header;
  OqsRules body;
};

/// What is asked by a family of files.
enum class OqsDuty {
  eligibility,
  reference_number,
  bulk_eligibility,
  bulk_reference_numbers,
  medical_aid,
  home_visit,
  online,
  drug,
  checkup,
  shared_record,
};

/// Answered at once, or in two steps by a reception number.
enum class OqsStage { single, submit, collect };

/// A family of request files, such as OQSsiquc01.
struct OqsFamily {
  std::string prefix{};
  OqsDuty duty = OqsDuty::eligibility;
  OqsStage stage = OqsStage::single;
  std::string request{};  ///< names of layouts
  std::string result{};
  std::string certainty{};
  std::string assumption{};
};

/// How a condition is told to the EMR.
struct OqsOutcome {
  OqsLayer layer = OqsLayer::transport;
  std::string code{};
  std::string message{};
};

struct OqsTables {
  std::map<std::string, OqsLayout, std::less<>> layouts;
  std::vector<OqsFamily> families;
  std::map<std::string, std::map<std::string, std::string>, std::less<>> codes;  ///< list, code
  std::map<OqsCondition, OqsOutcome> outcomes;
  /// Prefixes that the real system knows and this one does not offer.
  std::vector<std::string> not_offered;

  /// nullptr if the tables do not have it.
  const OqsFamily* family(std::string_view prefix) const;
  const OqsLayout* layout(std::string_view name) const;
  const OqsOutcome& outcome(OqsCondition condition) const { return outcomes.at(condition); }
};

constexpr auto enum_names(std::type_identity<OqsForm>) {
  using enum OqsForm;
  return std::to_array<core::EnumName<OqsForm>>({
      {text, "text", {"text", "文字列"}},
      {digits, "digits", {"digits", "数字"}},
      {padded, "padded", {"digits after spaces", "数字(前空白)"}},
      {date, "date", {"date yyyyMMdd", "年月日"}},
      {month, "month", {"month yyyyMM", "年月"}},
      {time, "time", {"time yyyyMMddHHmmss", "日時"}},
      {code, "code", {"code", "コード"}},
      {group, "group", {"child elements", "子要素"}},
  });
}

constexpr auto enum_names(std::type_identity<OqsDuty>) {
  using enum OqsDuty;
  return std::to_array<core::EnumName<OqsDuty>>({
      {eligibility, "eligibility", {"eligibility of one person", "資格確認(単件)"}},
      {reference_number, "reference_number", {"one reference number", "照会番号登録(単件)"}},
      {bulk_eligibility, "bulk_eligibility", {"eligibility of many people", "資格確認(一括)"}},
      {bulk_reference_numbers,
       "bulk_reference_numbers",
       {"many reference numbers", "照会番号登録(一括)"}},
      {medical_aid, "medical_aid", {"medical-aid tickets of a month", "医療扶助"}},
      {home_visit, "home_visit", {"consents for home visits", "訪問診療等の同意"}},
      {online, "online", {"consents for online treatment", "オンライン診療等の同意"}},
      {drug, "drug", {"drug information", "薬剤情報"}},
      {checkup, "checkup", {"checkup information", "特定健診情報"}},
      {shared_record, "shared_record", {"shared clinical records", "電子カルテ情報共有"}},
  });
}

constexpr auto enum_names(std::type_identity<OqsStage>) {
  using enum OqsStage;
  return std::to_array<core::EnumName<OqsStage>>({
      {single, "single", {"answered at once", "単件"}},
      {submit, "submit", {"taken for later", "一括要求"}},
      {collect, "collect", {"result of what was taken", "結果取得"}},
  });
}

}  // namespace madoguchi::eligibility
