// SPDX-License-Identifier: Apache-2.0
// Inside this adapter: whole files in and out.
#pragma once

#include "core/bytes.hpp"
#include "core/result.hpp"

#include <filesystem>

namespace madoguchi::adapters::opencv {

/// Errors: file_missing, io_failure.
core::Result<core::Bytes> read_file(const std::filesystem::path& path);

}  // namespace madoguchi::adapters::opencv
