// SPDX-License-Identifier: Apache-2.0
#include "adapters/files/removed_on_death.hpp"

#include "adapters/files/file_descriptor.hpp"

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>

namespace madoguchi::adapters::files {
namespace {

/// The helper's whole life, after fork() in a program that may have threads: system calls only.
/// The owner's descriptors, signals and terminal are none of its business.
[[noreturn]] void remove_at_the_end(const char* file, int line) {
  setsid();
  prctl(PR_SET_NAME, "file-remover");
  for (const int number : {SIGINT, SIGTERM, SIGHUP, SIGPIPE}) signal(number, SIG_IGN);
  dup2(line, STDIN_FILENO);
  close_range(STDIN_FILENO + 1, ~0U, 0);
  char all_is_well = 0;
  ssize_t size = 0;
  while ((size = read(STDIN_FILENO, &all_is_well, 1)) < 0 && errno == EINTR) {
  }
  if (size == 0) unlink(file);
  _exit(0);
}

}  // namespace

core::Result<std::unique_ptr<RemovedOnDeath>> RemovedOnDeath::watch(
    const std::filesystem::path& file) {
  std::array<int, 2> ends{};
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0) {
    return system_error(errno, file);
  }
  const FileDescriptor theirs(ends[1]);
  const std::filesystem::path absolute = std::filesystem::absolute(file);
  const pid_t helper = fork();
  if (helper == 0) remove_at_the_end(absolute.c_str(), ends[1]);
  std::unique_ptr<RemovedOnDeath> watch(new RemovedOnDeath(ends[0], helper));
  if (helper < 0) return system_error(errno, file);
  return watch;
}

RemovedOnDeath::~RemovedOnDeath() {
  const char all_is_well = 1;
  static_cast<void>(send(line_, &all_is_well, 1, MSG_NOSIGNAL));
  ::close(line_);
  if (helper_ > 0) waitpid(helper_, nullptr, 0);
}

}  // namespace madoguchi::adapters::files
