// SPDX-License-Identifier: Apache-2.0
#include "sim/card_file/card_file.hpp"

#include "adapters/files/files.hpp"
#include "sim/card_file/tables.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace madoguchi::sim::card_file {
namespace {

namespace fs = std::filesystem;
using adapters::sqlite::Database;
using adapters::sqlite::Use;

/// A card has some 100 KB; what is much larger is something else.
constexpr std::uintmax_t largest_file = 16U << 20U;
constexpr std::string_view first_bytes{"SQLite format 3\0", 16};

/// Says which file it was.
core::Error of_file(const fs::path& path, const core::Error& error) {
  if (adapters::sqlite::in_use(error)) {
    return core::fail(core::Errc::io_failure,
                      path.string() + ": another program is using this card");
  }
  return core::fail(error.code, path.string() + ": " + error.context);
}

core::Result<void> check_file(const fs::path& path) {
  const auto text = adapters::files::read_file(path, largest_file);
  if (!text) return text.error();
  if (!text->starts_with(first_bytes)) {
    return core::fail(core::Errc::malformed_data, path.string() + ": no card file");
  }
  return {};
}

core::Result<Database> open_database(const fs::path& path, Use use) {
  if (const auto good = check_file(path); !good) return good.error();
  auto database = Database::open(path.string(), use);
  if (!database) return of_file(path, database.error());
  if (const auto good = check_format(*database); !good) return of_file(path, good.error());
  return database;
}

core::Result<CardContents> contents_of(const fs::path& path, Database& database) {
  auto contents = read_contents(database);
  if (!contents) return of_file(path, contents.error());
  return contents;
}

}  // namespace

core::Result<void> CardFile::create(const fs::path& path, const CardContents& contents,
                                    bool replace) {
  std::error_code ignored;
  if (fs::exists(fs::symlink_status(path, ignored))) {
    if (!replace) {
      return core::fail(core::Errc::invalid_argument,
                        path.string() + ": there is such a file already");
    }
    // Under the hands of its user a card would lose what it counts.
    const auto old = Database::open(path.string(), Use::exclusive);
    if (!old && adapters::sqlite::in_use(old.error())) return of_file(path, old.error());
  }
  auto database = Database::open(":memory:");
  if (!database) return database.error();
  if (const auto done = write_contents(*database, contents); !done) return done.error();
  const auto file = database->file_content();
  if (!file) return file.error();
  return adapters::files::write_atomically(path, *file, adapters::files::Readers::owner);
}

core::Result<CardContents> CardFile::read(const fs::path& path) {
  auto database = open_database(path, Use::reading);
  if (!database) return database.error();
  return contents_of(path, *database);
}

core::Result<OpenedCardFile> CardFile::open(const fs::path& path) {
  auto database = open_database(path, Use::exclusive);
  if (!database) return database.error();
  auto contents = contents_of(path, *database);
  if (!contents) return contents.error();
  // A card that could not count must not be used at all.
  if (const auto writable = count_use(*database); !writable) return of_file(path, writable.error());
  return OpenedCardFile{std::move(*contents),
                        std::shared_ptr<CardFile>(new CardFile(std::move(*database)))};
}

CardFile::~CardFile() {
  if (unwritten_.empty()) return;
  auto transaction = adapters::sqlite::Transaction::begin(database_);
  if (transaction && write_counters()) static_cast<void>(transaction->commit());
}

core::Result<void> CardFile::keep(const iso7816::Aid& application,
                                  const card::ElementaryFile& file) {
  const auto done = write(application, file);
  const auto* pin = std::get_if<card::PinFile>(&file.body);
  if (!done && pin != nullptr) {
    const auto [at, fresh] =
        unwritten_.try_emplace({application, file.identifier}, pin->tries_left);
    if (!fresh) at->second = std::min(at->second, pin->tries_left);
  }
  return done;
}

core::Result<void> CardFile::write(const iso7816::Aid& application,
                                   const card::ElementaryFile& file) {
  auto transaction = adapters::sqlite::Transaction::begin(database_);
  if (!transaction) return transaction.error();
  if (const auto done = write_counters(); !done) return done.error();
  if (const auto done = update_file(database_, application, file); !done) return done.error();
  if (const auto done = transaction->commit(); !done) return done.error();
  unwritten_.clear();
  ++writes_;
  return {};
}

core::Result<void> CardFile::write_counters() {
  for (const auto& [place, tries_left] : unwritten_) {
    auto file = read_file(database_, place.first, place.second);
    if (!file) return file.error();
    auto* pin = std::get_if<card::PinFile>(&file->body);
    // A success that could not be written gives no tries back.
    if (pin != nullptr) pin->tries_left = std::min(pin->tries_left, tries_left);
    if (const auto done = update_file(database_, place.first, *file); !done) return done.error();
  }
  return {};
}

}  // namespace madoguchi::sim::card_file
