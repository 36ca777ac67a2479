// SPDX-License-Identifier: Apache-2.0
#include "bench/exchange/traffic.hpp"

#include "adapters/files/files.hpp"

#include <fmt/format.h>
#include <poll.h>
#include <sys/inotify.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <fstream>
#include <stdexcept>
#include <thread>

namespace madoguchi::bench {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t limit = 1U << 24U;
constexpr std::string_view reception_tag = "<ReceptionNumber>";

std::string content_of(const fs::path& path) {
  auto content = adapters::files::read_file(path, limit);
  if (!content) throw std::runtime_error(content.error().message());
  return std::move(*content);
}

/// Where the reception number of a file begins and ends; empty if it has none.
std::pair<std::size_t, std::size_t> reception_in(const std::string& xml) {
  const std::size_t at = xml.find(reception_tag);
  if (at == std::string::npos) return {0, 0};
  return {at + reception_tag.size(), xml.find('<', at + reception_tag.size())};
}

}  // namespace

Traffic::Traffic(fs::path share, const fs::path& examples) : share_(std::move(share)) {
  for (const char* name : {"req", "res", "beside"}) fs::create_directories(share_ / name);
  std::vector<fs::path> paths;
  for (const auto& entry : fs::directory_iterator(examples)) {
    if (entry.path().filename().string().find("req_") != std::string::npos) {
      paths.push_back(entry.path());
    }
  }
  std::sort(paths.begin(), paths.end());
  for (const fs::path& path : paths) {
    const std::string name = path.filename().string();
    const std::string family = name.substr(0, name.find("req_"));
    families_.insert(family);
    const bool submit = family.starts_with("OQSmu") && family.ends_with("01");
    (submit ? submits_ : others_).push_back({family, content_of(path)});
  }
  if (submits_.empty() || others_.empty()) throw std::runtime_error("no examples");
}

std::string Traffic::with_reception(const Example& example) const {
  const auto [from, until] = reception_in(example.content);
  if (from == until) return example.content;
  std::string submit = example.family;
  submit.back() = '1';
  const auto known = receptions_.find(submit);
  if (known == receptions_.end()) return example.content;
  std::string content = example.content;
  content.replace(from, until - from, known->second);
  return content;
}

void Traffic::drop(std::size_t number) {
  // All families in turn; the first ones submit, so that there is something to collect.
  const std::size_t place = number % (submits_.size() + others_.size());
  const Example& example =
      place < submits_.size() ? submits_[place] : others_[place - submits_.size()];
  const std::string rest = fmt::format("{:08}", number);
  const std::string name = example.family + "req_" + rest + ".xml";
  const fs::path beside = share_ / "beside" / name;
  std::string content;
  {
    const std::lock_guard lock(mutex_);
    content = with_reception(example);
  }
  std::ofstream(beside, std::ios::binary) << content;
  const std::lock_guard lock(mutex_);
  open_[example.family + "res_" + rest] = Clock::now();
  ++served_.dropped;
  fs::rename(beside, share_ / "req" / name);
}

void Traffic::drop_all(const Pace& pace) {
  const auto begin = Clock::now();
  const std::size_t all = static_cast<std::size_t>(pace.rate * pace.length.count());
  for (std::size_t i = 0; i < all; ++i) {
    const std::size_t each = pace.in_bursts ? i / static_cast<std::size_t>(pace.rate) *
                                                  static_cast<std::size_t>(pace.rate)
                                            : i;
    std::this_thread::sleep_until(begin + std::chrono::nanoseconds(std::chrono::seconds(1)) * each /
                                              pace.rate);
    drop(count_++);
  }
}

void Traffic::fetched(const std::string& name, Clock::time_point at) {
  const fs::path path = share_ / "res" / name;
  const std::string content = content_of(path);
  fs::remove(path);
  const std::string stem = fs::path(name).stem().string();
  const std::lock_guard lock(mutex_);
  const auto asked = open_.find(stem);
  const bool whole = content.ends_with("</XmlMsg>\n") || content.ends_with("%%EOF\n") ||
                     content.find("%%EOF") != std::string::npos;
  if (asked == open_.end() || !whole) {
    ++served_.wrong;
    return;
  }
  served_.latency_ms.push_back(
      std::chrono::duration<double, std::milli>(at - asked->second).count());
  open_.erase(asked);
  const auto [from, until] = reception_in(content);
  const std::string family = stem.substr(0, stem.find("res_"));
  if (from < until && family.ends_with("01")) {
    receptions_[family] = content.substr(from, until - from);
  }
}

void Traffic::fetch(std::stop_token stop, int events) {
  alignas(inotify_event) std::array<char, 1U << 16U> buffer{};
  while (!stop.stop_requested()) {
    pollfd waiting{events, POLLIN, 0};
    if (::poll(&waiting, 1, 50) <= 0) continue;
    const ssize_t size = ::read(events, buffer.data(), buffer.size());
    const auto now = Clock::now();
    for (ssize_t at = 0; at < size;) {
      inotify_event event{};
      std::memcpy(&event, buffer.data() + at, sizeof event);
      if (event.len > 0) fetched(buffer.data() + at + sizeof event, now);
      at += static_cast<ssize_t>(sizeof event + event.len);
    }
  }
}

Served Traffic::run(const Pace& pace) {
  served_ = {};
  open_.clear();
  const int events = ::inotify_init1(IN_CLOEXEC);
  if (events < 0 || ::inotify_add_watch(events, (share_ / "res").c_str(), IN_MOVED_TO) < 0) {
    throw std::runtime_error("inotify");
  }
  {
    std::jthread fetching([&](const std::stop_token& stop) { fetch(stop, events); });
    drop_all(pace);
    const auto left = [&] {
      const std::lock_guard lock(mutex_);
      return open_.size();
    };
    served_.backlog = left();
    std::size_t before = left();
    auto patience = Clock::now() + std::chrono::seconds(10);
    while (before > 0 && Clock::now() < patience) {
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
      const std::size_t now = left();
      if (now < before) patience = Clock::now() + std::chrono::seconds(10);
      before = now;
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(200));  // whatever would come twice
  }
  ::close(events);
  served_.unanswered = open_.size();
  return served_;
}

}  // namespace madoguchi::bench
