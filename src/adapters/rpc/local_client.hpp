// SPDX-License-Identifier: Apache-2.0
// The client's side of JSON-RPC 2.0 on a Unix socket: one call after the other.
#pragma once

#include "adapters/rpc/call_refused.hpp"
#include "core/result.hpp"

#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

#include <filesystem>
#include <memory>
#include <string>

namespace madoguchi::adapters::rpc {

class LocalClient {
 public:
  /// Errors: file_missing where nobody serves, invalid_argument, io_failure.
  static core::Result<LocalClient> connect(const std::filesystem::path& path);
  LocalClient(LocalClient&&) noexcept;
  ~LocalClient();

  /// Blocks until the answer is there. Throws CallRefused if the server answers with an error.
  /// Errors: io_failure, malformed_data.
  core::Result<boost::json::value> call(std::string method, boost::json::object parameters = {});

 private:
  struct State;
  explicit LocalClient(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace madoguchi::adapters::rpc
