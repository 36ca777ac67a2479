// SPDX-License-Identifier: Apache-2.0
#include "adapters/comparator_library/host/isolation.hpp"

#include <fcntl.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <string_view>

namespace madoguchi::adapters::comparator_library::host {
namespace {

bool write_text(const char* path, std::string_view text) {
  const int file = open(path, O_WRONLY | O_CLOEXEC);
  if (file < 0) return false;
  const bool written = write(file, text.data(), text.size()) == static_cast<ssize_t>(text.size());
  close(file);
  return written;
}

/// The same user as before, so that files stay readable.
void keep_user(uid_t user, gid_t group) {
  const std::string uid = std::to_string(user);
  const std::string gid = std::to_string(group);
  write_text("/proc/self/setgroups", "deny");
  write_text("/proc/self/uid_map", uid + " " + uid + " 1");
  write_text("/proc/self/gid_map", gid + " " + gid + " 1");
}

bool make_read_only(const std::string& folder) {
  if (folder.empty()) return false;
  struct statvfs about {};
  if (statvfs(folder.c_str(), &about) != 0) return false;
  unsigned long flags = MS_BIND | MS_REMOUNT | MS_RDONLY;
  // Flags that the mount has already cannot be taken from it here.
  if ((about.f_flag & ST_NOSUID) != 0) flags |= MS_NOSUID;
  if ((about.f_flag & ST_NODEV) != 0) flags |= MS_NODEV;
  if ((about.f_flag & ST_NOEXEC) != 0) flags |= MS_NOEXEC;
  if ((about.f_flag & ST_NOATIME) != 0) flags |= MS_NOATIME;
  if ((about.f_flag & ST_RELATIME) != 0) flags |= MS_RELATIME;
  return mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0 &&
         mount(folder.c_str(), folder.c_str(), nullptr, MS_BIND | MS_REC, nullptr) == 0 &&
         mount(nullptr, folder.c_str(), nullptr, flags, nullptr) == 0;
}

}  // namespace

Isolation isolate(const std::string& configuration) {
  prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  const uid_t user = geteuid();
  const gid_t group = getegid();
  Isolation isolation;
  isolation.without_network = unshare(CLONE_NEWUSER | CLONE_NEWNET | CLONE_NEWNS) == 0;
  if (!isolation.without_network) return isolation;
  keep_user(user, group);
  isolation.read_only_configuration = make_read_only(configuration);
  return isolation;
}

}  // namespace madoguchi::adapters::comparator_library::host
