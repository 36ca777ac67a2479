// SPDX-License-Identifier: Apache-2.0
// The words of a client script: commands with named values in them, and patterns for answers.
#pragma once

#include "core/bytes.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace madoguchi::sim::clients {

/// What a script calls by name: "pin", "number-a".
using Values = std::map<std::string, core::Bytes, std::less<>>;

/// Words between blanks.
std::vector<std::string> words_of(std::string_view line);

/// Bytes of a command: hexadecimal digits, (name) for a value, [name] for the same with its length
/// in a byte before it. Throws std::invalid_argument.
core::Bytes command_of(const std::string& text, const Values& values);

/// Whether bytes follow a pattern: hexadecimal digits, ?? for any byte, * for any number of them,
/// {5} for five of them, (name) for a value. Throws std::invalid_argument.
bool matches(core::ByteView bytes, const std::string& pattern, const Values& values);

}  // namespace madoguchi::sim::clients
