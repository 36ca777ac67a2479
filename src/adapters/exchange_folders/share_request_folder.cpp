// SPDX-License-Identifier: Apache-2.0
#include "adapters/exchange_folders/share_request_folder.hpp"

#include "adapters/files/file_descriptor.hpp"
#include "eligibility/oqs_file_name.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>

namespace madoguchi::adapters::exchange_folders {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

constexpr std::string_view last_tag = "</XmlMsg>";

/// Whether the last thing in a file is the end of an XmlMsg. Both encodings write it in the same
/// bytes.
bool ends_as_message(const fs::path& path, off_t size) {
  constexpr off_t tail_size = 256;
  const files::FileDescriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  if (!file) return false;
  std::array<char, tail_size> buffer{};
  const off_t from = std::max<off_t>(0, size - tail_size);
  const ssize_t count = ::pread(file.number(), buffer.data(), buffer.size(), from);
  if (count <= 0) return false;
  std::string_view tail(buffer.data(), static_cast<std::size_t>(count));
  const std::size_t last = tail.find_last_not_of(" \t\r\n");
  return last != std::string_view::npos && tail.substr(0, last + 1).ends_with(last_tag);
}

std::int64_t nanoseconds_of(const timespec& time) {
  return std::int64_t{time.tv_sec} * 1'000'000'000 + time.tv_nsec;
}

core::Error stopped() { return core::fail(core::Errc::cancelled, "the exchange was stopped"); }

}  // namespace

ShareRequestFolder::ShareRequestFolder(WorkFolder work, FolderWatch watch, ShareSettings settings)
    : work_(std::move(work)), watch_(std::move(watch)), settings_(settings) {}

core::Result<std::unique_ptr<ShareRequestFolder>> ShareRequestFolder::open(
    const boost::asio::any_io_executor& executor, const fs::path& share, ShareSettings settings) {
  auto work = WorkFolder::open(share);
  if (!work) return work.error();
  auto watch = FolderWatch::open(executor);
  if (!watch) return watch.error();
  return std::unique_ptr<ShareRequestFolder>(
      new ShareRequestFolder(std::move(*work), std::move(*watch), settings));
}

void ShareRequestFolder::leave_alone(const std::string& name, LeftAlone why) {
  if (left_alone_.insert(name).second) on_left_alone(name, why);
}

void ShareRequestFolder::forget_others(const std::vector<std::string>& names) {
  const auto gone = [&](const std::string& name) {
    return !std::binary_search(names.begin(), names.end(), name);
  };
  std::erase_if(unsure_, [&](const auto& each) { return gone(each.first); });
  std::erase_if(left_alone_, gone);
}

core::Result<void> ShareRequestFolder::look_at(const std::string& name, bool moved) {
  if (!eligibility::OqsRequestName::parse(name)) {
    // Files in the making have such names; nobody needs to hear of them.
    const bool part = name.starts_with('.') || name.ends_with(".tmp") || name.ends_with(".part");
    if (!part) leave_alone(name, LeftAlone::not_a_request_name);
    return {};
  }
  const fs::path path = work_.requests() / name;
  struct stat status {};
  if (::lstat(path.c_str(), &status) != 0) {
    if (errno == ENOENT) return {};
    return files::system_error(errno, path);
  }
  if (!S_ISREG(status.st_mode)) {
    leave_alone(name, LeftAlone::not_a_file);
    return {};
  }
  if (::access(path.c_str(), R_OK) != 0) {
    leave_alone(name, LeftAlone::not_readable);
    return {};
  }
  left_alone_.erase(name);
  if (moved || ends_as_message(path, status.st_size)) {
    ready_.push_back(name);
    unsure_.erase(name);
    return {};
  }
  const auto now = Clock::now();
  const std::int64_t changed = nanoseconds_of(status.st_mtim);
  const auto known = unsure_.find(name);
  const bool same = known != unsure_.end() && known->second.size == status.st_size &&
                    known->second.changed == changed;
  if (!same) {
    unsure_[name] = {status.st_size, changed, now};
  } else if (now - known->second.since >= settings_.settled) {
    ready_.push_back(name);
    unsure_.erase(known);
  }
  return {};
}

core::Result<void> ShareRequestFolder::look() {
  // Watching first: what comes after the look wakes us up again.
  for (const fs::path& folder : {work_.requests(), work_.results()}) {
    if (const auto watched = watch_.watch(folder); !watched) return watched;
  }
  const std::set<std::string> moved = watch_.moved_in();
  std::vector<std::string> names;
  std::error_code error;
  fs::directory_iterator at(work_.requests(), error);
  for (const fs::directory_iterator end; !error && at != end; at.increment(error)) {
    names.push_back(at->path().filename().string());
  }
  if (error) return files::system_error(error.value(), work_.requests());
  std::sort(names.begin(), names.end());
  forget_others(names);
  for (const std::string& name : names) {
    if (const auto looked = look_at(name, moved.contains(name)); !looked) return looked;
  }
  return {};
}

core::Result<std::vector<ports::RequestFile>> ShareRequestFolder::take_ready() {
  std::vector<ports::RequestFile> requests;
  while (!ready_.empty() && requests.size() < settings_.at_once) {
    auto request = work_.take(ready_.front());
    if (request) {
      requests.push_back(std::move(*request));
    } else if (request.error().code != core::Errc::file_missing) {
      // What has been taken is answered first; the trouble is met again after that. A file that was
      // moved and could not be read is among the unanswered ones.
      recovered_ = false;
      if (!requests.empty()) return requests;
      ready_.clear();
      return request.error();
    }
    ready_.pop_front();
  }
  return requests;
}

core::Result<void> ShareRequestFolder::publish() {
  const auto waiting = work_.publish();
  if (!waiting) return waiting.error();
  if (*waiting != waiting_) on_waiting(*waiting);
  waiting_ = *waiting;
  return {};
}

ports::Task<std::vector<ports::RequestFile>> ShareRequestFolder::take() {
  using Requests = core::Result<std::vector<ports::RequestFile>>;
  if (watch_.closed()) co_return stopped();
  if (!recovered_) {
    auto left = work_.unanswered();
    if (!left) co_return left;
    recovered_ = true;
    if (!left->empty()) co_return left;
  }
  while (true) {
    if (const auto published = publish(); !published) co_return published.error();
    if (ready_.empty()) {
      if (const auto looked = look(); !looked) co_return looked.error();
    }
    Requests requests = take_ready();
    if (!requests || !requests->empty()) co_return requests;
    const auto limit =
        unsure_.empty() ? settings_.rescan : std::min(settings_.rescan, settings_.settled);
    const bool open = co_await watch_.wait(limit);
    if (!open) co_return stopped();
  }
}

ports::Task<> ShareRequestFolder::deliver(std::vector<ports::ResultFile> results) {
  const auto kept = work_.keep(results);
  if (!kept) co_return watch_.closed() ? stopped() : kept.error();
  const auto published = publish();
  if (!published && watch_.closed()) co_return stopped();
  co_return published;
}

void ShareRequestFolder::stop() { watch_.close(); }

}  // namespace madoguchi::adapters::exchange_folders
