// SPDX-License-Identifier: Apache-2.0
#include "adapters/exchange_folders/folder_watch.hpp"

#include "adapters/files/file_descriptor.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cstring>
#include <map>
#include <utility>

namespace madoguchi::adapters::exchange_folders {
namespace {

namespace asio = boost::asio;

constexpr std::uint32_t events = IN_MOVED_TO | IN_CLOSE_WRITE | IN_DELETE | IN_MOVED_FROM |
                                 IN_DELETE_SELF | IN_MOVE_SELF | IN_ONLYDIR;

/// Which folder it is, whatever it is called.
using Identity = std::pair<dev_t, ino_t>;

}  // namespace

struct FolderWatch::Impl {
  Impl(const asio::any_io_executor& executor, int number)
      : descriptor(executor, number), timer(executor) {}

  asio::posix::stream_descriptor descriptor;
  asio::steady_timer timer;
  std::map<std::filesystem::path, std::pair<Identity, int>> watched;
  std::set<std::string> moved;
  bool closed = false;
  bool waiting = false;

  /// Reads all events that are there; true if there were any.
  bool drain() {
    alignas(inotify_event) std::array<char, 16384> buffer{};
    bool any = false;
    while (true) {
      const ssize_t size = ::read(descriptor.native_handle(), buffer.data(), buffer.size());
      if (size <= 0) return any;
      any = true;
      for (const char* at = buffer.data(); at < buffer.data() + size;) {
        inotify_event event{};
        std::memcpy(&event, at, sizeof event);
        if ((event.mask & IN_MOVED_TO) != 0 && event.len > 0) moved.emplace(at + sizeof event);
        at += sizeof event + event.len;
      }
    }
  }
};

FolderWatch::FolderWatch(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
FolderWatch::FolderWatch(FolderWatch&&) noexcept = default;
FolderWatch::~FolderWatch() = default;

core::Result<FolderWatch> FolderWatch::open(const asio::any_io_executor& executor) {
  const int number = ::inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
  if (number < 0) return files::system_error(errno, "inotify");
  return FolderWatch(std::make_unique<Impl>(executor, number));
}

core::Result<void> FolderWatch::watch(const std::filesystem::path& folder) {
  struct stat status {};
  if (::stat(folder.c_str(), &status) != 0) {
    impl_->watched.erase(folder);
    return files::system_error(errno, folder);
  }
  const Identity identity{status.st_dev, status.st_ino};
  const auto known = impl_->watched.find(folder);
  if (known != impl_->watched.end() && known->second.first == identity) return {};
  const int number = impl_->descriptor.native_handle();
  if (known != impl_->watched.end()) ::inotify_rm_watch(number, known->second.second);
  const int watch = ::inotify_add_watch(number, folder.c_str(), events);
  if (watch < 0) return files::system_error(errno, folder);
  impl_->watched[folder] = {identity, watch};
  return {};
}

ports::Awaitable<bool> FolderWatch::wait(std::chrono::milliseconds limit) {
  if (impl_->closed) co_return false;
  if (impl_->drain()) co_return true;
  // The timer is the one that is waited for; the descriptor cuts it short.
  impl_->timer.expires_after(limit);
  if (!impl_->waiting) {
    impl_->waiting = true;
    impl_->descriptor.async_wait(asio::posix::stream_descriptor::wait_read,
                                 [this](const boost::system::error_code& error) {
                                   if (error) return;
                                   impl_->waiting = false;
                                   impl_->timer.cancel();
                                 });
  }
  co_await impl_->timer.async_wait(asio::as_tuple(asio::use_awaitable));
  if (impl_->closed) co_return false;
  impl_->drain();
  co_return true;
}

std::set<std::string> FolderWatch::moved_in() { return std::exchange(impl_->moved, {}); }

bool FolderWatch::closed() const { return impl_->closed; }

void FolderWatch::close() {
  impl_->closed = true;
  impl_->timer.cancel();
  impl_->descriptor.cancel();
}

}  // namespace madoguchi::adapters::exchange_folders
