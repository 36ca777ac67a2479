// SPDX-License-Identifier: Apache-2.0
// A connection to pcscd.
#pragma once

#include "core/result.hpp"

#include <string>
#include <vector>

namespace madoguchi::adapters::pcsc {

/// SCARDCONTEXT, without winscard.h.
using ContextHandle = long;

/// Owns one PC/SC context. One thread at a time may use it, except for cancel().
class PcscContext {
 public:
  /// Error: pcsc_missing when no pcscd answers.
  static core::Result<PcscContext> establish();

  PcscContext(PcscContext&& other) noexcept;
  PcscContext& operator=(PcscContext&& other) noexcept;
  ~PcscContext();

  /// Names of all readers, in no particular order; always look readers up by name.
  core::Result<std::vector<std::string>> reader_names() const;

  /// From any thread: a wait for a reader's state that is under way returns at once.
  void cancel() const;

  ContextHandle handle() const { return handle_; }

 private:
  explicit PcscContext(ContextHandle handle) : handle_(handle) {}

  ContextHandle handle_ = 0;
};

/// Names of the readers of the pcscd that this process talks to.
core::Result<std::vector<std::string>> list_readers();

}  // namespace madoguchi::adapters::pcsc
