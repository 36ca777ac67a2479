// SPDX-License-Identifier: Apache-2.0
#include "adapters/comparator_library/spawn.hpp"

#include "adapters/comparator_library/shared_page.hpp"

#include <fcntl.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace madoguchi::adapters::comparator_library {
namespace {

constexpr int first_free_number = 5;
constexpr int out_of_the_way = 16;

core::Error io_error(const char* doing) {
  return core::fail(core::Errc::io_failure, std::string(doing) + ": " + std::strerror(errno));
}

/// A descriptor of ours until it is handed on.
class Owned {
 public:
  explicit Owned(int number = -1) : number_(number) {}
  ~Owned() {
    if (number_ >= 0) close(number_);
  }
  Owned(Owned&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  Owned& operator=(Owned&& other) noexcept {
    std::swap(number_, other.number_);
    return *this;
  }
  int number() const { return number_; }
  int release() { return std::exchange(number_, -1); }

 private:
  int number_;
};

/// What a library may know of the environment; the rest is nobody's business.
std::vector<std::string> environment() {
  static constexpr std::array<std::string_view, 12> wanted{
      "PATH=", "HOME=",     "LANG=", "LC_",     "TMPDIR=",       "LD_LIBRARY_PATH=",
      "OMP_",  "OPENBLAS_", "MKL_",  "OPENCV_", "ASAN_OPTIONS=", "UBSAN_OPTIONS="};
  std::vector<std::string> kept;
  for (char** entry = environ; *entry != nullptr; ++entry) {
    for (const std::string_view name : wanted) {
      if (std::string_view(*entry).starts_with(name)) kept.emplace_back(*entry);
    }
  }
  return kept;
}

/// In the new process, between fork and exec: only calls that are safe there.
struct Beginning {
  const char* program;
  std::array<char*, 2> arguments;
  std::vector<char*> environment;
  int socket, output, page, null;

  [[noreturn]] void run() const {
    // First out of the way of the numbers that they are going to have.
    const int high_socket = fcntl(socket, F_DUPFD, out_of_the_way);
    const int high_output = fcntl(output, F_DUPFD, out_of_the_way);
    const int high_page = fcntl(page, F_DUPFD, out_of_the_way);
    const int high_null = fcntl(null, F_DUPFD, out_of_the_way);
    dup2(high_null, STDIN_FILENO);
    dup2(high_output, STDOUT_FILENO);
    dup2(high_output, STDERR_FILENO);
    dup2(high_socket, socket_number);
    dup2(high_page, page_number);
    close_range(first_free_number, ~0U, 0);
    const rlimit no_core{0, 0};
    setrlimit(RLIMIT_CORE, &no_core);
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, nullptr);
    signal(SIGPIPE, SIG_DFL);
    // If memory runs out on the machine, this process goes first.
    const int adjust = open("/proc/self/oom_score_adj", O_WRONLY | O_CLOEXEC);
    if (adjust >= 0 && write(adjust, "1000", 4) != 4) close(adjust);
    if (chdir("/") != 0) _exit(127);
    execve(program, arguments.data(), environment.data());
    _exit(127);
  }
};

}  // namespace

core::Result<Spawned> spawn(const std::filesystem::path& program) {
  std::array<int, 2> sockets{};
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, sockets.data()) != 0) {
    return io_error("socketpair");
  }
  Owned ours(sockets[0]);
  const Owned theirs(sockets[1]);
  std::array<int, 2> pipe_ends{};
  if (pipe2(pipe_ends.data(), O_CLOEXEC) != 0) return io_error("pipe");
  Owned output(pipe_ends[0]);
  const Owned their_output(pipe_ends[1]);
  Owned page(memfd_create("madoguchi-comparator", MFD_CLOEXEC));
  if (page.number() < 0 || ftruncate(page.number(), sizeof(SharedPage)) != 0) {
    return io_error("shared memory");
  }
  const Owned null(open("/dev/null", O_RDWR | O_CLOEXEC));
  fcntl(ours.number(), F_SETFL, O_NONBLOCK);
  fcntl(output.number(), F_SETFL, O_NONBLOCK);

  std::string name = program.string();
  std::vector<std::string> kept = environment();
  Beginning beginning{name.c_str(),          {name.data(), nullptr}, {},           theirs.number(),
                      their_output.number(), page.number(),          null.number()};
  for (std::string& entry : kept) beginning.environment.push_back(entry.data());
  beginning.environment.push_back(nullptr);
  const pid_t process = fork();
  if (process < 0) return io_error("fork");
  if (process == 0) beginning.run();
  return Spawned{process, ours.release(), output.release(), page.release()};
}

}  // namespace madoguchi::adapters::comparator_library
