// SPDX-License-Identifier: Apache-2.0
// The client's side of JSON-RPC 2.0 with a program of the user's: started as a child, one message a
// line over its standard input and output, one call after the other.
#pragma once

#include "adapters/rpc/call_refused.hpp"
#include "core/result.hpp"

#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace madoguchi::adapters::rpc {

struct ChildCommand {
  std::vector<std::string>
      arguments;                   ///< the first is the program, found in PATH if it has no slash
  std::filesystem::path folder{};  ///< where it runs; empty: where we run
  std::chrono::milliseconds limit{10000};  ///< of one call
  /// Hears every line: whether we said it, and what was said. May be empty.
  std::function<void(bool ours, std::string_view line)> heard{};
};

class ChildClient {
 public:
  /// Starts the program. Its standard error is ours. Errors: invalid_argument, io_failure; a
  /// program that is not there shows as one that ends at once.
  static core::Result<ChildClient> start(ChildCommand command);
  ChildClient(ChildClient&&) noexcept;
  ChildClient& operator=(ChildClient&&) noexcept;
  /// Closes its input; a program that does not end by itself is killed.
  ~ChildClient();

  /// Blocks until the answer is there. Throws CallRefused if the program answers with an error.
  /// Errors: io_failure (it ended), timeout, malformed_data.
  core::Result<boost::json::value> call(std::string method, boost::json::object parameters = {});

  /// Sends a call and kills the program (SIGKILL) before it can answer.
  void call_and_kill(std::string method, boost::json::object parameters);

 private:
  struct State;
  explicit ChildClient(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace madoguchi::adapters::rpc
