// SPDX-License-Identifier: Apache-2.0
// `madoguchi-bench-exchange`: the exchange at 100 requests a second of all families, evenly and in
// bursts, with results in both encodings, also with 10,000 results that nobody fetches; beside it
// the least that any exchange has to do with a file: read it, write the answer beside, flush, move.
// 1 is returned if a request is left unanswered or it does not keep up.
// Usage: madoguchi-bench-exchange [SECONDS [RATE]]
#include "adapters/files/files.hpp"
#include "adapters/files/temporary_folder.hpp"
#include "bench/exchange/traffic.hpp"
#include "bench/percentile.hpp"
#include "sim/exchange/serve_exchange.hpp"

#include <fmt/format.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <fstream>
#include <thread>

namespace madoguchi::bench {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;
using eligibility::OqsEncoding;

const fs::path source = MADOGUCHI_SOURCE_DIR;
constexpr int old_results = 10000;

class Silent final : public sim::exchange::ServeExchangeObserver {
 public:
  void started(std::size_t, std::size_t) override {}
  void answered(const terminal::exchange::ExchangeNote&) override {}
  void trouble(const core::Error& error) override {
    fmt::print(stderr, "trouble: {}\n", error.message());
  }
  void recovered() override {}
  void left_alone(const std::string&, adapters::exchange_folders::LeftAlone) override {}
  void waiting(std::size_t) override {}
};

/// The exchange in a process of its own, so that its memory and its time can be told apart.
class ExchangeProcess {
 public:
  ExchangeProcess(const fs::path& share, OqsEncoding encoding) : process_(fork()) {
    if (process_ != 0) return;
    sim::exchange::ServeExchangeOptions options;
    options.share = share;
    options.people = source / "docs/emr-exchange/people.yaml";
    options.tables = source / "data/oqs";
    options.date = core::parse_date("2024-02-01");
    options.bulk_delay = 0s;
    options.exchange.result_encoding = encoding;
    Silent observer;
    std::_Exit(sim::exchange::serve_exchange(options, {}, observer) ? 0 : 1);
  }
  ~ExchangeProcess() {
    kill(process_, SIGKILL);
    waitpid(process_, nullptr, 0);
  }
  ExchangeProcess(const ExchangeProcess&) = delete;
  ExchangeProcess& operator=(const ExchangeProcess&) = delete;

  double resident_mib() const {
    std::ifstream in(fmt::format("/proc/{}/statm", process_));
    double all = 0;
    double resident = 0;
    in >> all >> resident;
    return resident * static_cast<double>(sysconf(_SC_PAGESIZE)) / (1U << 20U);
  }
  double computed_seconds() const {
    std::ifstream in(fmt::format("/proc/{}/stat", process_));
    std::string word;
    for (int i = 0; i < 13; ++i) in >> word;
    double user = 0;
    double system = 0;
    in >> user >> system;
    return (user + system) / static_cast<double>(sysconf(_SC_CLK_TCK));
  }

 private:
  pid_t process_;
};

/// Times of a plain answer, at the same rate.
std::vector<double> plain_answers(const fs::path& folder, int rate) {
  const std::string content(3000, 'x');
  std::vector<double> times;
  for (int i = 0; i < rate; ++i) {
    const fs::path asked = folder / "beside" / fmt::format("{}.asked", i);
    std::ofstream(asked, std::ios::binary) << content;
    const auto begin = std::chrono::steady_clock::now();
    const auto read = adapters::files::read_file(asked, 1U << 20U);
    const fs::path answer = folder / "beside" / fmt::format("{}.answer", i);
    if (!read || !adapters::files::write_atomically(answer, *read)) std::abort();
    fs::remove(asked);
    const auto end = std::chrono::steady_clock::now();
    times.push_back(std::chrono::duration<double, std::milli>(end - begin).count());
    fs::remove(answer);
    std::this_thread::sleep_until(begin + 1000000us / rate);
  }
  return times;
}

struct Case {
  const char* name;
  OqsEncoding encoding;
  bool old_results = false;
  bool in_bursts = false;
};

bool measure(const Case& each, std::chrono::seconds length, int rate) {
  const auto folder = adapters::files::TemporaryFolder::make().value();
  Traffic traffic(folder.path(), source / "docs/emr-exchange");
  for (int i = 0; each.old_results && i < old_results; ++i) {
    std::ofstream(folder.path() / "res" / fmt::format("OQSsiquc01res_old{:05}.xml", i))
        << "<XmlMsg/>";
  }
  const auto plain = plain_answers(folder.path(), rate);
  const ExchangeProcess exchange(folder.path(), each.encoding);
  traffic.run({rate, 3s, false});  // warm
  const double memory = exchange.resident_mib();
  const double computed = exchange.computed_seconds();
  const Served served = traffic.run({rate, length, each.in_bursts});
  const double share =
      (exchange.computed_seconds() - computed) / static_cast<double>(length.count());
  const bool kept_up = served.unanswered == 0 && served.wrong == 0 &&
                       served.backlog <= static_cast<std::size_t>(rate);
  fmt::print(
      "{:<34} {:>6} requests  p50 {:>6.1f} ms  p99 {:>6.1f} ms  worst {:>6.1f} ms  backlog {:>3}  "
      "unanswered {}  wrong {}  memory {:+.1f} MiB of {:.1f}  processor {:>3.0f} %  plain p50 "
      "{:.1f} "
      "p99 {:.1f} ms  {}\n",
      each.name, served.dropped, percentile(served.latency_ms, 0.5),
      percentile(served.latency_ms, 0.99), percentile(served.latency_ms, 1), served.backlog,
      served.unanswered, served.wrong, exchange.resident_mib() - memory, memory, share * 100,
      percentile(plain, 0.5), percentile(plain, 0.99), kept_up ? "ok" : "DOES NOT KEEP UP");
  std::fflush(stdout);
  return kept_up;
}

int run(std::chrono::seconds length, int rate) {
  bool kept_up = true;
  for (const Case& each :
       {Case{"even, UTF-8", OqsEncoding::utf_8}, Case{"even, Shift_JIS", OqsEncoding::shift_jis},
        Case{"even, 10,000 unread results", OqsEncoding::utf_8, true},
        Case{"in bursts, UTF-8", OqsEncoding::utf_8, false, true},
        Case{"in bursts, 10,000 unread results", OqsEncoding::shift_jis, true, true}}) {
    kept_up = measure(each, length, rate) && kept_up;
  }
  return kept_up ? 0 : 1;
}

}  // namespace
}  // namespace madoguchi::bench

int main(int count, char** arguments) {
  const int seconds = count > 1 ? std::atoi(arguments[1]) : 20;
  const int rate = count > 2 ? std::atoi(arguments[2]) : 100;
  if (seconds < 1 || rate < 1) {
    fmt::print(stderr, "Usage: madoguchi-bench-exchange [SECONDS [RATE]]\n");
    return 2;
  }
  return madoguchi::bench::run(std::chrono::seconds(seconds), rate);
}
