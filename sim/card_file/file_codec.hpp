// SPDX-License-Identifier: Apache-2.0
// The elementary files of a card as rows of a card file: a kind, attributes as JSON, bytes.
#pragma once

#include "core/bytes.hpp"
#include "core/result.hpp"
#include "sim/card/card_files.hpp"

#include <string>

namespace madoguchi::sim::card_file {

/// An elementary file, taken apart for a database row.
struct FileRow {
  std::string kind{};        ///< "transparent", "pin", ...
  std::string attributes{};  ///< JSON object
  core::Bytes content{};
};

/// Errc::crypto_failure for a key that cannot be written.
core::Result<FileRow> row_of(const card::ElementaryFile& file);

/// Puts a file together. Errc::malformed_data for a row that is not of this form.
core::Result<card::ElementaryFile> file_of(iso7816::FileIdentifier identifier, const FileRow& row);

}  // namespace madoguchi::sim::card_file
