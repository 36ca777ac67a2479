// SPDX-License-Identifier: Apache-2.0
// The people of the store. Validity and records are kept as the JSON of the service's answer.
#include "core/hex.hpp"
#include "eligibility/service_json.hpp"
#include "sim/eligibility/service_store.hpp"

namespace madoguchi::sim::eligibility {
namespace {

namespace messages = madoguchi::eligibility;

/// Upper-case digits without separators, so that serial numbers compare as text.
std::string normal_serial(std::string_view serial) {
  const auto bytes = core::from_hex(serial);
  return bytes ? core::to_hex(*bytes) : std::string(serial);
}

std::string answer_json(const RegisteredPerson& person) {
  messages::EligibilityAnswer answer;
  answer.validity = person.validity;
  for (const auto& record : person.records) answer.records.push_back({record});
  answer.subsidies = person.subsidies;
  return messages::to_json(answer);
}

}  // namespace

core::Result<void> ServiceStore::put_person(const RegisteredPerson& person) {
  return as_one([&]() -> core::Result<void> {
    auto forget = database_.prepare("DELETE FROM noted_cards WHERE person = ?");
    if (!forget) return forget.error();
    if (const auto done = forget->bind(person.key).run(); !done) return done;
    return write_person(person);
  });
}

core::Result<void> ServiceStore::put_people(const std::vector<RegisteredPerson>& people) {
  return as_one([&] { return replace_people(people); });
}

core::Result<void> ServiceStore::replace_people(const std::vector<RegisteredPerson>& people) {
  for (const char* table : {"standing", "identifiers", "file_consents", "tickets",
                            "remote_consents", "information", "people"}) {
    const auto emptied = database_.execute(std::string("DELETE FROM ") + table);
    if (!emptied) return emptied;
  }
  for (const RegisteredPerson& person : people) {
    if (const auto put = write_person(person); !put) return put;
  }
  return {};
}

core::Result<void> ServiceStore::write_person(const RegisteredPerson& person) {
  auto insert = database_.prepare(
      "INSERT INTO people VALUES(?1, ?2, ?3, ?4) ON CONFLICT(key) DO UPDATE SET "
      "certificate_serial = ?2, common_name = ?3, answer = ?4");
  if (!insert) return insert.error();
  const auto inserted = insert->bind(person.key)
                            .bind(normal_serial(person.certificate_serial))
                            .bind(person.common_name)
                            .bind(answer_json(person))
                            .run();
  if (!inserted) return inserted.error();
  auto forget = database_.prepare("DELETE FROM information WHERE person = ?");
  if (!forget) return forget.error();
  if (const auto done = forget->bind(person.key).run(); !done) return done.error();
  for (const messages::InformationKind kind : person.information) {
    auto add = database_.prepare("INSERT INTO information VALUES(?, ?)");
    if (!add) return add.error();
    const auto done = add->bind(person.key).bind(core::name_of(kind)).run();
    if (!done) return done.error();
  }
  if (const auto done = put_standing(person); !done) return done;
  return put_insurance(person);
}

core::Result<void> ServiceStore::put_standing(const RegisteredPerson& person) {
  auto put = database_.prepare("INSERT OR REPLACE INTO standing VALUES(?, ?, ?, ?, ?)");
  if (!put) return put.error();
  return put->bind(person.key)
      .bind(std::int64_t{person.registered})
      .bind(std::int64_t{person.certificate_known})
      .bind(std::int64_t{person.dv_protected})
      .bind(std::int64_t{person.specified_disease})
      .run();
}

core::Result<void> ServiceStore::read_standing(RegisteredPerson& person) {
  auto row = database_.prepare(
      "SELECT registered, certificate_known, dv_protected, specified_disease, "
      "EXISTS(SELECT 1 FROM noted_cards WHERE noted_cards.person = standing.person) "
      "FROM standing WHERE person = ?");
  if (!row) return row.error();
  const auto found = row->bind(person.key).step();
  if (!found) return found.error();
  if (!*found) return {};
  const bool noted = row->number(4) != 0;
  person.registered = noted || row->number(0) != 0;
  person.certificate_known = noted || row->number(1) != 0;
  person.dv_protected = row->number(2) != 0;
  person.specified_disease = row->number(3) != 0;
  return {};
}

core::Result<void> ServiceStore::note_card(std::string_view person) {
  auto note = database_.prepare("INSERT OR IGNORE INTO noted_cards VALUES(?)");
  if (!note) return note.error();
  return note->bind(person).run();
}

core::Result<std::optional<RegisteredPerson>> ServiceStore::read_person(
    adapters::sqlite::Statement statement) {
  const auto row = statement.step();
  if (!row) return row.error();
  if (!*row) return std::optional<RegisteredPerson>{};
  RegisteredPerson person;
  person.key = statement.text(0);
  person.certificate_serial = statement.text(1);
  person.common_name = statement.text(2);
  auto answer = messages::parse_answer(statement.text(3));
  if (!answer) return answer.error();
  person.validity = answer->validity;
  for (auto& found : answer->records) person.records.push_back(std::move(found.record));
  person.subsidies = std::move(answer->subsidies);
  auto kinds = database_.prepare("SELECT kind FROM information WHERE person = ?");
  if (!kinds) return kinds.error();
  kinds->bind(person.key);
  while (true) {
    const auto more = kinds->step();
    if (!more) return more.error();
    if (!*more) break;
    const auto kind = core::value_of<messages::InformationKind>(kinds->text(0));
    if (kind) person.information.insert(*kind);
  }
  if (const auto read = read_standing(person); !read) return read.error();
  if (const auto read = read_insurance(person); !read) return read.error();
  return std::optional(std::move(person));
}

core::Result<std::optional<RegisteredPerson>> ServiceStore::person(std::string_view key) {
  auto statement = database_.prepare(
      "SELECT key, certificate_serial, common_name, answer FROM people WHERE key = ?");
  if (!statement) return statement.error();
  statement->bind(key);
  return read_person(std::move(*statement));
}

core::Result<std::optional<RegisteredPerson>> ServiceStore::person_of_certificate(
    std::string_view serial, std::string_view common_name) {
  auto statement = database_.prepare(
      "SELECT key, certificate_serial, common_name, answer FROM people WHERE "
      "(certificate_serial != '' AND certificate_serial = ?1) OR "
      "(certificate_serial = '' AND common_name != '' AND common_name = ?2) ORDER BY key");
  if (!statement) return statement.error();
  statement->bind(normal_serial(serial)).bind(common_name);
  return read_person(std::move(*statement));
}

core::Result<std::vector<std::string>> ServiceStore::people() {
  auto statement = database_.prepare("SELECT key FROM people ORDER BY key");
  if (!statement) return statement.error();
  std::vector<std::string> keys;
  while (true) {
    const auto row = statement->step();
    if (!row) return row.error();
    if (!*row) return keys;
    keys.push_back(statement->text(0));
  }
}

}  // namespace madoguchi::sim::eligibility
