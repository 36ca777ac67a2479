// SPDX-License-Identifier: Apache-2.0
// Identifiers, tickets, consents from afar, reference numbers and bulk requests of the store.
#include "eligibility/oqs_message.hpp"
#include "eligibility/oqs_search.hpp"
#include "sim/eligibility/service_store.hpp"

#include <fmt/format.h>

#include <array>
#include <chrono>

namespace madoguchi::sim::eligibility {
namespace {

namespace messages = madoguchi::eligibility;
using messages::OqsElement;

/// An element as text that can be read again.
std::string kept(const OqsElement& element) {
  messages::OqsMessage message;
  message.body.add(element);
  return write_oqs_message(message, messages::OqsEncoding::utf_8);
}

core::Result<OqsElement> unkept(std::string_view text) {
  auto read = messages::read_oqs_message(text);
  auto* message = std::get_if<messages::OqsMessage>(&read);
  if (message == nullptr || message->body.children.empty()) {
    return core::fail(core::Errc::malformed_data, "an element in the database");
  }
  return std::move(message->body.children.front());
}

std::string compact(const std::optional<core::CivilDate>& date) {
  return date ? core::to_compact(*date) : std::string{};
}

/// A person that is put again is put as a whole.
constexpr std::array forget{
    "DELETE FROM identifiers WHERE person = ?",
    "DELETE FROM file_consents WHERE person = ?",
    "DELETE FROM tickets WHERE person = ?",
    "DELETE FROM remote_consents WHERE person = ?",
};

}  // namespace

core::Result<void> ServiceStore::put_insurance(const RegisteredPerson& person) {
  for (const char* sql : forget) {
    auto statement = database_.prepare(sql);
    if (!statement) return statement.error();
    if (const auto done = statement->bind(person.key).run(); !done) return done;
  }
  for (std::size_t i = 0; i < person.records.size(); ++i) {
    const auto& record = person.records[i];
    auto add = database_.prepare("INSERT INTO identifiers VALUES(?, ?, ?, ?, ?, ?, ?)");
    if (!add) return add.error();
    add->bind(person.key).bind(static_cast<std::int64_t>(i));
    add->bind(messages::comparable_insurer_number(record.insurer_number));
    add->bind(record.insured_card_symbol).bind(record.insured_identification_number);
    add->bind(record.insured_branch_number).bind(core::to_compact(record.birthdate));
    if (const auto done = add->run(); !done) return done;
  }
  for (const messages::InformationKind kind : person.file_consents) {
    auto add = database_.prepare("INSERT INTO file_consents VALUES(?, ?)");
    if (!add) return add.error();
    if (const auto done = add->bind(person.key).bind(core::name_of(kind)).run(); !done) return done;
  }
  for (const OqsElement& ticket : person.tickets) {
    auto add = database_.prepare("INSERT INTO tickets(person, ticket) VALUES(?, ?)");
    if (!add) return add.error();
    if (const auto done = add->bind(person.key).bind(kept(ticket)).run(); !done) return done;
  }
  for (const RemoteConsent& consent : person.remote_consents) {
    auto add = database_.prepare("INSERT INTO remote_consents VALUES(?, ?, ?, ?)");
    if (!add) return add.error();
    add->bind(person.key).bind(core::name_of(consent.duty));
    add->bind(core::to_compact(consent.consented)).bind(compact(consent.examined));
    if (const auto done = add->run(); !done) return done;
  }
  return {};
}

core::Result<void> ServiceStore::read_insurance(RegisteredPerson& person) {
  auto kinds = database_.prepare("SELECT kind FROM file_consents WHERE person = ?");
  if (!kinds) return kinds.error();
  kinds->bind(person.key);
  for (auto row = kinds->step(); !row || *row; row = kinds->step()) {
    if (!row) return row.error();
    const auto kind = core::value_of<messages::InformationKind>(kinds->text(0));
    if (kind) person.file_consents.insert(*kind);
  }
  auto tickets = database_.prepare("SELECT ticket FROM tickets WHERE person = ? ORDER BY number");
  if (!tickets) return tickets.error();
  tickets->bind(person.key);
  for (auto row = tickets->step(); !row || *row; row = tickets->step()) {
    if (!row) return row.error();
    auto ticket = unkept(tickets->text(0));
    if (!ticket) return ticket.error();
    person.tickets.push_back(std::move(*ticket));
  }
  auto consents = database_.prepare(
      "SELECT duty, consented, examined FROM remote_consents WHERE person = ? ORDER BY rowid");
  if (!consents) return consents.error();
  consents->bind(person.key);
  for (auto row = consents->step(); !row || *row; row = consents->step()) {
    if (!row) return row.error();
    const auto duty = core::value_of<messages::OqsDuty>(consents->text(0));
    const auto day = core::parse_compact_date(consents->text(1));
    if (!duty || !day) return core::fail(core::Errc::malformed_data, "a consent in the database");
    person.remote_consents.push_back({*duty, *day, core::parse_compact_date(consents->text(2))});
  }
  return {};
}

core::Result<std::vector<RecordKey>> ServiceStore::records_of(
    const messages::InsuranceIdentifiers& identifiers) {
  auto statement = database_.prepare(
      "SELECT person, record FROM identifiers WHERE insurer = ?1 AND number = ?2 "
      "AND (?3 = '' OR symbol = ?3) AND (?4 = '' OR branch = '' OR branch = ?4) "
      "AND (?5 = '' OR birthdate = ?5) ORDER BY person, record");
  if (!statement) return statement.error();
  statement->bind(messages::comparable_insurer_number(identifiers.insurer_number))
      .bind(identifiers.number)
      .bind(identifiers.symbol)
      .bind(identifiers.branch)
      .bind(compact(identifiers.birthdate));
  std::vector<RecordKey> keys;
  for (auto row = statement->step(); !row || *row; row = statement->step()) {
    if (!row) return row.error();
    keys.push_back({statement->text(0), static_cast<std::size_t>(statement->number(1))});
  }
  return keys;
}

core::Result<void> ServiceStore::put_reference(std::string_view institution, const RecordKey& key,
                                               std::string_view number) {
  auto statement = database_.prepare("INSERT OR REPLACE INTO reference_numbers VALUES(?, ?, ?, ?)");
  if (!statement) return statement.error();
  return statement->bind(institution)
      .bind(key.person)
      .bind(static_cast<std::int64_t>(key.record))
      .bind(number)
      .run();
}

core::Result<std::string> ServiceStore::reference(std::string_view institution,
                                                  const RecordKey& key) {
  auto statement = database_.prepare(
      "SELECT number FROM reference_numbers WHERE institution = ? AND person = ? AND record = ?");
  if (!statement) return statement.error();
  statement->bind(institution).bind(key.person).bind(static_cast<std::int64_t>(key.record));
  const auto row = statement->step();
  if (!row) return row.error();
  return *row ? statement->text(0) : std::string{};
}

core::Result<std::string> ServiceStore::reception_of(std::string_view key) {
  auto statement = database_.prepare("SELECT reception FROM bulk_requests WHERE key = ?");
  if (!statement) return statement.error();
  const auto row = statement->bind(key).step();
  if (!row) return row.error();
  return *row ? statement->text(0) : std::string{};
}

core::Result<std::string> ServiceStore::add_bulk(const messages::BulkRequest& request,
                                                 core::CivilTime now) {
  auto known = reception_of(request.key);
  if (!known || !known->empty()) return known;
  const auto number = database_.number("SELECT COALESCE(MAX(number), 0) + 1 FROM bulk_requests");
  if (!number) return number.error();
  const std::string reception =
      fmt::format("{}{:010}", core::to_compact(core::date_of(now)), *number);
  auto add = database_.prepare("INSERT INTO bulk_requests VALUES(?, ?, ?, ?, ?, ?, ?)");
  if (!add) return add.error();
  add->bind(*number).bind(request.key).bind(reception).bind(request.institution);
  add->bind(core::name_of(request.duty)).bind(request.arbitrary_identifier);
  add->bind(static_cast<std::int64_t>(now.time_since_epoch().count()));
  if (const auto done = add->run(); !done) return done.error();
  for (std::size_t i = 0; i < request.items.size(); ++i) {
    const messages::BulkItem& item = request.items[i];
    auto put = database_.prepare("INSERT INTO bulk_items VALUES(?, ?, ?, ?)");
    if (!put) return put.error();
    put->bind(*number).bind(static_cast<std::int64_t>(i)).bind(kept(item.asked));
    put->bind(item.problem ? core::name_of(*item.problem) : std::string_view{});
    if (const auto done = put->run(); !done) return done.error();
  }
  return reception;
}

core::Result<std::optional<KeptBulk>> ServiceStore::bulk(std::string_view reception) {
  auto statement = database_.prepare(
      "SELECT number, key, institution, duty, identifier, at FROM bulk_requests WHERE reception = "
      "?");
  if (!statement) return statement.error();
  const auto found = statement->bind(reception).step();
  if (!found) return found.error();
  if (!*found) return std::optional<KeptBulk>{};
  const auto duty = core::value_of<messages::OqsDuty>(statement->text(3));
  if (!duty) return core::fail(core::Errc::malformed_data, "a bulk request in the database");
  KeptBulk kept_bulk;
  kept_bulk.request = {statement->text(2), statement->text(1), *duty, statement->text(4), {}};
  kept_bulk.at = core::CivilTime(std::chrono::seconds(statement->number(5)));
  auto items = database_.prepare(
      "SELECT asked, problem FROM bulk_items WHERE request = ? ORDER BY position");
  if (!items) return items.error();
  items->bind(statement->number(0));
  for (auto row = items->step(); !row || *row; row = items->step()) {
    if (!row) return row.error();
    auto asked = unkept(items->text(0));
    if (!asked) return asked.error();
    kept_bulk.request.items.push_back(
        {std::move(*asked), core::value_of<messages::OqsCondition>(items->text(1))});
  }
  return std::optional(std::move(kept_bulk));
}

}  // namespace madoguchi::sim::eligibility
