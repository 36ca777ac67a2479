// SPDX-License-Identifier: Apache-2.0
#include "terminal/oqs_codec.hpp"

#include "eligibility/oqs_face_file.hpp"
#include "eligibility/utf8.hpp"

#include <fmt/format.h>

namespace madoguchi::terminal {
namespace {

using namespace eligibility;

OqsFault wrong_bytes(std::string detail) {
  return {OqsCondition::wrong_encoding, std::move(detail)};
}

std::string told(const OqsFault& fault) {
  const std::string what(core::label_of(fault.condition).en);
  return fault.detail.empty() ? what : what + ": " + fault.detail;
}

}  // namespace

DecodedFile decode_oqs_file(std::string_view bytes, const ports::TextEncoding& shift_jis) {
  const auto declared = declared_encoding(bytes);
  if (const auto* fault = std::get_if<OqsFault>(&declared)) return {*fault};
  const auto encoding = std::get<OqsEncoding>(declared);
  if (encoding == OqsEncoding::utf_8) return {read_oqs_message(bytes), encoding};
  if (is_utf8_instead(bytes)) {
    return {wrong_bytes("Shift_JIS is declared, but it is UTF-8"), OqsEncoding::utf_8};
  }
  const auto text = shift_jis.to_utf8(bytes);
  if (!text) return {wrong_bytes(text.error().context), encoding};
  return {read_oqs_message(*text), encoding};
}

ports::EncodedText encode_oqs_file(const OqsMessage& message, const OqsLayout& layout,
                                   OqsEncoding encoding, const ports::TextEncoding& shift_jis) {
  std::string xml = write_oqs_message(arrange_oqs_message(message, layout), encoding);
  if (encoding == OqsEncoding::utf_8) return {std::move(xml)};
  auto text = shift_jis.from_utf8(xml);
  if (!text) return {std::move(xml)};  // what we write is UTF-8, so this does not happen
  return std::move(*text);
}

core::Result<OqsMessage> read_face_file(std::string_view bytes, const OqsTables& tables,
                                        const ports::TextEncoding& shift_jis) {
  if (bytes.size() > face_file_limit) {
    return core::fail(
        core::Errc::malformed_data,
        fmt::format("{} bytes are more than the {} allowed", bytes.size(), face_file_limit));
  }
  const DecodedFile decoded = decode_oqs_file(bytes, shift_jis);
  if (const auto* fault = std::get_if<OqsFault>(&decoded.message)) {
    return core::fail(core::Errc::malformed_data, told(*fault));
  }
  return check_face_message(std::get<OqsMessage>(decoded.message), decoded.encoding, tables);
}

}  // namespace madoguchi::terminal
