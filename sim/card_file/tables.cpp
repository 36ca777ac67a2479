// SPDX-License-Identifier: Apache-2.0
#include "sim/card_file/tables.hpp"

#include "adapters/crypto/digest.hpp"
#include "sim/card_file/file_codec.hpp"
#include "sim/card_file/image_codec.hpp"

#include <fmt/format.h>

#include <initializer_list>
#include <set>

namespace madoguchi::sim::card_file {
namespace {

using adapters::sqlite::Database;
using adapters::sqlite::Statement;
using adapters::sqlite::Transaction;

constexpr const char* tables = R"(
CREATE TABLE facts(name TEXT PRIMARY KEY, value TEXT NOT NULL, digest BLOB NOT NULL) STRICT;
CREATE TABLE applications(position INTEGER PRIMARY KEY, aid BLOB NOT NULL UNIQUE, attributes TEXT NOT NULL,
  files INTEGER NOT NULL, digest BLOB NOT NULL) STRICT;
CREATE TABLE files(application BLOB NOT NULL REFERENCES applications(aid), identifier INTEGER NOT NULL,
  position INTEGER NOT NULL, kind TEXT NOT NULL, attributes TEXT NOT NULL, content BLOB NOT NULL,
  digest BLOB NOT NULL, PRIMARY KEY(application, identifier)) STRICT;
CREATE TABLE uses(count INTEGER NOT NULL) STRICT;
INSERT INTO uses VALUES(0);
)";

// Names of facts about the card itself; notes have a prefix.
constexpr const char* card_fact = "card";
constexpr std::string_view note_prefix = "note.";

core::Error damaged(std::string_view what) {
  return core::fail(core::Errc::malformed_data, fmt::format("card file, damaged: {}", what));
}

/// SHA-256 over the parts, each with its length before it.
core::Bytes digest_of(std::initializer_list<core::ByteView> parts) {
  core::Bytes all;
  for (const core::ByteView part : parts) {
    core::append(all, core::as_bytes(fmt::format("{}:", part.size())));
    core::append(all, part);
  }
  return adapters::crypto::sha256(all);
}

core::Bytes digest_of_file(core::ByteView aid, iso7816::FileIdentifier identifier,
                           const FileRow& row) {
  return digest_of({aid, core::as_bytes(fmt::format("{}", identifier.value)),
                    core::as_bytes(row.kind), core::as_bytes(row.attributes), row.content});
}

core::Result<void> add_fact(Database& database, std::string_view name, std::string_view value) {
  auto statement = database.prepare("INSERT INTO facts VALUES(?, ?, ?)");
  if (!statement) return statement.error();
  const core::Bytes digest = digest_of({core::as_bytes(name), core::as_bytes(value)});
  return statement->bind(name).bind(value).bind(core::ByteView(digest)).run();
}

core::Result<void> add_file(Database& database, const iso7816::Aid& aid,
                            const card::ElementaryFile& file, std::int64_t position) {
  const auto row = row_of(file);
  if (!row) return row.error();
  auto statement = database.prepare("INSERT INTO files VALUES(?, ?, ?, ?, ?, ?, ?)");
  if (!statement) return statement.error();
  const core::Bytes digest = digest_of_file(aid.bytes(), file.identifier, *row);
  return statement->bind(aid.bytes())
      .bind(std::int64_t{file.identifier.value})
      .bind(position)
      .bind(row->kind)
      .bind(row->attributes)
      .bind(core::ByteView(row->content))
      .bind(core::ByteView(digest))
      .run();
}

core::Bytes digest_of_application(std::int64_t position, core::ByteView aid,
                                  std::string_view attributes, std::int64_t files) {
  return digest_of({core::as_bytes(fmt::format("{}", position)), aid, core::as_bytes(attributes),
                    core::as_bytes(fmt::format("{}", files))});
}

core::Result<void> add_application(Database& database, const card::CardApplication& application,
                                   std::int64_t position) {
  const auto attributes = attributes_of(application);
  if (!attributes) return attributes.error();
  const auto files = static_cast<std::int64_t>(application.files.size());
  auto statement = database.prepare("INSERT INTO applications VALUES(?, ?, ?, ?, ?)");
  if (!statement) return statement.error();
  const core::Bytes digest =
      digest_of_application(position, application.aid.bytes(), *attributes, files);
  const auto added = statement->bind(position)
                         .bind(application.aid.bytes())
                         .bind(*attributes)
                         .bind(files)
                         .bind(core::ByteView(digest))
                         .run();
  if (!added) return added.error();
  std::int64_t place = 0;
  for (const card::ElementaryFile& file : application.files) {
    if (const auto done = add_file(database, application.aid, file, place++); !done) {
      return done.error();
    }
  }
  return {};
}

core::Result<void> read_facts(Database& database, CardContents& contents) {
  auto statement = database.prepare("SELECT name, value, digest FROM facts ORDER BY name");
  if (!statement) return statement.error();
  bool card = false;
  while (true) {
    const auto more = statement->step();
    if (!more) return more.error();
    if (!*more) break;
    const std::string name = statement->text(0);
    const std::string value = statement->text(1);
    if (statement->bytes(2) != digest_of({core::as_bytes(name), core::as_bytes(value)})) {
      return damaged(name);
    }
    if (name.starts_with(note_prefix)) {
      contents.notes[name.substr(note_prefix.size())] = value;
    } else if (name == card_fact) {
      card = true;
      if (const auto good = read_attributes(value, contents.image); !good) return good.error();
    }
  }
  if (!card) return damaged("what the card is");
  return {};
}

/// The file of the row that a statement of these columns stands on.
constexpr const char* file_columns =
    "SELECT identifier, kind, attributes, content, digest FROM files ";

core::Result<card::ElementaryFile> file_at(const Statement& statement, const iso7816::Aid& aid) {
  const std::int64_t number = statement.number(0);
  if (number < 0 || number > 0xFFFF) return damaged("an identifier");
  const iso7816::FileIdentifier identifier{static_cast<std::uint16_t>(number)};
  const FileRow row{statement.text(1), statement.text(2), statement.bytes(3)};
  const std::string name = fmt::format("file {:04X}", identifier.value);
  if (statement.bytes(4) != digest_of_file(aid.bytes(), identifier, row)) return damaged(name);
  auto file = file_of(identifier, row);
  if (!file) return damaged(name + ", " + file.error().context);
  return file;
}

core::Result<void> read_files(Database& database, card::CardApplication& application) {
  auto statement =
      database.prepare(std::string(file_columns) + "WHERE application = ? ORDER BY position");
  if (!statement) return statement.error();
  statement->bind(application.aid.bytes());
  while (true) {
    const auto more = statement->step();
    if (!more) return more.error();
    if (!*more) return {};
    auto file = file_at(*statement, application.aid);
    if (!file) return file.error();
    application.files.push_back(std::move(*file));
  }
}

core::Result<void> read_applications(Database& database, CardContents& contents) {
  auto statement = database.prepare(
      "SELECT position, aid, attributes, files, digest FROM applications ORDER BY position");
  if (!statement) return statement.error();
  while (true) {
    const auto more = statement->step();
    if (!more) return more.error();
    if (!*more) return {};
    const core::Bytes bytes = statement->bytes(1);
    const std::string attributes = statement->text(2);
    const auto aid = iso7816::Aid::from(bytes);
    if (!aid || statement->bytes(4) != digest_of_application(statement->number(0), bytes,
                                                             attributes, statement->number(3))) {
      return damaged("an application");
    }
    card::CardApplication application{.aid = *aid};
    if (const auto good = read_attributes(attributes, application); !good) return good.error();
    if (const auto done = read_files(database, application); !done) return done.error();
    if (application.files.size() != static_cast<std::size_t>(statement->number(3))) {
      return damaged("files are missing");
    }
    contents.image.applications.push_back(std::move(application));
  }
}

}  // namespace

core::Result<void> write_contents(Database& database, const CardContents& contents) {
  auto transaction = Transaction::begin(database);
  if (!transaction) return transaction.error();
  const auto made =
      database.execute(tables + fmt::format("PRAGMA application_id = {}; PRAGMA user_version = {};",
                                            application_mark, format_version));
  if (!made) return made.error();
  if (const auto done = add_fact(database, card_fact, attributes_of(contents.image)); !done) {
    return done.error();
  }
  for (const auto& [name, value] : contents.notes) {
    const auto done = add_fact(database, std::string(note_prefix) + name, value);
    if (!done) return done.error();
  }
  std::int64_t position = 0;
  for (const card::CardApplication& application : contents.image.applications) {
    const auto done = add_application(database, application, position++);
    if (!done) return done.error();
  }
  return transaction->commit();
}

core::Result<CardContents> read_contents(Database& database) {
  auto check = database.prepare("PRAGMA quick_check(1)");
  if (!check) return check.error();
  if (const auto row = check->step(); !row) return row.error();
  if (check->text(0) != "ok") return damaged(check->text(0));
  CardContents contents;
  if (const auto done = read_facts(database, contents); !done) return done.error();
  if (const auto done = read_applications(database, contents); !done) return done.error();
  return contents;
}

core::Result<card::ElementaryFile> read_file(Database& database, const iso7816::Aid& application,
                                             iso7816::FileIdentifier identifier) {
  auto statement =
      database.prepare(std::string(file_columns) + "WHERE application = ? AND identifier = ?");
  if (!statement) return statement.error();
  const auto found =
      statement->bind(application.bytes()).bind(std::int64_t{identifier.value}).step();
  if (!found) return found.error();
  if (!*found) return damaged("a file is missing");
  return file_at(*statement, application);
}

core::Result<void> update_file(Database& database, const iso7816::Aid& application,
                               const card::ElementaryFile& file) {
  const auto row = row_of(file);
  if (!row) return row.error();
  auto statement = database.prepare(
      "UPDATE files SET attributes = ?, content = ?, digest = ? WHERE application = ? AND "
      "identifier = ? AND kind = ? RETURNING 1");
  if (!statement) return statement.error();
  const core::Bytes digest = digest_of_file(application.bytes(), file.identifier, *row);
  const auto found = statement->bind(row->attributes)
                         .bind(core::ByteView(row->content))
                         .bind(core::ByteView(digest))
                         .bind(application.bytes())
                         .bind(std::int64_t{file.identifier.value})
                         .bind(row->kind)
                         .step();
  if (!found) return found.error();
  if (!*found) return damaged("a file that changed is not there");
  return statement->run();
}

core::Result<void> count_use(Database& database) {
  return database.execute("UPDATE uses SET count = count + 1");
}

core::Result<void> check_format(Database& database) {
  const auto mark = database.number("PRAGMA application_id");
  if (!mark) return mark.error();
  if (*mark != application_mark) {
    return core::fail(core::Errc::malformed_data, "a database, but no card file");
  }
  const auto version = database.number("PRAGMA user_version");
  if (!version) return version.error();
  if (*version != format_version) {
    return core::fail(core::Errc::unsupported,
                      fmt::format("a card file of format {}; this program knows format {}",
                                  *version, format_version));
  }
  return {};
}

}  // namespace madoguchi::sim::card_file
