// SPDX-License-Identifier: Apache-2.0
// One life of the process that holds a library under test: started, asked under limits, dead.
#pragma once

#include "adapters/comparator_library/shared_page.hpp"
#include "biometrics/comparator_findings.hpp"
#include "core/result.hpp"

#include <chrono>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <variant>

namespace madoguchi::adapters::comparator_library {

/// How a life ended, as a finding about the library.
struct Ending {
  biometrics::ComparatorFault fault = biometrics::ComparatorFault::crash;
  std::string detail;
};

/// Limits of one request.
struct AskLimits {
  std::chrono::milliseconds silence{1000};  ///< longest time without progress
  std::uint64_t memory = 0;                 ///< resident bytes of the process
};

class HostProcess {
 public:
  /// Starts the program. Error: io_failure.
  static core::Result<std::unique_ptr<HostProcess>> start(const std::filesystem::path& program);

  /// Ends it, however busy it is.
  ~HostProcess();
  HostProcess(const HostProcess&) = delete;
  HostProcess& operator=(const HostProcess&) = delete;

  /// Sends a request and waits for its reply. After an Ending there is nobody to ask.
  std::variant<Message, Ending> ask(const Message& request, const AskLimits& limits);

  const SharedPage& page() const { return *page_; }
  int process() const { return process_; }

  /// What was written to stdout and stderr so far, its beginning only, made fit for a report.
  std::string output() const;
  std::uint64_t output_bytes() const { return output_bytes_; }

 private:
  HostProcess() = default;

  /// What one look at the sockets gave: nothing yet, a reply, or the end.
  using Look = std::variant<std::monostate, Message, Ending>;
  Look look(const core::Bytes& frame, std::size_t& sent, core::Bytes& received);
  void drain_output();
  Look received_so_far(core::Bytes& received);
  Ending ended();
  Ending killed(biometrics::ComparatorFault fault, std::string detail);
  /// Its wait status; empty if it had to be killed although that was not wanted.
  std::optional<int> wait_for_end(bool kill_now);
  std::string place() const;

  int process_ = -1;
  int socket_ = -1;
  int output_ = -1;
  SharedPage* page_ = nullptr;
  std::string kept_output_;
  std::uint64_t output_bytes_ = 0;
};

/// The program beside the running one.
std::filesystem::path usual_host_program();

}  // namespace madoguchi::adapters::comparator_library
