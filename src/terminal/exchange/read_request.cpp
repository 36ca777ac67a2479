// SPDX-License-Identifier: Apache-2.0
// Bytes of a request file -> message, with the encoding that the file declares.
#include "eligibility/utf8.hpp"
#include "terminal/exchange/asked.hpp"

#include <algorithm>

namespace madoguchi::terminal::exchange {
namespace {

using namespace eligibility;

OqsFault wrong(std::string detail) { return {OqsCondition::wrong_encoding, std::move(detail)}; }

}  // namespace

DecodedRequest decode_request(const ports::RequestFile& file,
                              const ports::TextEncoding& shift_jis) {
  if (file.oversized) return {OqsFault{OqsCondition::too_large, {}}};
  const auto declared = declared_encoding(file.content);
  if (const auto* fault = std::get_if<OqsFault>(&declared)) return {*fault};
  const auto encoding = std::get<OqsEncoding>(declared);
  if (encoding == OqsEncoding::utf_8) return {read_oqs_message(file.content), encoding};
  if (is_utf8_instead(file.content)) {
    return {wrong("Shift_JIS is declared, but it is UTF-8"), OqsEncoding::utf_8};
  }
  const auto text = shift_jis.to_utf8(file.content);
  if (!text) return {wrong(text.error().context), encoding};
  return {read_oqs_message(*text), encoding};
}

}  // namespace madoguchi::terminal::exchange
