// SPDX-License-Identifier: Apache-2.0
#include "adapters/comparator_library/host_process.hpp"

#include "adapters/comparator_library/spawn.hpp"

#include <poll.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <thread>

namespace madoguchi::adapters::comparator_library {
namespace {

using biometrics::ComparatorFault;
using Clock = std::chrono::steady_clock;
using namespace std::chrono_literals;

constexpr std::size_t most_output = 16384;
constexpr auto look_every = 10ms;
constexpr auto end_patience = 2s;
constexpr int host_gave_up = 70;  // exit code of the host: the conversation broke

/// A number of kibibytes from /proc, in bytes; 0 if the process is gone.
std::uint64_t resident_bytes(int process, std::string_view field) {
  std::ifstream status("/proc/" + std::to_string(process) + "/status");
  for (std::string line; std::getline(status, line);) {
    if (line.starts_with(field)) return std::stoull(line.substr(field.size())) * 1024;
  }
  return 0;
}

std::string mebibytes(std::uint64_t bytes) { return std::to_string(bytes >> 20U) + " MiB"; }

std::string signal_name(int number) {
  const char* const name = sigabbrev_np(number);
  return "signal " + std::to_string(number) +
         (name == nullptr ? "" : std::string(" (SIG") + name + ")");
}

}  // namespace

core::Result<std::unique_ptr<HostProcess>> HostProcess::start(
    const std::filesystem::path& program) {
  if (access(program.c_str(), X_OK) != 0) {
    return core::fail(core::Errc::file_missing, program.string());
  }
  const auto spawned = spawn(program);
  if (!spawned) return spawned.error();
  std::unique_ptr<HostProcess> host(new HostProcess);
  host->process_ = spawned->process;
  host->socket_ = spawned->socket;
  host->output_ = spawned->output;
  void* const memory = mmap(nullptr, sizeof(SharedPage), PROT_READ, MAP_SHARED, spawned->page, 0);
  close(spawned->page);
  if (memory == MAP_FAILED) return core::fail(core::Errc::io_failure, "shared memory");
  host->page_ = static_cast<SharedPage*>(memory);
  return host;
}

HostProcess::~HostProcess() {
  if (process_ > 0) wait_for_end(true);
  if (socket_ >= 0) close(socket_);
  if (output_ >= 0) close(output_);
  if (page_ != nullptr) munmap(page_, sizeof(SharedPage));
}

std::variant<Message, Ending> HostProcess::ask(const Message& request, const AskLimits& limits) {
  const core::Bytes frame = to_frame(request);
  core::Bytes received;
  std::size_t sent = 0;
  std::uint64_t compared = 0;
  auto progress = Clock::now();
  auto looked = progress;
  for (;;) {
    Look seen = look(frame, sent, received);
    if (auto* ending = std::get_if<Ending>(&seen)) return std::move(*ending);
    const auto now = Clock::now();
    if (auto* reply = std::get_if<Message>(&seen)) {
      // A peak that nobody looked at counts as well.
      const std::uint64_t peak = resident_bytes(process_, "VmHWM:");
      if (peak <= limits.memory) return std::move(*reply);
      return killed(ComparatorFault::memory_limit,
                    mebibytes(peak) + " of " + mebibytes(limits.memory) + place());
    }
    if (now - looked < look_every) continue;
    looked = now;
    const std::uint64_t resident = resident_bytes(process_, "VmRSS:");
    if (resident > limits.memory) {
      return killed(ComparatorFault::memory_limit,
                    mebibytes(resident) + " of " + mebibytes(limits.memory) + place());
    }
    if (const std::uint64_t done = page_->compared; done != compared) {
      compared = done;
      progress = now;
    }
    if (now - progress > limits.silence) {
      return killed(ComparatorFault::hang,
                    std::to_string(limits.silence.count()) + " ms" + place());
    }
  }
}

HostProcess::Look HostProcess::look(const core::Bytes& frame, std::size_t& sent,
                                    core::Bytes& received) {
  const bool sending = sent < frame.size();
  std::array<pollfd, 2> watched{
      {{socket_, static_cast<short>(sending ? POLLIN | POLLOUT : POLLIN), 0},
       {output_, POLLIN, 0}}};
  if (poll(watched.data(), watched.size(), static_cast<int>(look_every.count())) <= 0) return {};
  if (watched[1].revents != 0) drain_output();
  if ((watched[0].revents & POLLOUT) != 0 && sending) {
    const ssize_t put = send(socket_, frame.data() + sent, frame.size() - sent, MSG_NOSIGNAL);
    if (put > 0) sent += static_cast<std::size_t>(put);
    if (put < 0 && errno != EAGAIN && errno != EINTR) return ended();
  }
  if ((watched[0].revents & (POLLIN | POLLHUP | POLLERR)) == 0) return {};
  const std::size_t before = received.size();
  received.resize(before + (std::size_t{1} << 16U));
  const ssize_t got = recv(socket_, received.data() + before, received.size() - before, 0);
  received.resize(before + static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
  if (got == 0 || (got < 0 && errno != EAGAIN && errno != EINTR)) return ended();
  return received_so_far(received);
}

HostProcess::Look HostProcess::received_so_far(core::Bytes& received) {
  if (received.size() < frame_header_size) return {};
  const auto header = parse_header(received);
  const std::string nonsense = "bytes that are no answer came from its process";
  if (!header || received.size() > frame_header_size + header->length) {
    return killed(ComparatorFault::interferes, nonsense);
  }
  if (received.size() < frame_header_size + header->length) return {};
  auto reply = parse_payload(header->type, core::ByteView(received).subspan(frame_header_size));
  if (!reply) return killed(ComparatorFault::interferes, nonsense);
  drain_output();
  return *std::move(reply);
}

void HostProcess::drain_output() {
  std::array<char, 4096> piece;
  // Bounded, so that a library that prints without end does not keep us here.
  for (int turn = 0; turn < 64; ++turn) {
    const ssize_t got = read(output_, piece.data(), piece.size());
    if (got <= 0) return;
    const auto size = static_cast<std::size_t>(got);
    output_bytes_ += size;
    kept_output_.append(piece.data(), std::min(size, most_output - kept_output_.size()));
  }
}

std::optional<int> HostProcess::wait_for_end(bool kill_now) {
  const auto until = Clock::now() + end_patience;
  int status = 0;
  const bool asked = kill_now;
  if (kill_now) kill(process_, SIGKILL);
  while (waitpid(process_, &status, kill_now ? 0 : WNOHANG) == 0) {
    if (Clock::now() > until) {
      kill(process_, SIGKILL);
      kill_now = true;
    }
    std::this_thread::sleep_for(1ms);
  }
  drain_output();
  process_ = -1;
  if (kill_now && !asked) return std::nullopt;
  return status;
}

Ending HostProcess::killed(ComparatorFault fault, std::string detail) {
  wait_for_end(true);
  return {fault, std::move(detail)};
}

Ending HostProcess::ended() {
  const std::string where = place();
  const std::optional<int> end = wait_for_end(false);
  const int status = end.value_or(host_gave_up << 8);  // it lives on without the connection
  if (WIFSIGNALED(status)) {
    const bool outside = page_->outside_memory != 0;
    return {outside ? ComparatorFault::outside_memory : ComparatorFault::crash,
            signal_name(WTERMSIG(status)) + where};
  }
  const int code = WEXITSTATUS(status);
  if (code == host_gave_up || where.empty()) {
    return {ComparatorFault::interferes, "its process lost the connection to the suite"};
  }
  return {ComparatorFault::crash, "exit(" + std::to_string(code) + ")" + where};
}

std::string HostProcess::place() const {
  static constexpr std::array<const char*, 5> names{"", " while loading", " in initialize",
                                                    " in create_template", " in compare"};
  const std::uint32_t place = page_->place;
  return place < names.size() ? names[place] : "";
}

std::string HostProcess::output() const {
  std::string text;
  std::size_t digits = 0;
  for (const char c : kept_output_) {
    const bool digit = c >= '0' && c <= '9';
    // Long numbers could be somebody's; a report does not repeat them.
    if (digit && ++digits >= 8) {
      if (digits == 8) text.replace(text.size() - 7, 7, "(number)");
      continue;
    }
    if (!digit) digits = 0;
    text += c == '\n' || (c >= 0x20 && c < 0x7F) ? c : '?';
  }
  return text;
}

std::filesystem::path usual_host_program() {
  std::error_code error;
  const auto self = std::filesystem::read_symlink("/proc/self/exe", error);
  return self.parent_path() / "madoguchi-comparator-host";
}

}  // namespace madoguchi::adapters::comparator_library
