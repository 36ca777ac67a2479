// SPDX-License-Identifier: Apache-2.0
// A client at work: sends the commands of a task and judges the answers as the client would.
#pragma once

#include "client_script.hpp"
#include "script_pattern.hpp"
#include "sim/card/card_device.hpp"

#include <functional>
#include <string>

namespace madoguchi::sim::clients {

/// Whether what the client has read is what a line "is ..." says; empty if so, else what it is.
using Judge = std::function<std::string(const std::string& claim, core::ByteView read,
                                        core::ByteView last_command)>;

class ScriptRun {
 public:
  ScriptRun(card::CardDevice& card, const Values& values, Judge judge)
      : card_(card), values_(values), judge_(std::move(judge)) {}

  /// What did not go as the client needs it, with its line; empty if all went well.
  std::string play(const ClientTask& task);

 private:
  std::string play(const ScriptLine& line);
  void send(core::Bytes command);
  std::string read(const std::string& text);
  std::string read_block(std::size_t offset, std::size_t le);
  core::ByteView last_data() const;

  card::CardDevice& card_;
  const Values& values_;
  Judge judge_;
  core::Bytes last_command_;
  core::Bytes last_answer_;
  core::Bytes collected_;  ///< by reading in blocks
};

}  // namespace madoguchi::sim::clients
