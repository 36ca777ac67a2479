// SPDX-License-Identifier: Apache-2.0
#include "adapters/pcsc/pcscd_keeper.hpp"

#include <arpa/inet.h>
#include <fcntl.h>
#include <net/if.h>
#include <netinet/in.h>
#include <poll.h>
#include <sched.h>
#include <sys/ioctl.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>

namespace madoguchi::adapters::pcsc {
namespace {

/// pcscd has this long to end by itself.
constexpr int patience_ms = 2000;
constexpr int control_fd = 3;

KeeperReply failed(KeeperStage stage) { return {stage, errno}; }
constexpr KeeperReply success{KeeperStage::done, 0};

bool write_file(const char* path, const char* text) {
  const int fd = open(path, O_WRONLY | O_CLOEXEC);
  if (fd < 0) return false;
  const auto size = static_cast<ssize_t>(strlen(text));
  const bool written = write(fd, text, static_cast<std::size_t>(size)) == size;
  close(fd);
  return written;
}

/// The owner's descriptors, signals and terminal are none of ours: an inherited pipe would keep its
/// reader waiting, and Ctrl-C must reach the owner only.
void detach(const KeeperPlan& plan, int control) {
  setsid();
  prctl(PR_SET_NAME, "pcscd-keeper");
  for (const int number : {SIGINT, SIGTERM, SIGHUP, SIGCHLD, SIGPIPE}) signal(number, SIG_DFL);
  signal(SIGPIPE, SIG_IGN);
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, nullptr);
  dup2(control, control_fd);
  const int nothing = open("/dev/null", O_RDONLY);
  dup2(nothing, STDIN_FILENO);
  const int log = open(plan.log, O_WRONLY | O_CREAT | O_APPEND, 0600);
  dup2(log, STDOUT_FILENO);
  dup2(log, STDERR_FILENO);
  close_range(control_fd + 1, ~0U, 0);
  fcntl(control_fd, F_SETFD, FD_CLOEXEC);
}

KeeperReply enter_namespaces(const KeeperPlan& plan) {
  if (unshare(CLONE_NEWNS | CLONE_NEWNET) == 0) return success;
  // An ordinary user, or root without the right: become root of a user namespace.
  if (unshare(CLONE_NEWUSER | CLONE_NEWNS | CLONE_NEWNET) != 0 ||
      !write_file("/proc/self/setgroups", "deny") ||
      !write_file("/proc/self/uid_map", plan.uid_map) ||
      !write_file("/proc/self/gid_map", plan.gid_map)) {
    return failed(KeeperStage::namespaces);
  }
  return success;
}

KeeperReply mount_run_folder(const KeeperPlan& plan) {
  // A fresh /run: the real one stays untouched, whether it has a pcscd of its own or not.
  if (mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0 ||
      mount("tmpfs", "/run", "tmpfs", MS_NOSUID | MS_NODEV, "size=1m") != 0 ||
      mkdir("/run/pcscd", 0755) != 0 ||
      mount(plan.run_folder, "/run/pcscd", nullptr, MS_BIND, nullptr) != 0) {
    return failed(KeeperStage::mounts);
  }
  // Real readers belong to the system's pcscd. Where the folder is elsewhere, there is none to
  // hide.
  mount(plan.no_drivers, "/usr/lib/pcsc/drivers", nullptr, MS_BIND, nullptr);
  return success;
}

KeeperReply bring_loopback_up() {
  const int fd = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
  ifreq request{};
  strcpy(request.ifr_name, "lo");
  bool up = fd >= 0 && ioctl(fd, SIOCGIFFLAGS, &request) == 0;
  request.ifr_flags |= IFF_UP;
  up = up && ioctl(fd, SIOCSIFFLAGS, &request) == 0;
  const KeeperReply reply = up ? success : failed(KeeperStage::loopback);
  if (fd >= 0) close(fd);
  return reply;
}

KeeperReply start_pcscd(const KeeperPlan& plan, pid_t& pcscd) {
  unlink(plan.socket);
  unlink(plan.pid_file);
  pcscd = fork();
  if (pcscd < 0) return failed(KeeperStage::start);
  if (pcscd > 0) return success;
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  signal(SIGPIPE, SIG_DFL);
  const std::array<const char*, 6> words{plan.pcscd, "-f", "-e", "-c", plan.configuration, nullptr};
  const std::array<const char*, 2> environment{"PATH=/usr/sbin:/usr/bin:/sbin:/bin", nullptr};
  execve(plan.pcscd, const_cast<char* const*>(words.data()),
         const_cast<char* const*>(environment.data()));
  _exit(127);
}

void stop_pcscd(pid_t& pcscd) {
  if (pcscd <= 0) return;
  const int watch = static_cast<int>(syscall(SYS_pidfd_open, pcscd, 0));
  kill(pcscd, SIGTERM);
  pollfd ended{watch, POLLIN, 0};
  if (watch < 0 || poll(&ended, 1, patience_ms) <= 0) kill(pcscd, SIGKILL);
  waitpid(pcscd, nullptr, 0);
  if (watch >= 0) close(watch);
  pcscd = -1;
}

/// A socket belongs to the network where it was made, whoever uses it later.
int dial(std::uint16_t port) {
  const int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (fd < 0) return -1;
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (connect(fd, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0) return fd;
  const int error = errno;
  close(fd);
  errno = error;
  return -1;
}

void answer(KeeperReply reply, int passed_fd = -1) {
  iovec part{&reply, sizeof reply};
  msghdr message{};
  message.msg_iov = &part;
  message.msg_iovlen = 1;
  alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof(int))> space{};
  if (passed_fd >= 0) {
    message.msg_control = space.data();
    message.msg_controllen = space.size();
    cmsghdr* const header = CMSG_FIRSTHDR(&message);
    header->cmsg_level = SOL_SOCKET;
    header->cmsg_type = SCM_RIGHTS;
    header->cmsg_len = CMSG_LEN(sizeof(int));
    memcpy(CMSG_DATA(header), &passed_fd, sizeof passed_fd);
  }
  sendmsg(control_fd, &message, MSG_NOSIGNAL);
}

void serve(const KeeperPlan& plan, KeeperRequest request, pid_t& pcscd) {
  switch (request.order) {
    case KeeperOrder::stop_pcscd:
      stop_pcscd(pcscd);
      return answer(success);
    case KeeperOrder::start_pcscd:
      stop_pcscd(pcscd);
      return answer(start_pcscd(plan, pcscd));
    case KeeperOrder::dial: {
      const int fd = dial(request.port);
      if (fd < 0) return answer(failed(KeeperStage::dial));
      answer(success, fd);
      close(fd);
      return;
    }
  }
}

}  // namespace

void keep_pcscd(const KeeperPlan& plan, int control) {
  detach(plan, control);
  pid_t pcscd = -1;
  KeeperReply reply = enter_namespaces(plan);
  if (reply.error == 0) reply = mount_run_folder(plan);
  if (reply.error == 0) reply = bring_loopback_up();
  if (reply.error == 0) reply = start_pcscd(plan, pcscd);
  answer(reply);
  KeeperRequest request{};
  while (recv(control_fd, &request, sizeof request, 0) == sizeof request) {
    serve(plan, request, pcscd);
  }
  // The owner is done, or dead.
  stop_pcscd(pcscd);
  execl("/bin/rm", "rm", "-rf", plan.folder, nullptr);
  _exit(1);
}

}  // namespace madoguchi::adapters::pcsc
