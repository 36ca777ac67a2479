// SPDX-License-Identifier: Apache-2.0
// The tables of a card file. Every row carries a digest, so that damage is seen that SQLite cannot
// see. Only the sources of this folder include it.
#pragma once

#include "adapters/sqlite/database.hpp"
#include "sim/card_file/card_file.hpp"

namespace madoguchi::sim::card_file {

/// Marks a database as a card file (PRAGMA application_id): "MdCd".
inline constexpr int application_mark = 0x4D644364;

/// Makes the tables in an empty database and fills them, in one transaction.
core::Result<void> write_contents(adapters::sqlite::Database& database,
                                  const CardContents& contents);

/// Errors: malformed_data for anything that write_contents does not write.
core::Result<CardContents> read_contents(adapters::sqlite::Database& database);

/// One file. Error: malformed_data if it is not there or damaged.
core::Result<card::ElementaryFile> read_file(adapters::sqlite::Database& database,
                                             const iso7816::Aid& application,
                                             iso7816::FileIdentifier identifier);

/// Replaces the row of a file that is there. Error: malformed_data if it is not.
core::Result<void> update_file(adapters::sqlite::Database& database,
                               const iso7816::Aid& application, const card::ElementaryFile& file);

/// Writes that the card is used once more; shows whether the file can be written.
core::Result<void> count_use(adapters::sqlite::Database& database);

/// Whether this is a card file of a version that can be read. Errors: malformed_data, unsupported.
core::Result<void> check_format(adapters::sqlite::Database& database);

}  // namespace madoguchi::sim::card_file
