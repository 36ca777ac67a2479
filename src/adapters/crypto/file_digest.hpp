// SPDX-License-Identifier: Apache-2.0
// SHA-256 of files of any size.
#pragma once

#include "core/result.hpp"

#include <filesystem>
#include <string>

namespace madoguchi::adapters::crypto {

/// 64 lower-case hexadecimal digits. Errors: file_missing; io_failure, also for anything that is
/// not a regular file.
core::Result<std::string> file_digest(const std::filesystem::path& path);

}  // namespace madoguchi::adapters::crypto
