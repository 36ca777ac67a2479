// SPDX-License-Identifier: Apache-2.0
// A server for lines of text on a Unix socket that only its owner may use.
#pragma once

#include "core/result.hpp"

#include <cstddef>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace madoguchi::adapters::rpc {

/// One line without its end to one line of answer; an empty answer is not sent.
using LineHandler = std::function<std::string(std::string_view)>;

struct LocalServerSettings {
  std::filesystem::path path;              ///< its folder must be there
  std::size_t longest_line = 64U << 10U;   ///< bytes; a client that sends more is told and left
  std::size_t most_clients = 64;           ///< at a time; more of them wait for one to leave
  std::string too_long = "line too long";  ///< what such a client is told
};

class LocalServer {
 public:
  /// Serves on a thread of its own, where `handler` is called too, one line at a time. Answers come
  /// in the order of a client's lines. Errors: invalid_argument for a path that cannot be a socket
  /// or is in use; io_failure.
  static core::Result<std::unique_ptr<LocalServer>> start(LocalServerSettings settings,
                                                          LineHandler handler);
  /// Stops at once, closes all connections and removes the socket.
  ~LocalServer();
  LocalServer(const LocalServer&) = delete;
  LocalServer& operator=(const LocalServer&) = delete;

  const std::filesystem::path& path() const;

 private:
  struct State;
  explicit LocalServer(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace madoguchi::adapters::rpc
