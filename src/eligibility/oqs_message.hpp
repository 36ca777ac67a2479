// SPDX-License-Identifier: Apache-2.0
// Eligibility files as text and as values, whatever their family: XML in UTF-8 here, other
// encodings are converted before and after.
#pragma once

#include "eligibility/oqs_element.hpp"
#include "eligibility/oqs_tables.hpp"

#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace madoguchi::eligibility {

/// Larger request files are refused, in bytes. An assumption; a bulk request of 10,000 people fits.
inline constexpr std::size_t request_limit = 8U << 20U;

/// The encodings in the field, OQSCD005.
enum class OqsEncoding { utf_8 = 0, shift_jis = 1 };

/// The encoding that the XML declaration names; UTF-8 without one. Fault: wrong_encoding for
/// others.
std::variant<OqsEncoding, OqsFault> declared_encoding(std::string_view file);

/// Reads a message of any family out of UTF-8. Faults: too_large, wrong_encoding (bytes that are
/// not UTF-8), document_type, broken_xml, too_deep, wrong_root.
std::variant<OqsMessage, OqsFault> read_oqs_message(std::string_view xml);

/// XML that declares `encoding`; the text itself is UTF-8.
std::string write_oqs_message(const OqsMessage& message, OqsEncoding encoding);

/// A message as a layout sees it: with the program's names, and what is wrong with it.
struct CheckedMessage {
  OqsMessage message;
  std::vector<OqsFault> faults;  ///< header_fault and body_fault, in document order
};

/// Compares a message with a layout. Elements that the layout does not know are skipped; the order
/// does not matter.
CheckedMessage check_oqs_message(const OqsMessage& message, const OqsLayout& layout,
                                 const OqsTables& tables);

/// The message with the layout's names in the layout's order. What the layout does not have is left
/// out.
OqsMessage arrange_oqs_message(const OqsMessage& message, const OqsLayout& layout);

/// The message with the program's names for the elements that the layout knows, or the other way
/// round with the layout's. Nothing else changes: unknown and wrong elements stay where they are.
OqsMessage meant_oqs_message(const OqsMessage& message, const OqsLayout& layout);
OqsMessage named_oqs_message(const OqsMessage& message, const OqsLayout& layout);

constexpr auto enum_names(std::type_identity<OqsEncoding>) {
  using enum OqsEncoding;
  return std::to_array<core::EnumName<OqsEncoding>>({
      {utf_8, "utf-8", {"UTF-8", "UTF-8"}},
      {shift_jis, "shift_jis", {"Shift_JIS", "Shift_JIS"}},
  });
}

}  // namespace madoguchi::eligibility
