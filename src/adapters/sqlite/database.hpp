// SPDX-License-Identifier: Apache-2.0
// SQLite as the product uses it: a database and statements, with errors as Result.
#pragma once

#include "core/bytes.hpp"
#include "core/result.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

struct sqlite3;
struct sqlite3_stmt;

namespace madoguchi::adapters::sqlite {

struct SqliteClose {
  void operator()(sqlite3* database) const;
  void operator()(sqlite3_stmt* statement) const;
};

/// A statement with its values; one use.
class Statement {
 public:
  /// Binds the next parameter.
  Statement& bind(std::string_view text);
  Statement& bind(std::int64_t number);
  Statement& bind(core::ByteView bytes);

  /// True when there is a row to read, false at the end. Error: io_failure.
  core::Result<bool> step();
  /// Runs to the end, ignoring rows.
  core::Result<void> run();

  std::string text(int column) const;
  std::int64_t number(int column) const;
  core::Bytes bytes(int column) const;

 private:
  friend class Database;
  Statement(sqlite3* database, sqlite3_stmt* statement)
      : database_(database), statement_(statement) {}
  sqlite3* database_;
  std::unique_ptr<sqlite3_stmt, SqliteClose> statement_;
  int next_ = 1;
};

/// How a database file is used.
enum class Use {
  shared,     ///< made if needed; write-ahead log, several processes
  exclusive,  ///< must exist; everything in the one file, no other process may even read it
  reading,    ///< must exist, is not changed; fails while somebody uses it exclusively
};

/// An open database. What a statement has changed is on disk when it returns (synchronous=FULL),
/// unless a transaction is open.
class Database {
 public:
  /// Opens a file; ":memory:" for one that lives as long as this object. Errors: file_missing;
  /// malformed_data if it is damaged or no database; io_failure, also while another process uses it
  /// exclusively (see in_use).
  static core::Result<Database> open(const std::string& path, Use use = Use::shared);

  /// Runs statements without parameters.
  core::Result<void> execute(const std::string& sql);
  core::Result<Statement> prepare(std::string_view sql);
  /// The number that a statement such as "PRAGMA user_version" gives.
  core::Result<std::int64_t> number(std::string_view sql);

  /// The bytes that a file of this database has, for one that lives in memory.
  core::Result<std::string> file_content();

 private:
  explicit Database(sqlite3* database) : database_(database) {}
  std::unique_ptr<sqlite3, SqliteClose> database_;
};

/// Whether an error means that somebody else uses the database.
bool in_use(const core::Error& error);

/// All or nothing: what was changed since it began is undone unless `commit` is reached.
class Transaction {
 public:
  static core::Result<Transaction> begin(Database& database);
  /// A part of a transaction that has begun: what it changes can be taken back alone.
  static core::Result<Transaction> within(Database& database);
  Transaction(Transaction&& other) noexcept
      : database_(std::exchange(other.database_, nullptr)), part_(other.part_) {}
  Transaction& operator=(Transaction&&) = delete;
  ~Transaction();
  core::Result<void> commit();

 private:
  Transaction(Database& database, bool part) : database_(&database), part_(part) {}
  Database* database_;
  bool part_;
};

}  // namespace madoguchi::adapters::sqlite
