// SPDX-License-Identifier: Apache-2.0
#include "adapters/sqlite/database.hpp"

#include <sqlite3.h>

namespace madoguchi::adapters::sqlite {
namespace {

constexpr const char* busy = "another program is using it";

core::Errc code_of(int sqlite) {
  switch (sqlite & 0xFF) {  // the low byte of an extended code is the basic one
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return core::Errc::malformed_data;
    case SQLITE_CANTOPEN:
      return core::Errc::file_missing;
    default:
      return core::Errc::io_failure;
  }
}

/// The one place where SQLite's errors become ours.
core::Error sqlite_error(sqlite3* database, const char* doing) {
  if (database == nullptr) return core::fail(core::Errc::io_failure, "database: out of memory");
  const int code = sqlite3_errcode(database);
  const bool locked = (code & 0xFF) == SQLITE_BUSY || (code & 0xFF) == SQLITE_LOCKED;
  return core::fail(code_of(code), std::string("database, ") + doing + ": " +
                                       (locked ? busy : sqlite3_errmsg(database)));
}

int flags_of(Use use) {
  switch (use) {
    case Use::shared:
      return SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    case Use::exclusive:
      return SQLITE_OPEN_READWRITE;
    case Use::reading:
      break;
  }
  return SQLITE_OPEN_READONLY;
}

// The transaction takes the lock that the exclusive mode then keeps. One file holds everything, so
// that it can be copied; a journal is left only by a program that was killed while it wrote.
const char* preparation_of(Use use) {
  switch (use) {
    case Use::shared:
      return "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;";
    case Use::exclusive:
      return "PRAGMA locking_mode=EXCLUSIVE; PRAGMA journal_mode=DELETE; PRAGMA synchronous=FULL;"
             "PRAGMA secure_delete=ON; BEGIN EXCLUSIVE; COMMIT;";
    case Use::reading:
      break;
  }
  return "PRAGMA query_only=ON; SELECT COUNT(*) FROM sqlite_schema;";
}

}  // namespace

void SqliteClose::operator()(sqlite3* database) const { sqlite3_close_v2(database); }
void SqliteClose::operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }

Statement& Statement::bind(std::string_view text) {
  sqlite3_bind_text64(statement_.get(), next_++, text.data() == nullptr ? "" : text.data(),
                      text.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
  return *this;
}

Statement& Statement::bind(std::int64_t number) {
  sqlite3_bind_int64(statement_.get(), next_++, number);
  return *this;
}

Statement& Statement::bind(core::ByteView bytes) {
  // A null pointer would be NULL and not an empty blob.
  const void* data = bytes.empty() ? static_cast<const void*>("") : bytes.data();
  sqlite3_bind_blob64(statement_.get(), next_++, data, bytes.size(), SQLITE_TRANSIENT);
  return *this;
}

core::Result<bool> Statement::step() {
  const int code = sqlite3_step(statement_.get());
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) return false;
  return sqlite_error(database_, "step");
}

core::Result<void> Statement::run() {
  while (true) {
    const auto row = step();
    if (!row) return row.error();
    if (!*row) return {};
  }
}

std::string Statement::text(int column) const {
  const auto* bytes = sqlite3_column_text(statement_.get(), column);
  const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column));
  return bytes == nullptr ? std::string{} : std::string(reinterpret_cast<const char*>(bytes), size);
}

std::int64_t Statement::number(int column) const {
  return sqlite3_column_int64(statement_.get(), column);
}

core::Bytes Statement::bytes(int column) const {
  const auto* bytes =
      static_cast<const std::uint8_t*>(sqlite3_column_blob(statement_.get(), column));
  const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column));
  return bytes == nullptr ? core::Bytes{} : core::Bytes(bytes, bytes + size);
}

core::Result<Database> Database::open(const std::string& path, Use use) {
  sqlite3* raw = nullptr;
  const int code =
      sqlite3_open_v2(path.c_str(), &raw, flags_of(use) | SQLITE_OPEN_FULLMUTEX, nullptr);
  Database database(raw);
  if (code != SQLITE_OK) return sqlite_error(raw, path.c_str());
  constexpr int patience = 2000;  // ms; another process may be reading
  sqlite3_busy_timeout(raw, use == Use::shared ? patience : 0);
  const auto set = database.execute(preparation_of(use));
  if (!set) return set.error();
  return database;
}

core::Result<void> Database::execute(const std::string& sql) {
  if (sqlite3_exec(database_.get(), sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) {
    return sqlite_error(database_.get(), "execute");
  }
  return {};
}

core::Result<Statement> Database::prepare(std::string_view sql) {
  sqlite3_stmt* statement = nullptr;
  const int code = sqlite3_prepare_v2(database_.get(), sql.data(), static_cast<int>(sql.size()),
                                      &statement, nullptr);
  if (code != SQLITE_OK) return sqlite_error(database_.get(), "prepare");
  return Statement(database_.get(), statement);
}

core::Result<std::int64_t> Database::number(std::string_view sql) {
  auto statement = prepare(sql);
  if (!statement) return statement.error();
  const auto row = statement->step();
  if (!row) return row.error();
  if (!*row) return core::fail(core::Errc::malformed_data, "database: a number is missing");
  return statement->number(0);
}

core::Result<std::string> Database::file_content() {
  sqlite3_int64 size = 0;
  unsigned char* bytes = sqlite3_serialize(database_.get(), "main", &size, 0);
  if (bytes == nullptr) return sqlite_error(database_.get(), "serialize");
  std::string content(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size));
  sqlite3_free(bytes);
  return content;
}

bool in_use(const core::Error& error) {
  return error.code == core::Errc::io_failure && error.context.ends_with(busy);
}

core::Result<Transaction> Transaction::begin(Database& database) {
  const auto begun = database.execute("BEGIN IMMEDIATE");
  if (!begun) return begun.error();
  return Transaction(database, false);
}

core::Result<Transaction> Transaction::within(Database& database) {
  const auto begun = database.execute("SAVEPOINT part");
  if (!begun) return begun.error();
  return Transaction(database, true);
}

Transaction::~Transaction() {
  if (database_ == nullptr) return;
  static_cast<void>(database_->execute(part_ ? "ROLLBACK TO part; RELEASE part" : "ROLLBACK"));
}

core::Result<void> Transaction::commit() {
  const auto done = database_->execute(part_ ? "RELEASE part" : "COMMIT");
  if (done) database_ = nullptr;
  return done;
}

}  // namespace madoguchi::adapters::sqlite
