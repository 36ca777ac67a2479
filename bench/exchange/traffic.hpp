// SPDX-License-Identifier: Apache-2.0
// An EMR that drops requests of all families at a rate and fetches results as they appear.
#pragma once

#include <chrono>
#include <filesystem>
#include <map>
#include <mutex>
#include <set>
#include <stop_token>
#include <string>
#include <vector>

namespace madoguchi::bench {

/// How requests come.
struct Pace {
  int rate = 100;                 ///< a second
  std::chrono::seconds length{};  ///< so long
  bool in_bursts = false;         ///< those of a second all at its beginning
};

/// What became of them.
struct Served {
  std::size_t dropped = 0;
  std::size_t unanswered = 0;      ///< for good
  std::size_t wrong = 0;           ///< results that are not whole, or came twice
  std::size_t backlog = 0;         ///< unanswered when the last one had been dropped
  std::vector<double> latency_ms;  ///< from the move into `req` to the move into `res`
};

/// The requests are the examples of a folder, one after the other, each under a name of its own;
/// those that collect a bulk result ask for one that was submitted before.
class Traffic {
 public:
  Traffic(std::filesystem::path share, const std::filesystem::path& examples);

  /// Until everything is answered, or nothing came for ten seconds.
  Served run(const Pace& pace);
  std::size_t families() const { return families_.size(); }

 private:
  using Clock = std::chrono::steady_clock;
  struct Example {
    std::string family;  ///< "OQSsiquc01"
    std::string content;
  };
  void drop(std::size_t number);
  void drop_all(const Pace& pace);
  void fetch(std::stop_token stop, int events);
  void fetched(const std::string& name, Clock::time_point at);
  std::string with_reception(const Example& example) const;

  std::filesystem::path share_;
  std::vector<Example> submits_;
  std::vector<Example> others_;
  std::set<std::string> families_;

  mutable std::mutex mutex_;  ///< of what follows
  std::map<std::string, Clock::time_point> open_;
  std::map<std::string, std::string> receptions_;  ///< by family
  Served served_;
  std::size_t count_ = 0;
};

}  // namespace madoguchi::bench
