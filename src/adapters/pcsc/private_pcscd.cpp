// SPDX-License-Identifier: Apache-2.0
#include "adapters/pcsc/private_pcscd.hpp"

#include "adapters/pcsc/listening_ports.hpp"
#include "adapters/pcsc/virtual_reader_files.hpp"

#include <fmt/format.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <thread>
#include <utility>

namespace madoguchi::adapters::pcsc {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

constexpr auto start_patience = 10s;

/// libpcsclite reads the path once a process, so all that are for this process must share it.
std::atomic<bool> one_is_for_this_process{false};

core::Error io_error(const std::string& doing) {
  return core::fail(core::Errc::io_failure, doing + ": " + std::strerror(errno));
}

core::Result<fs::path> make_folder() {
  std::error_code error;
  fs::path base = fs::temp_directory_path(error);
  // The helper mounts a fresh /run and would not see its files there.
  if (error || base.string().starts_with("/run")) base = "/tmp";
  std::string pattern = (base / "madoguchi-pcsc-XXXXXX").string();
  if (mkdtemp(pattern.data()) == nullptr) return io_error(pattern);
  return fs::path(pattern);
}

/// The working folder of this process's own pcscd; the same name each time.
core::Result<fs::path> folder_for_this_process() {
  static std::mutex mutex;
  static fs::path folder;
  const std::lock_guard lock(mutex);
  if (folder.empty()) {
    auto made = make_folder();
    if (made) folder = *made;
    return made;
  }
  if (mkdir(folder.c_str(), 0700) != 0) return io_error(folder);
  return folder;
}

/// Whether a server takes connections there.
bool is_served(const fs::path& path) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  const std::string name = path.string();
  if (name.size() >= sizeof address.sun_path) return false;
  name.copy(address.sun_path, name.size());
  const UniqueFd client(socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
  return client &&
         connect(client.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
}

core::Error isolation_error(KeeperReply reply) {
  static constexpr std::array<const char*, 6> steps{"",
                                                    "making namespaces",
                                                    "mounting its run folder",
                                                    "starting its network",
                                                    "starting it",
                                                    "reaching a slot"};
  const auto stage = static_cast<std::size_t>(reply.stage);
  return core::fail(core::Errc::isolation_unavailable,
                    fmt::format("{}: {}", steps.at(stage), std::strerror(reply.error)));
}

core::Result<> check(const PrivatePcscdOptions& options) {
  if (options.slots < 1 || options.slots > most_slots) {
    return core::fail(core::Errc::invalid_argument,
                      fmt::format("{} slots; 1 to {} are possible", options.slots, most_slots));
  }
  if (access(options.pcscd.c_str(), X_OK) != 0) {
    return core::fail(core::Errc::pcsc_missing, options.pcscd.string());
  }
  if (access(options.driver.c_str(), R_OK) != 0) {
    return core::fail(core::Errc::driver_missing, options.driver.string());
  }
  return {};
}

}  // namespace

core::Result<std::unique_ptr<PrivatePcscd>> PrivatePcscd::start(PrivatePcscdOptions options) {
  const auto usable = check(options);
  if (!usable) return usable.error();
  const bool ours = options.for_this_process;
  if (ours && one_is_for_this_process.exchange(true)) {
    return core::fail(core::Errc::invalid_argument,
                      "a second private pcscd for the calls of one process");
  }
  const auto folder = ours ? folder_for_this_process() : make_folder();
  if (!folder) {
    if (ours) one_is_for_this_process = false;
    return folder.error();
  }
  std::unique_ptr<PrivatePcscd> pcscd(new PrivatePcscd(std::move(options), *folder));
  auto ready =
      write_virtual_reader_files(pcscd->folder_, pcscd->options_.driver, pcscd->options_.slots);
  if (ready) ready = pcscd->launch();
  if (ready) ready = pcscd->wait_until_ready();
  if (!ready) return ready.error();
  return pcscd;
}

PrivatePcscd::PrivatePcscd(PrivatePcscdOptions options, fs::path folder)
    : options_(std::move(options)), folder_(std::move(folder)) {}

PrivatePcscd::~PrivatePcscd() {
  control_.reset();
  if (keeper_ > 0) waitpid(keeper_, nullptr, 0);  // it has a watchdog for pcscd
  std::error_code ignored;
  fs::remove_all(folder_, ignored);
  if (options_.for_this_process) one_is_for_this_process = false;
}

std::string PrivatePcscd::reader_name(int slot) const { return reader_name_of_slot(slot); }

fs::path PrivatePcscd::socket() const { return folder_ / "run" / "pcscd.comm"; }

core::Result<> PrivatePcscd::launch() {
  std::error_code error;
  for (const char* name : {"run", "no-drivers"}) fs::create_directory(folder_ / name, error);
  std::array<int, 2> ends{};
  if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends.data()) != 0) {
    return io_error("control socket");
  }
  control_ = UniqueFd(ends[0]);
  const UniqueFd theirs(ends[1]);
  const std::string conf = folder_ / "conf";
  const std::string run = folder_ / "run";
  const std::string comm = socket();
  const std::string pid = folder_ / "run" / "pcscd.pid";
  const std::string log = folder_ / "pcscd.log";
  const std::string none = folder_ / "no-drivers";
  const std::string uid_map = fmt::format("0 {} 1", geteuid());
  const std::string gid_map = fmt::format("0 {} 1", getegid());
  const KeeperPlan plan{options_.pcscd.c_str(), conf.c_str(),    run.c_str(),
                        comm.c_str(),           pid.c_str(),     log.c_str(),
                        none.c_str(),           folder_.c_str(), uid_map.c_str(),
                        gid_map.c_str()};
  if (options_.for_this_process) setenv("PCSCLITE_CSOCK_NAME", comm.c_str(), 1);
  keeper_ = fork();
  if (keeper_ < 0) return io_error("fork");
  if (keeper_ == 0) keep_pcscd(plan, theirs.get());
  KeeperReply reply{};
  if (recv(control_.get(), &reply, sizeof reply, 0) != sizeof reply)
    return io_error("pcscd-keeper");
  if (reply.error != 0) return isolation_error(reply);
  return {};
}

/// Each slot's driver listens for its card.
int PrivatePcscd::readers_there() const {
  const auto ports = listening_ports(keeper_);
  int there = 0;
  for (int slot = 0; slot < options_.slots; ++slot) {
    if (ports.contains(port_of_slot(slot))) ++there;
  }
  return there;
}

/// Found out without libpcsclite, which could ask one pcscd only.
core::Result<> PrivatePcscd::wait_until_ready() const {
  const auto deadline = std::chrono::steady_clock::now() + start_patience;
  // pcscd makes its socket when all of its readers are initialised.
  while (!is_served(socket())) {
    if (std::chrono::steady_clock::now() > deadline) {
      return not_ready(core::fail(core::Errc::pcsc_missing, "waiting for its socket"));
    }
    std::this_thread::sleep_for(5ms);
  }
  const int there = readers_there();
  if (there == options_.slots) return {};
  return not_ready(core::fail(core::Errc::driver_missing,
                              fmt::format("{} of {} virtual readers", there, options_.slots)));
}

/// Adds the last thing that pcscd had to say.
core::Error PrivatePcscd::not_ready(core::Error error) const {
  std::ifstream log(folder_ / "pcscd.log");
  std::string line;
  std::string last;
  while (std::getline(log, line)) last = line;
  if (!last.empty()) error.context += "; pcscd says: " + last;
  return error;
}

core::Result<KeeperReply> PrivatePcscd::ask(KeeperRequest request, UniqueFd* passed) {
  const std::lock_guard lock(asking_);
  if (send(control_.get(), &request, sizeof request, MSG_NOSIGNAL) != sizeof request) {
    return io_error("pcscd-keeper");
  }
  KeeperReply reply{};
  iovec part{&reply, sizeof reply};
  alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof(int))> space{};
  msghdr message{};
  message.msg_iov = &part;
  message.msg_iovlen = 1;
  message.msg_control = space.data();
  message.msg_controllen = space.size();
  if (recvmsg(control_.get(), &message, MSG_CMSG_CLOEXEC) != sizeof reply) {
    return io_error("pcscd-keeper");
  }
  const cmsghdr* const header = CMSG_FIRSTHDR(&message);
  if (header != nullptr && passed != nullptr) {
    int fd = -1;
    std::memcpy(&fd, CMSG_DATA(header), sizeof fd);
    *passed = UniqueFd(fd);
  }
  return reply;
}

core::Result<UniqueFd> PrivatePcscd::dial(int slot) {
  UniqueFd connection;
  const auto reply = ask({KeeperOrder::dial, port_of_slot(slot)}, &connection);
  if (!reply) return reply.error();
  if (reply->error != 0 || !connection) {
    return core::fail(core::Errc::reader_unavailable,
                      reader_name(slot) + ": " + std::strerror(reply->error));
  }
  return connection;
}

core::Result<> PrivatePcscd::stop_service() {
  const auto reply = ask({KeeperOrder::stop_pcscd, 0});
  if (!reply) return reply.error();
  return {};
}

core::Result<> PrivatePcscd::start_service() {
  const auto reply = ask({KeeperOrder::start_pcscd, 0});
  if (!reply) return reply.error();
  if (reply->error != 0) return isolation_error(*reply);
  return wait_until_ready();
}

}  // namespace madoguchi::adapters::pcsc
