// SPDX-License-Identifier: Apache-2.0
// A library under test that is there again after every death: its process is restarted, a bounded
// number of times, and each death is a finding.
#pragma once

#include "adapters/comparator_library/host_process.hpp"

#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace madoguchi::adapters::comparator_library {

struct LibraryLimits {
  std::chrono::milliseconds initialise{60000};
  std::chrono::milliseconds create{5000};
  std::chrono::milliseconds compare{1000};         ///< of one comparison
  std::uint64_t memory = std::uint64_t{2} << 30U;  ///< resident bytes, beside templates lent to it
  int restarts = 20;                               ///< after deaths; then the rest is not tried
};

/// Which calls are made twice to see whether the answers agree: the first ones, and then every
/// n-th.
struct RepeatPlan {
  std::size_t first = 8;
  std::size_t every = 64;
  std::size_t in_new_process = 8;  ///< of the first, tried again in a new process
};

struct LibrarySetup {
  std::filesystem::path shared_object = {};
  std::filesystem::path configuration = {};  ///< empty: none
  LibraryLimits limits = {};
  RepeatPlan repeat = {};
  std::filesystem::path host = usual_host_program();
};

/// What a library says of itself, and how it is held.
struct LibraryDescription {
  std::string name = {};
  std::string version = {};
  std::string sha256 = {};               ///< of the file
  std::optional<double> threshold = {};  ///< that it recommends
  std::uint32_t max_template_size = 0;
  std::uint32_t template_size = 0;  ///< 0: sizes vary
  MadoguchiFacePixelFormat pixel_format = MADOGUCHI_FACE_BGR24;
  bool without_network = false;
  bool read_only_configuration = false;
};

/// The call that a request is about, in words; only asked for when there is a finding.
using CallName = std::function<std::string()>;

class LibraryProcess {
 public:
  /// Starts the process and initialises the library. A library that cannot be used is no error but
  /// a finding. Errors: file_missing, malformed_data (no shared library), io_failure.
  static core::Result<std::unique_ptr<LibraryProcess>> open(LibrarySetup setup);

  /// False when the library could never be initialised, or died too often.
  bool usable() const { return host_ != nullptr; }
  const LibraryDescription& description() const { return description_; }
  const LibrarySetup& setup() const { return setup_; }
  /// Changes with every new process.
  int life() const { return life_; }
  /// Of the present process; -1 if there is none.
  int process() const { return host_ ? host_->process() : -1; }
  /// Of the present process. Only while usable.
  const SharedPage& page() const { return host_->page(); }

  /// Asks within a time and with `lent` bytes more than the memory limit. Empty if the process did
  /// not survive, or answered something else: then that is noted, and `at_end` saw the page of the
  /// dead before a new one began.
  template <class Reply>
  std::optional<Reply> ask(const Message& request, std::chrono::milliseconds silence,
                           std::uint64_t lent, const CallName& call,
                           const std::function<void(const SharedPage&)>& at_end = {}) {
    if (!usable()) return std::nullopt;
    auto answer = answered(request, silence, lent);
    if (auto* message = std::get_if<Message>(&answer)) {
      if (auto* reply = std::get_if<Reply>(message)) return std::move(*reply);
      answer = Ending{biometrics::ComparatorFault::interferes, "an answer to another request"};
    }
    if (at_end) at_end(host_->page());
    died(std::get<Ending>(answer), call);
    return std::nullopt;
  }

  /// A new process although the old one is well.
  void renew();

  void note(biometrics::ComparatorFault fault, const std::string& example);
  /// What was seen so far, including what the library printed.
  biometrics::ComparatorFindings findings() const;
  /// Beginning of what it printed, for the evidence.
  std::string output() const;

 private:
  explicit LibraryProcess(LibrarySetup setup) : setup_(std::move(setup)) {}

  std::variant<Message, Ending> answered(const Message& request, std::chrono::milliseconds silence,
                                         std::uint64_t lent);
  void died(const Ending& ending, const CallName& call);
  core::Result<> start();
  bool described(const OpenReply& reply);
  void leave();

  LibrarySetup setup_;
  LibraryDescription description_;
  std::unique_ptr<HostProcess> host_;
  int life_ = 0;
  int deaths_ = 0;
  std::uint64_t most_lent_ = 0;
  biometrics::ComparatorFindings findings_;
  std::string output_;
  std::uint64_t output_bytes_ = 0;
};

}  // namespace madoguchi::adapters::comparator_library
