// SPDX-License-Identifier: Apache-2.0
// The helper process that keeps a pcscd in namespaces of its own: own mounts (pcscd's socket has a
// fixed path), own network (the vpcd driver listens on fixed ports of all addresses) and, for
// ordinary users, own user ids. Everything here runs after fork() in a program that may have
// threads: system calls only, no memory is allocated.
#pragma once

#include <cstdint>

namespace madoguchi::adapters::pcsc {

/// All texts that the helper needs, made before fork().
struct KeeperPlan {
  const char* pcscd;          ///< program
  const char* configuration;  ///< folder with the reader files
  const char* run_folder;     ///< becomes /run/pcscd for pcscd
  const char* socket;         ///< pcscd's socket and process id file in run_folder
  const char* pid_file;
  const char* log;
  const char* no_drivers;  ///< empty folder that hides the drivers of real readers
  const char* folder;      ///< removed at the end
  const char* uid_map;     ///< "0 <uid> 1"
  const char* gid_map;
};

/// What the owner asks for over the control socket; the end of the socket means: stop and clean up.
enum class KeeperOrder : std::uint16_t { dial, stop_pcscd, start_pcscd };

struct KeeperRequest {
  KeeperOrder order;
  std::uint16_t port;  ///< for dial
};

/// Where something failed.
enum class KeeperStage : std::int32_t {
  done,
  namespaces,
  mounts,
  loopback,
  start,
  dial,
};

/// Sent once after the start and after each request; dial adds the connected socket.
struct KeeperReply {
  KeeperStage stage;
  std::int32_t error;  ///< errno, 0 for success
};

/// The helper's whole life. `control` is a SOCK_SEQPACKET socket.
[[noreturn]] void keep_pcscd(const KeeperPlan& plan, int control);

}  // namespace madoguchi::adapters::pcsc
