// SPDX-License-Identifier: Apache-2.0
// The exchange is killed (SIGKILL) again and again while an EMR drops requests: every request is
// answered once and has its effect once.
#include "adapters/iconv/shift_jis.hpp"
#include "adapters/oqs_tables/load_oqs_tables.hpp"
#include "adapters/sqlite/database.hpp"
#include "core/seeded_random.hpp"
#include "emr.hpp"
#include "sim/eligibility/mock_insurance_service.hpp"
#include "tests/support/manual_clock.hpp"
#include "tests/support/run_task.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <set>

namespace madoguchi::sim::exchange {
namespace {

using namespace std::chrono_literals;

/// The exchange in a process of its own.
class ExchangeProcess {
 public:
  explicit ExchangeProcess(const ServeExchangeOptions& options) : process_(fork()) {
    if (process_ != 0) return;
    SilentObserver observer;
    const auto served = serve_exchange(options, {}, observer);
    std::_Exit(served ? 0 : 1);
  }
  ~ExchangeProcess() { end(); }
  ExchangeProcess(const ExchangeProcess&) = delete;
  ExchangeProcess& operator=(const ExchangeProcess&) = delete;

  void end() {
    if (process_ <= 0) return;
    kill(process_, SIGKILL);
    waitpid(process_, nullptr, 0);
    process_ = -1;
  }

 private:
  pid_t process_;
};

constexpr std::size_t rounds = 30;
constexpr std::size_t requests_each = 12;
constexpr std::array families{"OQSmuquc01", "OQSsiquc01", "OQSsiimm01", "OQSmuimm01", "OQSmutic01",
                              "OQSmuhvq01", "OQSmuonq01", "YZKsiquc01", "TKKsiquc01", "CIPsiquc01"};

bool is_submit(std::string_view family) {
  return family.starts_with("OQSmu") && family.ends_with("01");
}

/// Asks for the results of bulk requests that have a number and were not asked for.
void collect_bulk(Emr& emr, std::set<std::string>& collected) {
  for (const auto& [name, content] : std::map(emr.contents())) {
    const std::string reception = element(content, "ReceptionNumber");
    const bool submit = is_submit(name.substr(0, 10));
    if (!submit || reception.empty() || !collected.insert(reception).second) continue;
    emr.drop(name.substr(0, 9) + "2", "c" + reception, reception);
  }
}

/// The answer of one family, whole and without an error.
void expect_answer(const std::string& name, const std::string& content) {
  SCOPED_TRACE(name);
  EXPECT_THAT(content, testing::EndsWith("</XmlMsg>\n"));
  if (!name.starts_with("OQS")) {
    EXPECT_EQ(element(content, "ResultCode"), "1");
    EXPECT_THAT(name, testing::HasSubstr("_" + element(content, "ArbitraryFileIdentifier") + "."));
    return;
  }
  EXPECT_EQ(element(content, "SegmentOfResult"), "1");
  if (name.substr(8, 2) == "02") {
    EXPECT_THAT(name, testing::HasSubstr("c" + element(content, "ReceptionNumber") + "."));
    EXPECT_EQ(element(content, "NumberOfError"), "0");
    return;
  }
  EXPECT_EQ(element(content, "ProcessingResultStatus"), "1");
  EXPECT_THAT(name, testing::HasSubstr("_" + element(content, "ArbitraryFileIdentifier") + "."));
}

TEST(KilledExchange, LosesNothingAndDoesNothingTwice) {
  const auto folder = adapters::files::TemporaryFolder::make().value();
  auto options = options_for(folder.path());
  options.date = core::parse_date("2024-02-01");
  Emr emr(folder.path());
  core::SeededRandom random(core::seed_of("killed exchange"));
  std::set<std::string> submitted;
  std::set<std::string> collected;
  for (std::size_t round = 0; round < rounds; ++round) {
    ExchangeProcess exchange(options);
    for (std::size_t i = 0; i < requests_each; ++i) {
      const std::string identifier = fmt::format("{:03}{:02}", round, i);
      const std::string family = families.at((round * requests_each + i) % families.size());
      emr.drop(family, identifier);
      if (is_submit(family)) submitted.insert(family + "res_" + identifier + ".xml");
    }
    // After some answers, and then at any moment of another.
    const std::size_t enough = emr.fetched().size() + 1 + random.below(requests_each - 1);
    const auto patience = std::chrono::steady_clock::now() + 10s;
    while (emr.fetched().size() < enough && std::chrono::steady_clock::now() < patience) {
      emr.fetch();
      collect_bulk(emr, collected);
      std::this_thread::sleep_for(std::chrono::microseconds(random.below(2000)));
    }
    exchange.end();
    emr.fetch();
  }
  const std::size_t before = emr.fetched().size();
  EXPECT_GE(before, rounds) << "too few were answered between the kills to say anything";
  {
    ExchangeProcess exchange(options);
    EXPECT_TRUE(emr.fetch_all(60s)) << emr.fetched().size() << " of " << emr.dropped();
    collect_bulk(emr, collected);
    EXPECT_TRUE(emr.fetch_all(60s)) << emr.fetched().size() << " of " << emr.dropped();
    std::this_thread::sleep_for(300ms);  // whatever would come twice
    emr.fetch();
  }
  EXPECT_EQ(emr.fetched().size(), emr.dropped());
  for (const auto& [name, times] : emr.fetched()) EXPECT_EQ(times, 1) << name;
  std::set<std::string> receptions;
  for (const auto& [name, content] : emr.contents()) {
    expect_answer(name, content);
    if (submitted.contains(name)) receptions.insert(element(content, "ReceptionNumber"));
  }
  EXPECT_EQ(receptions.size(), submitted.size());
  auto database = adapters::sqlite::Database::open(
      (folder.path() / ".madoguchi-exchange/service.db").string(), adapters::sqlite::Use::reading);
  ASSERT_TRUE(database);
  EXPECT_EQ(database->number("SELECT COUNT(*) FROM bulk_requests").value(),
            static_cast<std::int64_t>(submitted.size()));
}

/// One life of the exchange up to the answer of the service, which it does not live to keep.
std::string reception_in_one_life(const std::filesystem::path& share) {
  auto work = adapters::exchange_folders::WorkFolder::open(share).value();
  auto requests = work.unanswered().value();
  if (requests.empty()) requests.push_back(work.take("OQSmuquc01req_1.xml").value());
  const core::CivilTime now = core::start_of(*core::parse_date("2024-02-01"));
  eligibility::MockInsuranceService service(
      eligibility::ServiceStore::open((work.folder() / "service.db").string()).value(),
      [now] { return now; });
  const auto tables = adapters::oqs_tables::load_oqs_tables(source / "data/oqs");
  const adapters::iconv::ShiftJis shift_jis;
  const test::ManualClock clock(now);
  terminal::exchange::ExchangeDesk desk(tables, shift_jis, service, clock);
  const auto answer = test::run(desk.answer(requests.at(0)));
  return element(answer.file.content, "ReceptionNumber");
}

// The moment that random kills hardly ever meet: the service has acknowledged, the answer is not
// kept.
TEST(KilledExchange, BetweenServiceAndAnswerTheRequestKeepsItsNumber) {
  const auto folder = adapters::files::TemporaryFolder::make().value();
  Emr emr(folder.path());
  emr.drop("OQSmuquc01", "1");
  const std::string first = reception_in_one_life(folder.path());
  EXPECT_FALSE(first.empty());
  EXPECT_EQ(reception_in_one_life(folder.path()), first);
}

}  // namespace
}  // namespace madoguchi::sim::exchange
