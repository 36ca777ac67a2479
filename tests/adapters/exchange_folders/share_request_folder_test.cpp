// SPDX-License-Identifier: Apache-2.0
// When a file in `req` counts as complete, and what is left alone.
#include "adapters/exchange_folders/share_request_folder.hpp"

#include "share.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>
#include <optional>

namespace madoguchi::adapters::exchange_folders {
namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::IsEmpty;

using Requests = core::Result<std::vector<ports::RequestFile>>;

class Exchange {
 public:
  explicit Exchange(const Share& share, ShareSettings settings = {.rescan = 20ms, .settled = 60ms})
      : folder(ShareRequestFolder::open(loop.get_executor(), share.path(), settings).value()) {
    folder->on_left_alone = [this](const std::string& name, LeftAlone why) {
      alone.emplace_back(name, why);
    };
    folder->on_waiting = [this](std::size_t count) { waiting = count; };
  }

  /// Waits for requests; stops after `limit`.
  std::vector<std::string> take(std::chrono::milliseconds limit = 5s) {
    const Requests requests = result(limit);
    std::vector<std::string> names;
    if (!requests) return {std::string(requests.error().message())};
    for (const auto& request : *requests) names.push_back(request.name);
    return names;
  }
  Requests result(std::chrono::milliseconds limit) {
    std::optional<Requests> got;
    boost::asio::steady_timer timer(loop, limit);
    timer.async_wait([&](const boost::system::error_code& error) {
      if (!error) folder->stop();
    });
    boost::asio::co_spawn(loop, folder->take(), [&](std::exception_ptr, Requests requests) {
      got.emplace(std::move(requests));
      timer.cancel();
      loop.stop();  // a folder found by the rescan still has its watch pending
    });
    loop.restart();
    loop.run();
    return *got;
  }
  /// Does something while `take` waits.
  void later(std::chrono::milliseconds when, std::function<void()> what) {
    auto timer = std::make_shared<boost::asio::steady_timer>(loop, when);
    timer->async_wait([timer, what](const boost::system::error_code&) { what(); });
  }

  boost::asio::io_context loop;
  std::unique_ptr<ShareRequestFolder> folder;
  std::vector<std::pair<std::string, LeftAlone>> alone;
  std::size_t waiting = 0;
};

TEST(ShareRequestFolder, WhatIsThereAlreadyIsTakenInOrder) {
  const Share share;
  std::filesystem::create_directories(share.in("req"));
  share.write("req/OQSsiquc01req_2.xml", whole);
  share.write("req/OQSsiquc01req_1.xml", whole);
  Exchange exchange(share);
  EXPECT_THAT(exchange.take(), ElementsAre("OQSsiquc01req_1.xml", "OQSsiquc01req_2.xml"));
}

// No rescan within the test: only the event can wake it.
TEST(ShareRequestFolder, AFileThatIsMovedInWakesItUp) {
  const Share share;
  Exchange exchange(share, {.rescan = 1h, .settled = 1h});
  share.write("beside", "not even XML");
  exchange.later(30ms, [&] {
    std::filesystem::rename(share.in("beside"), share.in("req/OQSsiquc01req_1.xml"));
  });
  EXPECT_THAT(exchange.take(), ElementsAre("OQSsiquc01req_1.xml"));
}

TEST(ShareRequestFolder, AFileInTheMakingWaitsForItsEnd) {
  const Share share;
  Exchange exchange(share, {.rescan = 10ms, .settled = 1h});
  share.write("req/OQSsiquc01req_1.xml", whole.substr(0, 20));
  exchange.later(100ms, [&] { share.write("req/OQSsiquc01req_2.xml", whole); });
  EXPECT_THAT(exchange.take(), ElementsAre("OQSsiquc01req_2.xml"));
  share.write("req/OQSsiquc01req_1.xml", whole);
  EXPECT_THAT(exchange.take(), ElementsAre("OQSsiquc01req_1.xml"));
}

TEST(ShareRequestFolder, AFileThatIsNeverFinishedIsTakenWhenItHasSettled) {
  const Share share;
  Exchange exchange(share);
  share.write("req/OQSsiquc01req_1.xml", "<XmlMsg>");
  exchange.later(40ms, [&] { share.write("req/OQSsiquc01req_1.xml", "<XmlMsg><Mess"); });
  const auto before = std::chrono::steady_clock::now();
  EXPECT_THAT(exchange.take(), ElementsAre("OQSsiquc01req_1.xml"));
  EXPECT_GE(std::chrono::steady_clock::now() - before, 90ms);  // 40 ms, then unchanged for 60
}

TEST(ShareRequestFolder, OtherThingsAreLeftAlone) {
  const Share share;
  Exchange exchange(share);
  share.write("req/readme.txt", whole);
  share.write("req/.OQSsiquc01req_1.xml.part", whole);
  share.write("req/OQSsiquc01req_1.xml.tmp", whole);
  std::filesystem::create_directory(share.in("req/OQSsiquc01req_folder.xml"));
  std::filesystem::create_symlink("/etc/hostname", share.in("req/OQSsiquc01req_link.xml"));
  EXPECT_THAT(exchange.take(100ms), ElementsAre(testing::HasSubstr("stopped")));
  EXPECT_THAT(exchange.alone, testing::UnorderedElementsAre(
                                  testing::Pair("readme.txt", LeftAlone::not_a_request_name),
                                  testing::Pair("OQSsiquc01req_folder.xml", LeftAlone::not_a_file),
                                  testing::Pair("OQSsiquc01req_link.xml", LeftAlone::not_a_file)));
  EXPECT_THAT(share.list("req"), testing::SizeIs(5));
}

TEST(ShareRequestFolder, AFolderThatVanishesIsToldAndComesBack) {
  const Share share;
  Exchange exchange(share, {.rescan = 10ms, .settled = 60ms});
  exchange.later(30ms, [&] { std::filesystem::remove_all(share.in("req")); });
  EXPECT_THAT(exchange.take(), ElementsAre(testing::AllOf(testing::HasSubstr("/req"),
                                                          testing::HasSubstr("No such file"))));
  std::filesystem::create_directory(share.in("req"));
  share.write("req/OQSsiquc01req_1.xml", whole);
  EXPECT_THAT(exchange.take(), ElementsAre("OQSsiquc01req_1.xml"));
  // The new folder is watched, too: no rescan is needed to find what comes later.
  share.write("req/OQSsiquc01req_2.xml", whole);
  EXPECT_THAT(exchange.take(), ElementsAre("OQSsiquc01req_2.xml"));
}

TEST(ShareRequestFolder, AResultThatWaitsIsLeftWhenTheOlderOneWasFetched) {
  const Share share;
  Exchange exchange(share, {.rescan = 1h, .settled = 1h});
  share.write("res/OQSsiquc01res_1.xml", "older");
  share.write("req/OQSsiquc01req_1.xml", whole);
  const auto requests = exchange.result(5s).value();
  std::vector<ports::ResultFile> results{
      {requests[0].id, requests[0].name, "OQSsiquc01res_1.xml", "newer"}};
  exchange.loop.restart();
  boost::asio::co_spawn(
      exchange.loop, exchange.folder->deliver(results),
      [](std::exception_ptr, const core::Result<void>& done) { EXPECT_TRUE(done); });
  exchange.loop.run();
  EXPECT_EQ(exchange.waiting, 1U);
  exchange.later(30ms, [&] { std::filesystem::remove(share.in("res/OQSsiquc01res_1.xml")); });
  EXPECT_THAT(exchange.take(500ms), ElementsAre(testing::HasSubstr("stopped")));
  EXPECT_EQ(share.read("res/OQSsiquc01res_1.xml"), "newer");
  EXPECT_EQ(exchange.waiting, 0U);
}

}  // namespace
}  // namespace madoguchi::adapters::exchange_folders
