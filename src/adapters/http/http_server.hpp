// SPDX-License-Identifier: Apache-2.0
// A plain HTTP server for pages and streams that never end (RFC 9112). No TLS: for the loopback
// interface, or a network that the user trusts.
#pragma once

#include "adapters/http/http_message.hpp"
#include "core/result.hpp"
#include "ports/task.hpp"

#include <boost/asio/any_io_executor.hpp>

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace madoguchi::adapters::http {

/// Gives the next piece of a body, when it is there; empty when the body is over. Called again
/// only when the client has taken the piece before: a slow client asks less often.
using BodyPieces = std::function<ports::Awaitable<std::optional<std::string>>()>;

/// An answer whose body comes in pieces if `pieces` is set; the connection ends with it.
struct HttpReply {
  HttpResponse response;
  BodyPieces pieces = {};
};

using HttpReplyHandler = std::function<HttpReply(const HttpRequest&)>;

struct HttpServerSettings {
  std::string address = "127.0.0.1";         ///< IPv4 or IPv6 address to listen on
  std::uint16_t port = 0;                    ///< 0: the system chooses
  std::size_t body_limit = 64U << 10U;       ///< of requests, in bytes; larger ones get 413
  std::chrono::milliseconds timeout{30000};  ///< one request, one answer, one piece: each
};

class HttpServer {
 public:
  /// Listens, and serves on a thread of its own once serve() was called. Errors: invalid_argument
  /// for the address, io_failure when the port cannot be had.
  static core::Result<std::unique_ptr<HttpServer>> listen(const HttpServerSettings& settings);
  /// Stops at once; open connections are closed.
  ~HttpServer();
  HttpServer(const HttpServer&) = delete;
  HttpServer& operator=(const HttpServer&) = delete;

  /// Where the handler and its pieces run: one thread, so they need no lock among themselves.
  boost::asio::any_io_executor executor() const;

  /// Starts answering; called once. On a loopback address, requests whose Host is not a loopback
  /// name are refused with 403, so that no page of the web can read what is served here.
  void serve(HttpReplyHandler handler);

  /// Stops at once: nothing of the handler runs afterwards. Open connections are closed when the
  /// server is destroyed.
  void stop();

  std::uint16_t port() const;
  /// "http://127.0.0.1:8080".
  std::string url() const;

 private:
  struct State;
  explicit HttpServer(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace madoguchi::adapters::http
