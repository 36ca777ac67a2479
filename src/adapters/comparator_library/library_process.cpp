// SPDX-License-Identifier: Apache-2.0
#include "adapters/comparator_library/library_process.hpp"

#include "adapters/crypto/digest.hpp"
#include "adapters/files/files.hpp"

#include <algorithm>

namespace madoguchi::adapters::comparator_library {
namespace {

using biometrics::ComparatorFault;
namespace fs = std::filesystem;

constexpr std::size_t largest_library = std::size_t{2} << 30U;
constexpr std::size_t most_output = 16384;

/// The library's digest if it can be one at all.
core::Result<std::string> digest_of_library(const fs::path& file) {
  const auto bytes = files::read_file(file, largest_library);
  if (!bytes) return bytes.error();
  if (!bytes->starts_with("\177ELF")) {
    return core::fail(core::Errc::malformed_data,
                      file.string() + ": a shared library (ELF) was expected");
  }
  return crypto::sha256_hex(core::as_bytes(*bytes));
}

ComparatorFault fault_of(OpenOutcome outcome) {
  switch (outcome) {
    case OpenOutcome::missing_symbol:
      return ComparatorFault::missing_symbol;
    case OpenOutcome::abi_version:
      return ComparatorFault::abi_version;
    case OpenOutcome::refused:
    case OpenOutcome::impossible:
      return ComparatorFault::initialisation;
    case OpenOutcome::ready:
    case OpenOutcome::cannot_load:
      break;
  }
  return ComparatorFault::cannot_load;
}

std::string first_line(const std::string& text) { return text.substr(0, text.find('\n')); }

}  // namespace

core::Result<std::unique_ptr<LibraryProcess>> LibraryProcess::open(LibrarySetup setup) {
  // The process has another working folder.
  std::error_code error;
  setup.shared_object = fs::absolute(setup.shared_object, error);
  const auto digest = digest_of_library(setup.shared_object);
  if (!digest) return digest.error();
  if (!setup.configuration.empty()) {
    setup.configuration = fs::absolute(setup.configuration, error);
    if (!fs::is_directory(setup.configuration, error)) {
      return core::fail(core::Errc::file_missing,
                        setup.configuration.string() + ": a folder was expected");
    }
  }
  std::unique_ptr<LibraryProcess> library(new LibraryProcess(std::move(setup)));
  library->description_.sha256 = *digest;
  const core::Result<> started = library->start();
  if (!started) return started.error();
  return library;
}

core::Result<> LibraryProcess::start() {
  auto host = HostProcess::start(setup_.host);
  if (!host) return host.error();
  host_ = *std::move(host);
  ++life_;
  most_lent_ = 0;
  const OpenRequest request{setup_.shared_object.string(), setup_.configuration.string()};
  auto answer = host_->ask(request, {setup_.limits.initialise, setup_.limits.memory});
  if (auto* ending = std::get_if<Ending>(&answer)) {
    leave();
    note(ending->fault, ending->detail);
    return {};
  }
  const auto* reply = std::get_if<OpenReply>(&std::get<Message>(answer));
  if (reply != nullptr && described(*reply)) return {};
  if (reply == nullptr) note(ComparatorFault::interferes, "another answer than to the request");
  leave();
  return {};
}

bool LibraryProcess::described(const OpenReply& reply) {
  description_.without_network = reply.without_network;
  description_.read_only_configuration = reply.read_only_configuration;
  if (reply.outcome != OpenOutcome::ready) {
    note(fault_of(reply.outcome), reply.detail);
    return false;
  }
  description_.name = reply.name;
  description_.version = reply.version;
  description_.max_template_size = reply.max_template_size;
  description_.template_size = reply.template_size;
  description_.pixel_format = reply.pixel_format;
  description_.threshold.reset();
  if (reply.threshold >= 0) description_.threshold = reply.threshold;
  return true;
}

std::variant<Message, Ending> LibraryProcess::answered(const Message& request,
                                                       std::chrono::milliseconds silence,
                                                       std::uint64_t lent) {
  // A peak stays: what was lent once counts for the rest of the process's life.
  most_lent_ = std::max(most_lent_, lent);
  return host_->ask(request, {silence, setup_.limits.memory + most_lent_});
}

void LibraryProcess::died(const Ending& ending, const CallName& call) {
  note(ending.fault, call() + ": " + ending.detail);
  leave();
  if (++deaths_ > setup_.limits.restarts) {
    note(ComparatorFault::given_up,
         "after " + std::to_string(setup_.limits.restarts) + " restarts");
    return;
  }
  // What cannot be started again has noted why, but for the suite's own troubles.
  const core::Result<> started = start();
  if (!started) note(ComparatorFault::given_up, started.error().message());
}

void LibraryProcess::renew() {
  if (!usable()) return;
  leave();
  const core::Result<> started = start();
  if (!started) note(ComparatorFault::given_up, started.error().message());
}

void LibraryProcess::leave() {
  if (!host_) return;
  output_bytes_ += host_->output_bytes();
  if (output_.size() < most_output) output_ += host_->output();
  host_.reset();
}

void LibraryProcess::note(ComparatorFault fault, const std::string& example) {
  findings_.add(fault, example);
}

biometrics::ComparatorFindings LibraryProcess::findings() const {
  biometrics::ComparatorFindings all = findings_;
  const std::uint64_t printed = output_bytes_ + (host_ ? host_->output_bytes() : 0);
  if (printed > 0) {
    all.add(ComparatorFault::prints,
            std::to_string(printed) + " bytes, beginning with: " + first_line(output()));
  }
  return all;
}

std::string LibraryProcess::output() const { return output_ + (host_ ? host_->output() : ""); }

}  // namespace madoguchi::adapters::comparator_library
