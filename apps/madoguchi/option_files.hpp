// SPDX-License-Identifier: Apache-2.0
// Files that options name: small ones read as a whole, results written as a whole.
#pragma once

#include "apps/madoguchi/environment.hpp"

#include <filesystem>
#include <string>

namespace madoguchi::apps {

/// The text of a statement, at most 64 KiB. Throws BadUsage beginning with the option.
std::string read_statement(const Environment& environment, const std::string& option,
                           const std::filesystem::path& file);

/// The file is there with all of its content or not at all; throws std::runtime_error.
void write_result(const std::filesystem::path& file, const std::string& content);

}  // namespace madoguchi::apps
