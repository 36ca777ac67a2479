// SPDX-License-Identifier: Apache-2.0
// Many files, many EMRs at once, files written in pieces: everything is answered, each to its own.
#include "emr.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <vector>

namespace madoguchi::sim::exchange {
namespace {

using namespace std::chrono_literals;

/// The exchange on a thread of its own, ended with the object.
class Serving {
 public:
  explicit Serving(ServeExchangeOptions options) {
    options.database = ":memory:";
    thread_ = std::jthread([this, options](std::stop_token stop) {
      const auto served = serve_exchange(options, stop, observer_);
      EXPECT_TRUE(served) << served.error().message();
    });
  }

 private:
  SilentObserver observer_;
  std::jthread thread_;
};

/// In memory, where flushing costs nothing: these tests are about numbers and order, the killed
/// exchange is about disks.
adapters::files::TemporaryFolder quick_folder() {
  const char* before = std::getenv("TMPDIR");
  const std::string kept = before == nullptr ? "" : before;
  if (std::filesystem::is_directory("/dev/shm")) setenv("TMPDIR", "/dev/shm", 1);
  auto folder = adapters::files::TemporaryFolder::make().value();
  if (before == nullptr) {
    unsetenv("TMPDIR");
  } else {
    setenv("TMPDIR", kept.c_str(), 1);
  }
  return folder;
}

void expect_own_answers(const Emr& emr) {
  EXPECT_EQ(emr.fetched().size(), emr.dropped());
  for (const auto& [name, content] : emr.contents()) {
    EXPECT_EQ(emr.fetched().at(name), 1) << name;
    EXPECT_THAT(name,
                testing::HasSubstr("_" + element(content, "ArbitraryFileIdentifier") + ".xml"));
    EXPECT_EQ(element(content, "QualificationValidity"), "1") << name;
  }
}

TEST(ExchangeLoad, TenThousandFilesAtOnce) {
  const auto folder = quick_folder();
  Emr emr(folder.path());
  for (int i = 0; i < 10000; ++i) emr.drop("OQSsiquc01", fmt::format("{:05}", i));
  const Serving serving(options_for(folder.path()));
  EXPECT_TRUE(emr.fetch_all(200s)) << emr.fetched().size() << " of 10000";
  expect_own_answers(emr);
}

TEST(ExchangeLoad, SeveralEmrsAtOnce) {
  const auto folder = quick_folder();
  const auto options = options_for(folder.path());
  Emr fetching(folder.path());
  const Serving serving(options);
  std::vector<std::jthread> emrs;
  for (int client = 0; client < 4; ++client) {
    emrs.emplace_back([&, client] {
      Emr emr(folder.path());
      for (int i = 0; i < 250; ++i) emr.drop("OQSsiquc01", fmt::format("{}{:04}", client, i));
    });
  }
  const auto until = std::chrono::steady_clock::now() + 100s;
  while (fetching.fetched().size() < 1000 && std::chrono::steady_clock::now() < until) {
    fetching.fetch();
  }
  emrs.clear();
  ASSERT_EQ(fetching.fetched().size(), 1000U);
  for (const auto& [name, times] : fetching.fetched()) EXPECT_EQ(times, 1) << name;
  for (const auto& [name, content] : fetching.contents()) {
    EXPECT_THAT(name, testing::HasSubstr(element(content, "ArbitraryFileIdentifier")));
  }
}

// A careless EMR writes in place, a few bytes at a time.
TEST(ExchangeLoad, FilesWrittenInPiecesAreReadWhole) {
  const auto folder = quick_folder();
  auto options = options_for(folder.path());
  options.folders.rescan = 2ms;
  options.folders.settled = 5s;
  Emr emr(folder.path());
  const Serving serving(options);
  for (int i = 0; i < 5; ++i) {
    const std::string identifier = fmt::format("piece{}", i);
    std::ofstream out(folder.path() / "req" / fmt::format("OQSsiquc01req_{}.xml", identifier));
    for (const char c : request_for("OQSsiquc01", identifier)) {
      out << c << std::flush;
      if (c == '>') std::this_thread::sleep_for(1ms);
    }
  }
  Emr fetching(folder.path());
  const auto until = std::chrono::steady_clock::now() + 20s;
  while (fetching.fetched().size() < 5 && std::chrono::steady_clock::now() < until)
    fetching.fetch();
  ASSERT_EQ(fetching.fetched().size(), 5U);
  for (const auto& [name, content] : fetching.contents()) {
    EXPECT_EQ(element(content, "SegmentOfResult"), "1") << name;
    EXPECT_EQ(element(content, "QualificationValidity"), "1") << name;
  }
}

}  // namespace
}  // namespace madoguchi::sim::exchange
