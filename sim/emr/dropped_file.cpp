// SPDX-License-Identifier: Apache-2.0
#include "sim/emr/dropped_file.hpp"

#include "adapters/iconv/shift_jis.hpp"
#include "eligibility/oqs_message.hpp"
#include "sim/emr/oqs_files.hpp"

namespace madoguchi::sim::emr {
namespace {

using madoguchi::eligibility::OqsEncoding;
using ports::FileDamage;

/// More than any of the limits, in bytes.
constexpr std::size_t too_many = 9U << 20U;

void replace(std::string& text, std::string_view what, std::string_view with) {
  const std::size_t at = text.find(what);
  if (at != std::string::npos) text.replace(at, what.size(), with);
}

void declare(std::string& xml, std::string_view type) {
  replace(xml, "<XmlMsg>", std::string(type) + "\n<XmlMsg>");
}

/// Damage that stands in the text, before it is encoded.
void damage_text(std::string& xml, FileDamage damage) {
  switch (damage) {
    case FileDamage::broken_xml:
      replace(xml, "</MessageHeader>", "");
      break;
    case FileDamage::document_type:
      declare(xml, "<!DOCTYPE XmlMsg [<!ENTITY a \"b\">]>");
      break;
    case FileDamage::external_entity:
      declare(xml, "<!DOCTYPE XmlMsg SYSTEM \"file:///dev/null\">");
      break;
    case FileDamage::wrong_root:
      replace(xml, "<XmlMsg>", "<Other>");
      replace(xml, "</XmlMsg>", "</Other>");
      break;
    case FileDamage::oversize:
      replace(xml, "</XmlMsg>", std::string(too_many, ' ') + "</XmlMsg>");
      break;
    case FileDamage::empty:
      xml.clear();
      break;
    default:
      break;
  }
}

}  // namespace

core::Result<std::string> bytes_of(const ports::DroppedFile& file,
                                   const madoguchi::eligibility::OqsTables* tables) {
  const auto* layout = result_layout(tables, file.family);
  std::string xml = madoguchi::eligibility::write_oqs_message(
      layout == nullptr ? file.message
                        : madoguchi::eligibility::named_oqs_message(file.message, *layout),
      file.shift_jis ? OqsEncoding::shift_jis : OqsEncoding::utf_8);
  damage_text(xml, file.damage);
  const bool other = file.damage == FileDamage::other_encoding;
  if (file.shift_jis != other) {
    auto encoded = adapters::iconv::ShiftJis().from_utf8(xml);
    if (!encoded) return encoded.error();
    xml = std::move(encoded->bytes);
  }
  if (file.damage == FileDamage::byte_order_mark) xml.insert(0, "\xEF\xBB\xBF");
  return xml;
}

}  // namespace madoguchi::sim::emr
