// SPDX-License-Identifier: Apache-2.0
#include "sim/emr/read_result.hpp"

#include "adapters/archive/zip_archive.hpp"
#include "adapters/iconv/shift_jis.hpp"
#include "eligibility/utf8.hpp"

#include <string>

namespace madoguchi::sim::emr {
namespace {

using checkin::Defect;
using checkin::EmrNote;
using madoguchi::eligibility::OqsCondition;
using madoguchi::eligibility::OqsEncoding;
using madoguchi::eligibility::OqsFault;
using madoguchi::eligibility::OqsMessage;

EmrNote note_of(OqsCondition condition) {
  switch (condition) {
    case OqsCondition::too_large:
      return EmrNote::too_large;
    case OqsCondition::wrong_encoding:
      return EmrNote::wrong_encoding;
    case OqsCondition::document_type:
      return EmrNote::document_type;
    case OqsCondition::wrong_root:
      return EmrNote::wrong_layout;
    default:
      return EmrNote::broken_xml;
  }
}

/// What a reader does that lets declarations through: they are gone before anybody looks.
std::string without_document_type(std::string text) {
  const std::size_t from = text.find("<!DOCTYPE");
  if (from == std::string::npos) return text;
  const std::size_t inner = text.find('[', from);
  const std::size_t first_end = text.find('>', from);
  const bool nested = inner != std::string::npos && inner < first_end;
  const std::size_t to = nested ? text.find("]>", from) : first_end;
  if (to != std::string::npos) text.erase(from, to - from + (nested ? 2 : 1));
  return text;
}

constexpr std::string_view zip_start = "PK\x03\x04";
constexpr std::string_view zip_end = "PK\x05\x06";
constexpr std::size_t zip_end_size = 22;  // without a comment

/// The one XML file of an archive.
std::optional<std::string> unpacked(std::string_view archive) {
  auto files = adapters::archive::unpack_zip(archive, madoguchi::eligibility::request_limit);
  if (!files) return std::nullopt;
  for (auto& file : *files) {
    if (file.name.ends_with(".xml")) return std::move(file.content);
  }
  return std::nullopt;
}

}  // namespace

std::variant<OqsMessage, EmrNote> read_result(std::string_view bytes,
                                              const checkin::Defects& defects) {
  if (bytes.starts_with(zip_start)) {
    const auto inner = unpacked(bytes);
    if (!inner) return EmrNote::broken_xml;
    if (inner->starts_with(zip_start)) return EmrNote::wrong_layout;
    return read_result(*inner, defects);
  }
  const auto declared = madoguchi::eligibility::declared_encoding(bytes);
  if (const auto* fault = std::get_if<OqsFault>(&declared)) return note_of(fault->condition);
  const bool shift_jis = std::get<OqsEncoding>(declared) == OqsEncoding::shift_jis;
  const bool guesses = defects.contains(Defect::emr_ignores_declared_encoding);
  const bool is_utf_8 = !madoguchi::eligibility::first_bad_utf8(bytes).has_value();
  std::string text(bytes);
  if (guesses ? !is_utf_8 : shift_jis) {
    if (madoguchi::eligibility::is_utf8_instead(bytes)) return EmrNote::wrong_encoding;
    auto converted = adapters::iconv::ShiftJis().to_utf8(bytes);
    if (!converted) return EmrNote::wrong_encoding;
    text = std::move(*converted);
  }
  if (defects.contains(Defect::emr_accepts_document_types)) {
    text = without_document_type(std::move(text));
  }
  auto read = madoguchi::eligibility::read_oqs_message(text);
  if (const auto* fault = std::get_if<OqsFault>(&read)) return note_of(fault->condition);
  return std::get<OqsMessage>(std::move(read));
}

bool is_complete(std::string_view bytes) {
  if (bytes.starts_with(zip_start)) {
    return bytes.size() > zip_end_size &&
           bytes.substr(bytes.size() - zip_end_size).starts_with(zip_end);
  }
  if (bytes.starts_with("%PDF")) {
    return bytes.substr(bytes.size() < 32 ? 0 : bytes.size() - 32).find("%%EOF") !=
           std::string_view::npos;
  }
  const std::size_t last = bytes.find_last_not_of(" \t\r\n");
  if (last == std::string_view::npos || bytes[last] != '>') return false;
  // Another document is complete when it ends in a tag; what it is, the reader will say.
  return bytes.substr(0, last + 1).ends_with("</XmlMsg>") ||
         bytes.find("<XmlMsg") == std::string_view::npos;
}

}  // namespace madoguchi::sim::emr
