// SPDX-License-Identifier: Apache-2.0
#include "sim/emr/emr_store.hpp"

#include <utility>

namespace madoguchi::sim::emr {
namespace {

using adapters::sqlite::Statement;
using checkin::EmrChart;

constexpr const char* tables = R"(
CREATE TABLE IF NOT EXISTS charts(id TEXT PRIMARY KEY, name TEXT, name_kana TEXT, sex TEXT, born TEXT,
  address TEXT, insurer TEXT, symbol TEXT, number TEXT, branch TEXT, share INTEGER);
CREATE TABLE IF NOT EXISTS files(name TEXT PRIMARY KEY, digest TEXT, state TEXT, changed INTEGER,
  size INTEGER, looks INTEGER, content BLOB);
CREATE TABLE IF NOT EXISTS results(id INTEGER PRIMARY KEY, chart TEXT, processed_at TEXT, aid INTEGER);
CREATE TABLE IF NOT EXISTS facts(result INTEGER, field TEXT, value TEXT);
CREATE INDEX IF NOT EXISTS facts_of_result ON facts(result);
CREATE TABLE IF NOT EXISTS requests(result TEXT PRIMARY KEY, kind TEXT, chart TEXT);
CREATE TABLE IF NOT EXISTS kept(name TEXT PRIMARY KEY, value TEXT);
)";

constexpr const char* chart_columns =
    "SELECT id, name, name_kana, sex, born, address, insurer, symbol, number, branch, share "
    "FROM charts";

EmrChart chart_of(const Statement& row) {
  EmrChart chart;
  int column = 0;
  for (std::string* text : {&chart.id, &chart.name, &chart.name_kana, &chart.sex}) {
    *text = row.text(column++);
  }
  chart.born = core::parse_date(row.text(column++)).value_or(core::CivilDate{});
  for (std::string* text :
       {&chart.address, &chart.insurer, &chart.symbol, &chart.number, &chart.branch}) {
    *text = row.text(column++);
  }
  chart.share = static_cast<int>(row.number(column));
  return chart;
}

/// The first column of the first row; empty without one.
core::Result<std::string> text_of(core::Result<Statement> statement) {
  if (!statement) return statement.error();
  const auto row = statement->step();
  if (!row) return row.error();
  return *row ? statement->text(0) : std::string{};
}

}  // namespace

core::Result<EmrStore> EmrStore::open(const std::string& path) {
  auto database = adapters::sqlite::Database::open(path);
  if (!database) return database.error();
  if (const auto made = database->execute(tables); !made) return made.error();
  return EmrStore(std::move(*database));
}

core::Result<adapters::sqlite::Transaction> EmrStore::begin() {
  return adapters::sqlite::Transaction::begin(database_);
}

core::Result<void> EmrStore::put_chart(const EmrChart& chart) {
  auto put =
      database_.prepare("INSERT OR REPLACE INTO charts VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  if (!put) return put.error();
  put->bind(chart.id).bind(chart.name).bind(chart.name_kana).bind(chart.sex);
  put->bind(core::to_iso(chart.born)).bind(chart.address).bind(chart.insurer).bind(chart.symbol);
  put->bind(chart.number).bind(chart.branch).bind(std::int64_t{chart.share});
  return put->run();
}

core::Result<std::vector<EmrChart>> EmrStore::charts() {
  auto select = database_.prepare(std::string(chart_columns) + " ORDER BY id");
  if (!select) return select.error();
  std::vector<EmrChart> charts;
  while (true) {
    const auto row = select->step();
    if (!row) return row.error();
    if (!*row) return charts;
    charts.push_back(chart_of(*select));
  }
}

core::Result<std::optional<EmrChart>> EmrStore::chart(const std::string& id) {
  auto select = database_.prepare(std::string(chart_columns) + " WHERE id = ?");
  if (!select) return select.error();
  select->bind(id);
  const auto row = select->step();
  if (!row) return row.error();
  if (!*row) return std::optional<EmrChart>{};
  return std::optional<EmrChart>(chart_of(*select));
}

core::Result<std::optional<KnownFile>> EmrStore::file(const std::string& name) {
  auto select = database_.prepare(
      "SELECT digest, state, changed, size, looks, content FROM files WHERE name = ?");
  if (!select) return select.error();
  select->bind(name);
  const auto row = select->step();
  if (!row) return row.error();
  if (!*row) return std::optional<KnownFile>{};
  KnownFile file{name, select->text(0)};
  file.state = core::value_of<checkin::EmrState>(select->text(1)).value_or(file.state);
  file.changed = select->number(2);
  file.size = select->number(3);
  file.looks = select->number(4);
  file.content = select->text(5);
  return std::optional<KnownFile>(std::move(file));
}

core::Result<bool> EmrStore::taken_over(const std::string& digest) {
  auto select = database_.prepare(
      "SELECT COUNT(*) FROM files WHERE digest = ? AND state IN ('imported', 'known')");
  if (!select) return select.error();
  select->bind(digest);
  const auto row = select->step();
  if (!row) return row.error();
  return select->number(0) > 0;
}

core::Result<std::vector<std::string>> EmrStore::waiting_files() {
  auto select = database_.prepare("SELECT name FROM files WHERE state = 'waits' ORDER BY name");
  if (!select) return select.error();
  std::vector<std::string> names;
  while (true) {
    const auto row = select->step();
    if (!row) return row.error();
    if (!*row) return names;
    names.push_back(select->text(0));
  }
}

core::Result<void> EmrStore::put_file(const KnownFile& file) {
  auto put = database_.prepare("INSERT OR REPLACE INTO files VALUES(?, ?, ?, ?, ?, ?, ?)");
  if (!put) return put.error();
  put->bind(file.name).bind(file.digest).bind(core::name_of(file.state)).bind(file.changed);
  put->bind(file.size).bind(file.looks).bind(file.content);
  return put->run();
}

core::Result<void> EmrStore::add_result(const std::string& chart, std::string_view processed_at,
                                        bool medical_aid, const Facts& facts) {
  auto add = database_.prepare("INSERT INTO results(chart, processed_at, aid) VALUES(?, ?, ?)");
  if (!add) return add.error();
  add->bind(chart).bind(processed_at).bind(std::int64_t{medical_aid ? 1 : 0});
  if (const auto added = add->run(); !added) return added;
  for (const auto& [field, value] : facts) {
    auto fact = database_.prepare("INSERT INTO facts VALUES((SELECT MAX(id) FROM results), ?, ?)");
    if (!fact) return fact.error();
    fact->bind(field).bind(value);
    if (const auto put = fact->run(); !put) return put;
  }
  return {};
}

core::Result<Facts> EmrStore::newest(const std::string& chart, bool medical_aid, bool by_arrival) {
  const std::string order = by_arrival ? "id DESC" : "processed_at DESC, id DESC";
  auto select = database_.prepare(
      "SELECT field, value FROM facts WHERE result = (SELECT id FROM results WHERE chart = ? AND "
      "aid = ? ORDER BY " +
      order + " LIMIT 1)");
  if (!select) return select.error();
  select->bind(chart).bind(std::int64_t{medical_aid ? 1 : 0});
  Facts facts;
  while (true) {
    const auto row = select->step();
    if (!row) return row.error();
    if (!*row) return facts;
    facts[select->text(0)] = select->text(1);
  }
}

core::Result<std::string> EmrStore::newest_time(const std::string& chart, bool medical_aid) {
  auto select = database_.prepare(
      "SELECT COALESCE(MAX(processed_at), '') FROM results WHERE chart = ? AND aid = ?");
  if (!select) return select.error();
  select->bind(chart).bind(std::int64_t{medical_aid ? 1 : 0});
  return text_of(std::move(select));
}

core::Result<std::int64_t> EmrStore::results(const std::string& chart) {
  auto select = database_.prepare("SELECT COUNT(*) FROM results WHERE chart = ?");
  if (!select) return select.error();
  select->bind(chart);
  const auto row = select->step();
  if (!row) return row.error();
  return select->number(0);
}

core::Result<void> EmrStore::put_request(const SentRequest& request) {
  auto put = database_.prepare("INSERT OR REPLACE INTO requests VALUES(?, ?, ?)");
  if (!put) return put.error();
  put->bind(request.result).bind(core::name_of(request.kind)).bind(request.chart);
  return put->run();
}

core::Result<std::optional<SentRequest>> EmrStore::request(const std::string& result) {
  auto select = database_.prepare("SELECT kind, chart FROM requests WHERE result = ?");
  if (!select) return select.error();
  select->bind(result);
  const auto row = select->step();
  if (!row) return row.error();
  const auto kind = *row ? core::value_of<ports::EmrRequestKind>(select->text(0)) : std::nullopt;
  if (!kind) return std::optional<SentRequest>{};
  return std::optional<SentRequest>(SentRequest{result, *kind, select->text(1)});
}

core::Result<std::int64_t> EmrStore::next_number() {
  const auto count = database_.number("SELECT COUNT(*) FROM requests");
  if (!count) return count.error();
  return *count + 1;
}

core::Result<void> EmrStore::keep(std::string_view name, std::string_view value) {
  auto put = database_.prepare("INSERT OR REPLACE INTO kept VALUES(?, ?)");
  if (!put) return put.error();
  put->bind(name).bind(value);
  return put->run();
}

core::Result<std::string> EmrStore::kept(std::string_view name) {
  auto select = database_.prepare("SELECT value FROM kept WHERE name = ?");
  if (!select) return select.error();
  select->bind(name);
  return text_of(std::move(select));
}

}  // namespace madoguchi::sim::emr
