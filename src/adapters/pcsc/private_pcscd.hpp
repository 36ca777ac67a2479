// SPDX-License-Identifier: Apache-2.0
// A pcscd of our own with virtual readers, apart from the system's.
#pragma once

#include "adapters/pcsc/pcscd_keeper.hpp"
#include "adapters/pcsc/unique_fd.hpp"
#include "core/result.hpp"

#include <sys/types.h>

#include <filesystem>
#include <memory>
#include <mutex>
#include <string>

namespace madoguchi::adapters::pcsc {

struct PrivatePcscdOptions {
  int slots = 2;  ///< 1 .. most_slots
  /// Whether the PC/SC calls of this process go to it.
  bool for_this_process = true;
  std::filesystem::path pcscd = "/usr/sbin/pcscd";
  std::filesystem::path driver = "/usr/lib/pcsc/drivers/serial/libifdvpcd.so";
};

/// Runs pcscd in namespaces of its own; works for root and, where user namespaces are allowed, for
/// everybody. This process needs no preparation, keeps its network and may have threads. There may
/// be any number of them; when the process dies, in whatever way, pcscd ends and its files go.
///
/// At most one at a time can be `for_this_process`: start() then sets PCSCLITE_CSOCK_NAME, and must
/// come before this process's first PC/SC call, with which libpcsclite fixes the socket's path.
class PrivatePcscd {
 public:
  /// Back when all readers are there. Errors: pcsc_missing, driver_missing, isolation_unavailable,
  /// invalid_argument, io_failure.
  static core::Result<std::unique_ptr<PrivatePcscd>> start(PrivatePcscdOptions options);
  ~PrivatePcscd();
  PrivatePcscd(const PrivatePcscd&) = delete;

  /// Name of a slot's reader, slots counted from 0.
  std::string reader_name(int slot) const;
  /// For other programs: the value of PCSCLITE_CSOCK_NAME.
  std::filesystem::path socket() const;

  /// From any thread: a connection to a slot's vpcd port, for one card. Error: reader_unavailable.
  core::Result<UniqueFd> dial(int slot);

  /// Ends pcscd, as if its service were stopped.
  core::Result<> stop_service();
  /// Starts it (again); back when all readers are there.
  core::Result<> start_service();

 private:
  PrivatePcscd(PrivatePcscdOptions options, std::filesystem::path folder);

  core::Result<> launch();
  core::Result<> wait_until_ready() const;
  int readers_there() const;
  core::Error not_ready(core::Error error) const;
  core::Result<KeeperReply> ask(KeeperRequest request, UniqueFd* passed = nullptr);

  PrivatePcscdOptions options_;
  std::filesystem::path folder_;
  std::mutex asking_;
  UniqueFd control_;
  pid_t keeper_ = -1;
};

}  // namespace madoguchi::adapters::pcsc
