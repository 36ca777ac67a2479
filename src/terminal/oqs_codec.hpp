// SPDX-License-Identifier: Apache-2.0
// Bytes of the files between terminal and EMR <-> messages, in the encodings of the field.
#pragma once

#include "eligibility/oqs_message.hpp"
#include "ports/text_encoding.hpp"

#include <string_view>
#include <variant>

namespace madoguchi::terminal {

/// A file in UTF-8, and how it was encoded.
struct DecodedFile {
  std::variant<eligibility::OqsMessage, eligibility::OqsFault> message;
  eligibility::OqsEncoding encoding = eligibility::OqsEncoding::utf_8;
};

/// By the encoding that the file declares. Faults: those of read_oqs_message; wrong_encoding when
/// the bytes are not what is declared.
DecodedFile decode_oqs_file(std::string_view bytes, const ports::TextEncoding& shift_jis);

/// By the layout's names in its order; characters that the encoding does not have become ●.
ports::EncodedText encode_oqs_file(const eligibility::OqsMessage& message,
                                   const eligibility::OqsLayout& layout,
                                   eligibility::OqsEncoding encoding,
                                   const ports::TextEncoding& shift_jis);

/// The message of a card use's result file, with the program's names. Error: malformed_data with
/// what is wrong with it.
core::Result<eligibility::OqsMessage> read_face_file(std::string_view bytes,
                                                     const eligibility::OqsTables& tables,
                                                     const ports::TextEncoding& shift_jis);

}  // namespace madoguchi::terminal
