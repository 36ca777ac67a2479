// SPDX-License-Identifier: Apache-2.0
#include "sim/eligibility/service_store.hpp"

namespace madoguchi::sim::eligibility {
namespace {

// Times are seconds of Japanese civil time since 1970-01-01 00:00:00 in Japan.
constexpr const char* schema = R"(
CREATE TABLE IF NOT EXISTS people(key TEXT PRIMARY KEY, certificate_serial TEXT NOT NULL,
  common_name TEXT NOT NULL, answer TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS information(person TEXT NOT NULL REFERENCES people(key), kind TEXT NOT NULL,
  PRIMARY KEY(person, kind)) STRICT;
CREATE TABLE IF NOT EXISTS standing(person TEXT PRIMARY KEY REFERENCES people(key), registered INTEGER NOT NULL,
  certificate_known INTEGER NOT NULL, dv_protected INTEGER NOT NULL, specified_disease INTEGER NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS noted_cards(person TEXT PRIMARY KEY) STRICT;
CREATE TABLE IF NOT EXISTS challenges(number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT UNIQUE NOT NULL,
  nonce BLOB NOT NULL, issued_at INTEGER NOT NULL, used INTEGER NOT NULL DEFAULT 0) STRICT;
CREATE TABLE IF NOT EXISTS sessions(id TEXT PRIMARY KEY, person TEXT NOT NULL,
  opened_at INTEGER NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS consents(session TEXT NOT NULL REFERENCES sessions(id), kind TEXT NOT NULL,
  given_at INTEGER NOT NULL, PRIMARY KEY(session, kind)) STRICT;
CREATE TABLE IF NOT EXISTS audit(number INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL,
  request TEXT NOT NULL, person TEXT NOT NULL, outcome TEXT NOT NULL, detail TEXT NOT NULL) STRICT;
)";

// Identifiers as they are compared; tickets and items of bulk requests as XML of their elements.
constexpr const char* insurance_schema = R"(
CREATE TABLE IF NOT EXISTS identifiers(person TEXT NOT NULL REFERENCES people(key), record INTEGER NOT NULL,
  insurer TEXT NOT NULL, symbol TEXT NOT NULL, number TEXT NOT NULL, branch TEXT NOT NULL,
  birthdate TEXT NOT NULL, PRIMARY KEY(person, record)) STRICT;
CREATE INDEX IF NOT EXISTS identifiers_by_number ON identifiers(number, insurer);
CREATE TABLE IF NOT EXISTS file_consents(person TEXT NOT NULL REFERENCES people(key), kind TEXT NOT NULL,
  PRIMARY KEY(person, kind)) STRICT;
CREATE TABLE IF NOT EXISTS tickets(number INTEGER PRIMARY KEY AUTOINCREMENT,
  person TEXT NOT NULL REFERENCES people(key), ticket TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS remote_consents(person TEXT NOT NULL REFERENCES people(key), duty TEXT NOT NULL,
  consented TEXT NOT NULL, examined TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS reference_numbers(institution TEXT NOT NULL, person TEXT NOT NULL,
  record INTEGER NOT NULL, number TEXT NOT NULL, PRIMARY KEY(institution, person, record)) STRICT;
CREATE TABLE IF NOT EXISTS bulk_requests(number INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT UNIQUE NOT NULL,
  reception TEXT UNIQUE NOT NULL, institution TEXT NOT NULL, duty TEXT NOT NULL, identifier TEXT NOT NULL,
  at INTEGER NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS bulk_items(request INTEGER NOT NULL REFERENCES bulk_requests(number),
  position INTEGER NOT NULL, asked TEXT NOT NULL, problem TEXT NOT NULL,
  PRIMARY KEY(request, position)) STRICT;
)";

std::int64_t seconds(core::CivilTime time) { return time.time_since_epoch().count(); }

core::CivilTime civil_time(std::int64_t number) {
  return core::CivilTime(std::chrono::seconds(number));
}

}  // namespace

core::Result<ServiceStore> ServiceStore::open(const std::string& path) {
  auto database = adapters::sqlite::Database::open(path);
  if (!database) return database.error();
  if (const auto made = database->execute(schema); !made) return made.error();
  if (const auto made = database->execute(insurance_schema); !made) return made.error();
  return ServiceStore(std::move(*database));
}

core::Result<void> ServiceStore::gather() {
  if (gathering_) return {};
  const auto begun = database_.execute("BEGIN IMMEDIATE");
  gathering_ = begun.has_value();
  return begun;
}

core::Result<void> ServiceStore::settle() {
  if (!gathering_) return {};
  gathering_ = false;
  const auto done = database_.execute("COMMIT");
  // Some errors have ended the transaction themselves, so this one may find nothing to take back.
  if (!done) static_cast<void>(database_.execute("ROLLBACK"));
  return done;
}

core::Result<std::int64_t> ServiceStore::issued_challenges() {
  auto statement = database_.prepare("SELECT COALESCE(MAX(number), 0) FROM challenges");
  if (!statement) return statement.error();
  if (const auto row = statement->step(); !row) return row.error();
  return statement->number(0);
}

core::Result<void> ServiceStore::add_challenge(std::string_view id,
                                               const IssuedChallenge& challenge) {
  auto statement =
      database_.prepare("INSERT INTO challenges(id, nonce, issued_at) VALUES(?, ?, ?)");
  if (!statement) return statement.error();
  return statement->bind(id)
      .bind(core::ByteView(challenge.nonce))
      .bind(seconds(challenge.issued_at))
      .run();
}

core::Result<std::optional<IssuedChallenge>> ServiceStore::take_challenge(std::string_view id) {
  auto statement = database_.prepare(
      "UPDATE challenges SET used = 1 WHERE id = ? AND used = 0 RETURNING nonce, issued_at");
  if (!statement) return statement.error();
  const auto row = statement->bind(id).step();
  if (!row) return row.error();
  if (!*row) return std::optional<IssuedChallenge>{};
  IssuedChallenge challenge{statement->bytes(0), civil_time(statement->number(1))};
  // The change is on disk only when the statement has come to its end.
  if (const auto done = statement->run(); !done) return done.error();
  return std::optional(std::move(challenge));
}

core::Result<void> ServiceStore::add_session(std::string_view id, const Session& session) {
  auto statement = database_.prepare("INSERT INTO sessions VALUES(?, ?, ?)");
  if (!statement) return statement.error();
  return statement->bind(id).bind(session.person).bind(seconds(session.opened_at)).run();
}

core::Result<std::optional<Session>> ServiceStore::session(std::string_view id) {
  auto statement = database_.prepare("SELECT person, opened_at FROM sessions WHERE id = ?");
  if (!statement) return statement.error();
  const auto row = statement->bind(id).step();
  if (!row) return row.error();
  if (!*row) return std::optional<Session>{};
  return std::optional(Session{statement->text(0), civil_time(statement->number(1))});
}

core::Result<void> ServiceStore::add_consent(std::string_view session,
                                             madoguchi::eligibility::InformationKind kind,
                                             core::CivilTime at) {
  auto statement = database_.prepare("INSERT OR REPLACE INTO consents VALUES(?, ?, ?)");
  if (!statement) return statement.error();
  return statement->bind(session).bind(core::name_of(kind)).bind(seconds(at)).run();
}

core::Result<void> ServiceStore::add_audit(const AuditEntry& entry) {
  auto statement = database_.prepare(
      "INSERT INTO audit(at, request, person, outcome, detail) VALUES(?, ?, ?, ?, ?)");
  if (!statement) return statement.error();
  return statement->bind(seconds(entry.at))
      .bind(entry.request)
      .bind(entry.person)
      .bind(entry.outcome)
      .bind(entry.detail)
      .run();
}

core::Result<std::vector<AuditEntry>> ServiceStore::audit() {
  auto statement =
      database_.prepare("SELECT at, request, person, outcome, detail FROM audit ORDER BY number");
  if (!statement) return statement.error();
  std::vector<AuditEntry> entries;
  while (true) {
    const auto row = statement->step();
    if (!row) return row.error();
    if (!*row) return entries;
    entries.push_back({civil_time(statement->number(0)), statement->text(1), statement->text(2),
                       statement->text(3), statement->text(4)});
  }
}

}  // namespace madoguchi::sim::eligibility
