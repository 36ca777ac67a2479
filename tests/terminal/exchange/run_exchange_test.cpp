// SPDX-License-Identifier: Apache-2.0
// Trouble with the folders is told once, and what was taken is not given up.
#include "terminal/exchange/run_exchange.hpp"

#include "desk_fixture.hpp"

#include <boost/asio/io_context.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <deque>

namespace madoguchi::terminal::exchange {
namespace {

using testing::ElementsAre;

core::Error full() { return core::fail(core::Errc::io_failure, "No space left on device"); }

/// Plays back what `take` and `deliver` come to; then it is stopped.
class ScriptedFolder final : public ports::RequestFolder {
 public:
  std::deque<core::Result<std::vector<ports::RequestFile>>> taken;
  std::deque<core::Result<void>> delivered;
  std::vector<std::string> results;

  ports::Task<std::vector<ports::RequestFile>> take() override {
    if (taken.empty()) co_return core::fail(core::Errc::cancelled);
    auto next = std::move(taken.front());
    taken.pop_front();
    co_return next;
  }
  ports::Task<> deliver(std::vector<ports::ResultFile> files) override {
    auto next = std::move(delivered.front());
    delivered.pop_front();
    if (next) {
      for (const auto& file : files) results.push_back(file.name);
    }
    co_return next;
  }
};

class Words final : public ExchangeObserver {
 public:
  std::vector<std::string> said;
  void answered(const ExchangeNote& note) override { said.push_back(note.result); }
  void trouble(const core::Error& error) override { said.push_back(error.context); }
  void recovered() override { said.push_back("over"); }
};

ports::Awaitable<int> to_the_end(ports::Awaitable<void> task) {
  co_await std::move(task);
  co_return 0;
}

TEST(RunExchange, TriesAgainUntilTheDiskHasRoom) {
  DeskFixture fixture;
  ExchangeDesk desk(fixture.tables, fixture.shift_jis, fixture.service, fixture.clock);
  ScriptedFolder folder;
  folder.taken.emplace_back(full());
  folder.taken.emplace_back(full());
  folder.taken.emplace_back(std::vector<ports::RequestFile>{{"1", "OQSsiquc01req_1.xml", "x"},
                                                            {"2", "OQSsiquc01req_2.xml", "x"}});
  folder.delivered = {full(), core::fail(core::Errc::io_failure, "Permission denied"), {}};
  Words words;
  test::run(to_the_end(run_exchange(folder, desk, fixture.clock, words)));
  EXPECT_THAT(folder.results, ElementsAre("OQSsiquc01res_1.xml", "OQSsiquc01res_2.xml"));
  EXPECT_THAT(words.said, ElementsAre("No space left on device", "Permission denied", "over",
                                      "OQSsiquc01res_1.xml", "OQSsiquc01res_2.xml"));
}

// What the service has lost again must not be passed on: the request is answered anew.
TEST(RunExchange, AnswersLeaveWhenTheServiceHasKeptThem) {
  DeskFixture fixture;
  fixture.service.unsettled = 2;
  ExchangeDesk desk(fixture.tables, fixture.shift_jis, fixture.service, fixture.clock);
  ScriptedFolder folder;
  folder.taken.emplace_back(
      std::vector<ports::RequestFile>{{"1", "OQSsiquc01req_1.xml", single_request()}});
  folder.delivered = {core::Result<void>{}};
  Words words;
  test::run(to_the_end(run_exchange(folder, desk, fixture.clock, words)));
  EXPECT_EQ(fixture.service.asked, 3);
  EXPECT_THAT(folder.results, ElementsAre("OQSsiquc01res_1.xml"));
  EXPECT_THAT(words.said, ElementsAre("full", "over", "OQSsiquc01res_1.xml"));
}

TEST(RunExchange, StopsWhileThereIsTrouble) {
  DeskFixture fixture;
  ExchangeDesk desk(fixture.tables, fixture.shift_jis, fixture.service, fixture.clock);
  ScriptedFolder folder;
  folder.taken.emplace_back(std::vector<ports::RequestFile>{{"1", "OQSsiquc01req_1.xml", "x"}});
  folder.delivered = {full(), core::fail(core::Errc::cancelled)};
  Words words;
  test::run(to_the_end(run_exchange(folder, desk, fixture.clock, words)));
  EXPECT_THAT(words.said, ElementsAre("No space left on device"));
}

}  // namespace
}  // namespace madoguchi::terminal::exchange
