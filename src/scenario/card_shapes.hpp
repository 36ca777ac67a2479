// SPDX-License-Identifier: Apache-2.0
// Shapes and values that steps and expectations at the card edge share: bytes in hexadecimal,
// status words, patterns.
#pragma once

#include "core/bytes.hpp"
#include "scenario/document_node.hpp"
#include "scenario/shape.hpp"

#include <optional>
#include <string_view>

namespace madoguchi::scenario {

/// Two digits a byte; blanks between bytes are allowed.
Shape hex_shape(std::string_view note);
Shape hex_byte_shape();
/// Two bytes, "000A".
Shape file_identifier_shape();

/// Bytes of a node of one of these shapes.
core::Bytes bytes_of(const DocumentNode& node);
std::uint8_t byte_of(const DocumentNode& node);
std::uint16_t number_of_hex(const DocumentNode& node);

/// Whether a text is as a pattern says: * any characters, ? one, # a digit.
bool is_like(std::string_view pattern, std::string_view text);

}  // namespace madoguchi::scenario
