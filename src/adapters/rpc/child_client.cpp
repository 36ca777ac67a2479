// SPDX-License-Identifier: Apache-2.0
#include "adapters/rpc/child_client.hpp"

#include "adapters/rpc/rpc_answer.hpp"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <utility>

namespace madoguchi::adapters::rpc {
namespace {

namespace json = boost::json;
using Clock = std::chrono::steady_clock;

constexpr std::chrono::milliseconds farewell{1000};
constexpr int not_started = 127;  // what a shell says of a program that is not there
constexpr std::size_t longest_answer = 16U << 20U;

core::Error io_error(const char* doing) {
  return core::fail(core::Errc::io_failure, std::string(doing) + ": " + std::strerror(errno));
}

/// Between fork and exec: only calls that are safe there.
[[noreturn]] void become(const char* folder, char* const* arguments, int end) {
  dup2(end, STDIN_FILENO);
  dup2(end, STDOUT_FILENO);
  close_range(STDERR_FILENO + 1, ~0U, 0);
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, nullptr);
  signal(SIGPIPE, SIG_DFL);
  if (folder == nullptr || chdir(folder) == 0) execvp(arguments[0], arguments);
  _exit(not_started);
}

int milliseconds_until(Clock::time_point end) {
  const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - Clock::now());
  return left.count() < 0 ? 0 : static_cast<int>(left.count()) + 1;
}

}  // namespace

struct ChildClient::State {
  ~State() { finish(); }

  core::Result<void> send(std::string_view line) {
    if (command.heard) command.heard(true, line.substr(0, line.find('\n')));
    while (!line.empty()) {
      const ssize_t sent = ::send(socket, line.data(), line.size(), MSG_NOSIGNAL);
      if (sent < 0) return core::fail(core::Errc::io_failure, name() + " has ended" + how());
      line.remove_prefix(static_cast<std::size_t>(sent));
    }
    return {};
  }

  core::Result<std::string> receive() {
    const auto end = Clock::now() + command.limit;
    while (true) {
      const std::size_t at = buffer.find('\n');
      if (at != std::string::npos) {
        std::string line = buffer.substr(0, at);
        buffer.erase(0, at + 1);
        if (command.heard) command.heard(false, line);
        return line;
      }
      if (buffer.size() > longest_answer) {
        return core::fail(core::Errc::malformed_data, "an answer without an end");
      }
      pollfd wanted{socket, POLLIN, 0};
      const int ready = ::poll(&wanted, 1, milliseconds_until(end));
      if (ready == 0) return core::fail(core::Errc::timeout, "no answer from " + name());
      std::array<char, 4096> block{};
      const ssize_t count = ready < 0 ? -1 : ::recv(socket, block.data(), block.size(), 0);
      if (count < 0 && errno == EINTR) continue;
      if (count <= 0) return core::fail(core::Errc::io_failure, name() + " has ended" + how());
      buffer.append(block.data(), static_cast<std::size_t>(count));
    }
  }

  /// How it ended: " (exit code 1)"; empty where that cannot be said.
  std::string how() {
    if (process < 0 || !ended(farewell)) return {};
    process = -1;
    if (WIFSIGNALED(status)) return " (signal " + std::to_string(WTERMSIG(status)) + ")";
    const int code = WEXITSTATUS(status);
    return " (exit code " + std::to_string(code) + (code == not_started ? ": not found)" : ")");
  }

  /// Whether it has ended within `patience`.
  bool ended(std::chrono::milliseconds patience) {
    const auto end = Clock::now() + patience;
    while (true) {
      if (waitpid(process, &status, WNOHANG) != 0) return true;
      if (Clock::now() >= end) return false;
      ::poll(nullptr, 0, 5);
    }
  }

  void finish() {
    if (socket < 0) return;
    ::shutdown(socket, SHUT_WR);
    if (process > 0 && !ended(farewell)) kill_now();
    ::close(socket);
    process = -1;
    socket = -1;
  }

  void kill_now() const {
    if (process <= 0) return;
    ::kill(process, SIGKILL);
    waitpid(process, nullptr, 0);
  }

  const std::string& name() const { return command.arguments.front(); }

  ChildCommand command;
  int process = -1;  ///< -1: has ended, and nobody waits for it any more
  int status = 0;    ///< with which it ended
  int socket = -1;
  std::string buffer;
  std::int64_t last_id = 0;
};

core::Result<ChildClient> ChildClient::start(ChildCommand command) {
  if (command.arguments.empty()) {
    return core::fail(core::Errc::invalid_argument, "no program to start");
  }
  std::array<int, 2> ends{};
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0) {
    return io_error("socketpair");
  }
  auto state = std::make_unique<State>();
  state->command = std::move(command);
  state->socket = ends[0];
  std::vector<char*> arguments;
  for (std::string& argument : state->command.arguments) arguments.push_back(argument.data());
  arguments.push_back(nullptr);
  const std::string folder = state->command.folder.string();
  const pid_t process = fork();
  if (process == 0) become(folder.empty() ? nullptr : folder.c_str(), arguments.data(), ends[1]);
  ::close(ends[1]);
  if (process < 0) {
    ::close(ends[0]);
    return io_error("fork");
  }
  state->process = process;
  return ChildClient(std::move(state));
}

ChildClient::ChildClient(std::unique_ptr<State> state) : state_(std::move(state)) {}
ChildClient::ChildClient(ChildClient&&) noexcept = default;
ChildClient& ChildClient::operator=(ChildClient&&) noexcept = default;
ChildClient::~ChildClient() = default;

core::Result<json::value> ChildClient::call(std::string method, json::object parameters) {
  const auto sent = state_->send(call_line(method, std::move(parameters), ++state_->last_id));
  if (!sent) return sent.error();
  const auto line = state_->receive();
  if (!line) return line.error();
  return result_of(*line);
}

void ChildClient::call_and_kill(std::string method, json::object parameters) {
  // Whether it got the call does not matter: it is killed at any moment.
  static_cast<void>(state_->send(call_line(method, std::move(parameters), ++state_->last_id)));
  state_->kill_now();
  state_->process = -1;
  state_->finish();
}

}  // namespace madoguchi::adapters::rpc
