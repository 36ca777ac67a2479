// SPDX-License-Identifier: Apache-2.0
// What the mock eligibility service remembers: people, challenges, sessions, consents and who asked
// for what. Every call that returns without an error is on disk; within `as_one` when that returns,
// and after `gather` when `settle` does.
#pragma once

#include "adapters/sqlite/database.hpp"
#include "core/civil_time.hpp"
#include "core/result.hpp"
#include "sim/eligibility/registered_person.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace madoguchi::sim::eligibility {

/// A row of the audit table. It carries no certificates, signatures or medical data.
struct AuditEntry {
  core::CivilTime at{};
  std::string request;  ///< "challenge", "eligibility" or "information"
  std::string person;   ///< key of the person, if one was found
  std::string outcome;  ///< "ok", a validity, or the name of a rejection
  std::string detail;   ///< how identity was verified and by whom, or what was delivered
};

/// A session: a decided query of one person.
struct Session {
  std::string person;
  core::CivilTime opened_at{};
};

/// A challenge that was issued and not used yet.
struct IssuedChallenge {
  core::Bytes nonce;
  core::CivilTime issued_at{};
};

/// A bulk request that is kept, and when it came.
struct KeptBulk {
  madoguchi::eligibility::BulkRequest request;
  core::CivilTime at{};
};

/// Where a record of the store is.
struct RecordKey {
  std::string person;
  std::size_t record = 0;  ///< index into RegisteredPerson::records
};

class ServiceStore {
 public:
  /// Opens or makes a database file; ":memory:" keeps nothing.
  static core::Result<ServiceStore> open(const std::string& path);

  /// Does `work`, which gives a core::Result, as one change: a service that is killed in the middle
  /// has done nothing of it. Errors of `work` take back what it did.
  template <class Work>
  auto as_one(Work work) -> decltype(work()) {
    auto change = gathering_ ? adapters::sqlite::Transaction::within(database_)
                             : adapters::sqlite::Transaction::begin(database_);
    if (!change) return change.error();
    auto result = work();
    if (!result) return result;
    if (const auto done = change->commit(); !done) return done.error();
    return result;
  }

  /// From now on changes are gathered, and on disk when `settle` has returned: a flush for many.
  core::Result<void> gather();
  /// Puts what was gathered on disk; nothing of it is there after an error.
  core::Result<void> settle();

  /// Adds a person, or replaces the one of the same key and what was noted of the card.
  core::Result<void> put_person(const RegisteredPerson& person);
  /// These people and nobody else, all or nothing. What was noted of their cards stays.
  core::Result<void> put_people(const std::vector<RegisteredPerson>& people);
  core::Result<std::optional<RegisteredPerson>> person(std::string_view key);
  /// By serial number, or by common name among those registered without a serial number.
  core::Result<std::optional<RegisteredPerson>> person_of_certificate(std::string_view serial,
                                                                      std::string_view common_name);
  core::Result<std::vector<std::string>> people();
  /// The card is registered for insurance use and its certificate known from now on, also when the
  /// people are put again.
  core::Result<void> note_card(std::string_view person);

  /// How many challenges were ever issued.
  core::Result<std::int64_t> issued_challenges();
  core::Result<void> add_challenge(std::string_view id, const IssuedChallenge& challenge);
  /// Gives a challenge out once; empty if it is unknown or was taken before.
  core::Result<std::optional<IssuedChallenge>> take_challenge(std::string_view id);

  core::Result<void> add_session(std::string_view id, const Session& session);
  core::Result<std::optional<Session>> session(std::string_view id);
  core::Result<void> add_consent(std::string_view session,
                                 madoguchi::eligibility::InformationKind kind, core::CivilTime at);

  /// Records with these identifiers, person by person; what is not given is not compared.
  core::Result<std::vector<RecordKey>> records_of(
      const madoguchi::eligibility::InsuranceIdentifiers& identifiers);
  core::Result<void> put_reference(std::string_view institution, const RecordKey& key,
                                   std::string_view number);
  /// Empty if none is registered.
  core::Result<std::string> reference(std::string_view institution, const RecordKey& key);
  /// Keeps a bulk request and gives its reception number; the old number for a key that is known.
  /// Several changes: to be called within `as_one`.
  core::Result<std::string> add_bulk(const madoguchi::eligibility::BulkRequest& request,
                                     core::CivilTime now);
  core::Result<std::optional<KeptBulk>> bulk(std::string_view reception);
  /// The reception number of a key; empty if it is new.
  core::Result<std::string> reception_of(std::string_view key);

  core::Result<void> add_audit(const AuditEntry& entry);
  core::Result<std::vector<AuditEntry>> audit();

 private:
  explicit ServiceStore(adapters::sqlite::Database database) : database_(std::move(database)) {}
  core::Result<std::optional<RegisteredPerson>> read_person(adapters::sqlite::Statement statement);
  core::Result<void> write_person(const RegisteredPerson& person);
  core::Result<void> replace_people(const std::vector<RegisteredPerson>& people);
  core::Result<void> put_standing(const RegisteredPerson& person);
  core::Result<void> read_standing(RegisteredPerson& person);
  core::Result<void> put_insurance(const RegisteredPerson& person);
  core::Result<void> read_insurance(RegisteredPerson& person);
  adapters::sqlite::Database database_;
  bool gathering_ = false;
};

}  // namespace madoguchi::sim::eligibility
