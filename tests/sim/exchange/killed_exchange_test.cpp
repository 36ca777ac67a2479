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

TEST(KilledExchange, LosesNothingAndDoesNothingTwice) {
  const auto folder = adapters::files::TemporaryFolder::make().value();
  const auto options = options_for(folder.path());
  Emr emr(folder.path());
  core::SeededRandom random(core::seed_of("killed exchange"));
  std::set<std::string> submitted;
  for (int round = 0; round < 60; ++round) {
    ExchangeProcess exchange(options);
    for (int i = 0; i < 8; ++i) {
      const std::string identifier = fmt::format("{:03}{}", round, i);
      const char* family = i % 3 == 0 ? "OQSmuquc01" : i % 3 == 1 ? "OQSsiquc01" : "OQSsiimm01";
      emr.drop(family, identifier);
      if (i % 3 == 0) submitted.insert("OQSmuquc01res_" + identifier + ".xml");
      std::this_thread::sleep_for(std::chrono::microseconds(random.below(6000)));
      emr.fetch();
    }
    std::this_thread::sleep_for(std::chrono::microseconds(random.below(60000)));
    exchange.end();
    emr.fetch();
  }
  const std::size_t before = emr.fetched().size();
  EXPECT_GT(before, 60U) << "too few were answered between the kills to say anything";
  {
    ExchangeProcess exchange(options);
    EXPECT_TRUE(emr.fetch_all(60s)) << emr.fetched().size() << " of " << emr.dropped();
    std::this_thread::sleep_for(300ms);  // whatever would come twice
    emr.fetch();
  }
  EXPECT_EQ(emr.fetched().size(), emr.dropped());
  for (const auto& [name, times] : emr.fetched()) EXPECT_EQ(times, 1) << name;
  std::set<std::string> receptions;
  for (const auto& [name, content] : emr.contents()) {
    EXPECT_THAT(content, testing::EndsWith("</XmlMsg>\n")) << name;
    EXPECT_EQ(element(content, "SegmentOfResult"), "1") << name;
    EXPECT_EQ(element(content, "ProcessingResultStatus"), "1") << name;
    const std::string identifier = element(content, "ArbitraryFileIdentifier");
    EXPECT_THAT(name, testing::HasSubstr("_" + identifier + ".xml"));
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
