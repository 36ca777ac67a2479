// SPDX-License-Identifier: Apache-2.0
#include "adapters/exchange_folders/work_folder.hpp"

#include "adapters/files/file_descriptor.hpp"
#include "adapters/files/files.hpp"
#include "eligibility/oqs_message.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <set>

namespace madoguchi::adapters::exchange_folders {
namespace {

namespace fs = std::filesystem;
using files::system_error;

constexpr const char* work_name = ".madoguchi-exchange";
constexpr std::size_t id_size = 20;
constexpr char separator = '~';

/// "<id>~<name>": names in the work folder.
std::string joined(const std::string& id, const std::string& name) { return id + separator + name; }

struct Entry {
  std::string id;
  std::string name;
};

/// Entries of a folder of the work folder in the order of their ids.
core::Result<std::vector<Entry>> entries_of(const fs::path& folder) {
  std::vector<Entry> entries;
  std::error_code error;
  for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
    const std::string name = at->path().filename().string();
    if (name.size() <= id_size + 1 || name[id_size] != separator) continue;  // being written
    entries.push_back({name.substr(0, id_size), name.substr(id_size + 1)});
  }
  if (error) return system_error(error.value(), folder);
  std::sort(entries.begin(), entries.end(),
            [](const Entry& a, const Entry& b) { return a.id < b.id; });
  return entries;
}

/// Renames without replacing anything. 0 or an errno.
int move_to_free_name(const fs::path& from, const fs::path& to) {
  if (::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) == 0) return 0;
  if (errno != EINVAL && errno != ENOSYS) return errno;
  // A file system that cannot do that; the lock keeps other exchanges out, so looking first is
  // enough.
  if (::access(to.c_str(), F_OK) == 0) return EEXIST;
  return std::rename(from.c_str(), to.c_str()) == 0 ? 0 : errno;
}

core::Result<void> make_folder(const fs::path& folder) {
  std::error_code error;
  fs::create_directories(folder, error);
  if (error) return system_error(error.value(), folder);
  return {};
}

/// Requests and results are moved, which no system does from one file system to another.
core::Result<void> on_one_file_system(const fs::path& share) {
  struct stat own {};
  if (::stat((share / work_name).c_str(), &own) != 0) return system_error(errno, share / work_name);
  for (const char* name : {"req", "res"}) {
    struct stat other {};
    if (::stat((share / name).c_str(), &other) != 0) return system_error(errno, share / name);
    if (other.st_dev == own.st_dev) continue;
    return core::fail(
        core::Errc::io_failure,
        fmt::format("{}: on another file system than {}; files are moved between them",
                    (share / name).string(), (share / work_name).string()));
  }
  return {};
}

core::Error as_failure(core::Error error) {
  error.code = core::Errc::io_failure;
  return error;
}

/// A file that is there but cannot be moved is trouble; one that is gone is not.
core::Error as_failure_if(bool failure, core::Error error) {
  return failure ? as_failure(std::move(error)) : error;
}

}  // namespace

/// Held as long as the process lives; the system lets go of it after a kill.
struct WorkFolder::Lock {
  explicit Lock(int number) : file(number) {}
  files::FileDescriptor file;
};

WorkFolder::WorkFolder(const fs::path& share, std::unique_ptr<Lock> lock)
    : requests_(share / "req"),
      results_(share / "res"),
      taken_(share / work_name / "taken"),
      answered_(share / work_name / "answered"),
      lock_(std::move(lock)) {}
WorkFolder::WorkFolder(WorkFolder&&) noexcept = default;
WorkFolder::~WorkFolder() = default;

core::Result<WorkFolder> WorkFolder::open(const fs::path& share) {
  for (const char* name : {"req", "res", "face"}) {
    if (const auto made = make_folder(share / name); !made) return as_failure(made.error());
  }
  for (const char* name : {"taken", "answered"}) {
    const auto made = make_folder(share / work_name / name);
    if (!made) return as_failure(made.error());
  }
  const fs::path path = share / work_name / "lock";
  auto lock = std::make_unique<Lock>(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666));
  if (!lock->file) return as_failure(system_error(errno, path));
  if (::flock(lock->file.number(), LOCK_EX | LOCK_NB) != 0) {
    return core::fail(core::Errc::io_failure,
                      share.string() + ": another exchange uses these folders");
  }
  if (const auto one = on_one_file_system(share); !one) return one.error();
  WorkFolder folder(share, std::move(lock));
  if (const auto done = folder.put_in_order(); !done) return as_failure(done.error());
  return folder;
}

core::Result<void> WorkFolder::put_in_order() {
  const auto answered = entries_of(answered_);
  if (!answered) return answered.error();
  const auto taken = entries_of(taken_);
  if (!taken) return taken.error();
  std::set<std::string> done;
  for (const Entry& entry : *answered) done.insert(entry.id);
  for (const Entry& entry : *taken) {
    const fs::path path = taken_ / joined(entry.id, entry.name);
    if (done.contains(entry.id) && ::unlink(path.c_str()) != 0) return system_error(errno, path);
  }
  for (const auto* entries : {&*answered, &*taken}) {
    for (const Entry& entry : *entries) {
      std::int64_t id = 0;
      std::from_chars(entry.id.data(), entry.id.data() + entry.id.size(), id);
      last_id_ = std::max(last_id_, id);
    }
  }
  // Answers that were being written when the process was killed; their requests are still there.
  std::error_code error;
  std::vector<fs::path> parts;
  for (fs::directory_iterator at(answered_, error), end; !error && at != end; at.increment(error)) {
    if (at->path().extension() == ".part") parts.push_back(at->path());
  }
  for (const fs::path& part : parts) fs::remove(part, error);
  return {};
}

std::string WorkFolder::next_id() {
  using namespace std::chrono;
  const std::int64_t now =
      duration_cast<nanoseconds>(system_clock::now().time_since_epoch()).count();
  last_id_ = std::max(last_id_ + 1, now);
  return fmt::format("{:0{}}", last_id_, id_size);
}

core::Result<ports::RequestFile> WorkFolder::read_taken(const std::string& id,
                                                        const std::string& name) const {
  ports::RequestFile request{id, name};
  auto content = files::read_file(taken_ / joined(id, name), eligibility::request_limit);
  if (content) {
    request.content = std::move(*content);
  } else if (content.error().code == core::Errc::malformed_data) {
    request.oversized = true;
  } else {
    return as_failure(content.error());
  }
  return request;
}

core::Result<std::vector<ports::RequestFile>> WorkFolder::unanswered() const {
  const auto entries = entries_of(taken_);
  if (!entries) return as_failure(entries.error());
  std::vector<ports::RequestFile> requests;
  for (const Entry& entry : *entries) {
    auto request = read_taken(entry.id, entry.name);
    if (!request) return request.error();
    requests.push_back(std::move(*request));
  }
  return requests;
}

core::Result<ports::RequestFile> WorkFolder::take(const std::string& name) {
  const std::string id = next_id();
  const fs::path from = requests_ / name;
  const fs::path to = taken_ / joined(id, name);
  if (std::rename(from.c_str(), to.c_str()) != 0) {
    const int error = errno;
    const bool there = ::access(from.c_str(), F_OK) == 0;
    return as_failure_if(there, system_error(error, there ? to : from));
  }
  return read_taken(id, name);
}

core::Result<void> WorkFolder::keep(std::span<const ports::ResultFile> results) {
  std::vector<files::NewFile> answers;
  std::vector<fs::path> requests;
  for (const ports::ResultFile& result : results) {
    fs::path taken = taken_ / joined(result.id, result.request);
    // Without the request the answer has been made final before, and may be with the EMR already.
    if (::access(taken.c_str(), F_OK) != 0 && errno == ENOENT) continue;
    answers.push_back({answered_ / joined(result.id, result.name), result.content});
    requests.push_back(std::move(taken));
  }
  const auto written = files::write_together(answers);
  if (!written) return as_failure(written.error());
  for (const fs::path& taken : requests) {
    if (::unlink(taken.c_str()) != 0) return as_failure(system_error(errno, taken));
  }
  return {};
}

core::Result<std::size_t> WorkFolder::publish() {
  const auto entries = entries_of(answered_);
  if (!entries) return as_failure(entries.error());
  std::size_t waiting = 0;
  for (const Entry& entry : *entries) {
    const fs::path to = results_ / entry.name;
    const int failed = move_to_free_name(answered_ / joined(entry.id, entry.name), to);
    if (failed == EEXIST) {
      ++waiting;
    } else if (failed != 0) {
      return as_failure(system_error(failed, to));
    }
  }
  return waiting;
}

}  // namespace madoguchi::adapters::exchange_folders
