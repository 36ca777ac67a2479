// SPDX-License-Identifier: Apache-2.0
// Request files answered in a second, and a plain copy of the same files beside it: read, written
// beside, flushed and renamed, which is the least that any exchange has to do.
#include "adapters/files/files.hpp"
#include "adapters/files/temporary_folder.hpp"
#include "sim/exchange/serve_exchange.hpp"

#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <thread>

namespace madoguchi::bench {
namespace {

namespace fs = std::filesystem;

constexpr int files_each = 200;
constexpr std::size_t limit = 1U << 20U;

const fs::path source = MADOGUCHI_SOURCE_DIR;

class Silent final : public sim::exchange::ServeExchangeObserver {
 public:
  void started(std::size_t, std::size_t) override {}
  void answered(const terminal::exchange::ExchangeNote&) override {}
  void trouble(const core::Error&) override {}
  void recovered() override {}
  void left_alone(const std::string&, adapters::exchange_folders::LeftAlone) override {}
  void waiting(std::size_t) override {}
};

std::string request() {
  return adapters::files::read_file(source / "docs/emr-exchange/OQSsiquc01req_202402010001.xml",
                                    limit)
      .value();
}

/// Drops requests and waits until all of them are answered; false if that takes too long.
bool exchange_files(const fs::path& share, const std::string& content) {
  for (int i = 0; i < files_each; ++i) {
    const std::string name = fmt::format("OQSsiquc01req_{:04}.xml", i);
    const auto written = adapters::files::write_atomically(share / "beside.xml", content);
    if (!written) return false;
    fs::rename(share / "beside.xml", share / "req" / name);
  }
  const auto until = std::chrono::steady_clock::now() + std::chrono::seconds(60);
  int fetched = 0;
  while (fetched < files_each && std::chrono::steady_clock::now() < until) {
    for (const auto& entry : fs::directory_iterator(share / "res")) {
      fs::remove(entry.path());
      ++fetched;
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
  return fetched == files_each;
}

void exchange_by_identifiers(benchmark::State& state) {
  const auto folder = adapters::files::TemporaryFolder::make().value();
  sim::exchange::ServeExchangeOptions options;
  options.share = folder.path();
  options.people = source / "docs/emr-exchange/people.yaml";
  options.tables = source / "data/oqs";
  for (const char* name : {"req", "res"}) fs::create_directories(folder.path() / name);
  std::jthread server([&options](const std::stop_token& stop) {
    Silent observer;
    static_cast<void>(sim::exchange::serve_exchange(options, stop, observer));
  });
  const std::string content = request();
  for (auto _ : state) {
    if (!exchange_files(folder.path(), content))
      return state.SkipWithError("not all were answered");
  }
  state.counters["files_per_second"] = benchmark::Counter(
      static_cast<double>(state.iterations() * files_each), benchmark::Counter::kIsRate);
}

void plain_copy(benchmark::State& state) {
  const auto folder = adapters::files::TemporaryFolder::make().value();
  const std::string content = request();
  for (auto _ : state) {
    for (int i = 0; i < files_each; ++i) {
      // The EMR's file and the copy of it: the exchange is timed with both, too.
      const fs::path path = folder.path() / fmt::format("{}.xml", i);
      const auto written = adapters::files::write_atomically(path, content);
      const auto read = adapters::files::read_file(path, limit);
      if (!written || !read) return state.SkipWithError("a file could not be written");
      const fs::path copy = folder.path() / fmt::format("{}.copy", i);
      if (!adapters::files::write_atomically(copy, *read)) return state.SkipWithError("no copy");
      fs::remove(path);
      fs::remove(copy);
    }
  }
  state.counters["files_per_second"] = benchmark::Counter(
      static_cast<double>(state.iterations() * files_each), benchmark::Counter::kIsRate);
}

BENCHMARK(exchange_by_identifiers)->UseRealTime()->Unit(benchmark::kMillisecond)->Iterations(5);
BENCHMARK(plain_copy)->UseRealTime()->Unit(benchmark::kMillisecond)->Iterations(5);

}  // namespace
}  // namespace madoguchi::bench
