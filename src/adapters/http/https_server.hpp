// SPDX-License-Identifier: Apache-2.0
// An HTTPS server on the loopback interface that only talks to clients with a trusted certificate.
#pragma once

#include "adapters/http/http_message.hpp"
#include "adapters/http/tls_settings.hpp"
#include "core/result.hpp"

#include <chrono>
#include <cstdint>
#include <memory>

namespace madoguchi::adapters::http {

struct HttpsServerSettings {
  TlsSettings tls;
  std::uint16_t port = 0;                    ///< 0: the system chooses
  std::size_t body_limit = 64U << 10U;       ///< of requests, in bytes; larger ones get 413
  std::chrono::milliseconds timeout{30000};  ///< handshake, one request, one answer: each
};

class HttpsServer {
 public:
  /// Listens on 127.0.0.1 and serves on a thread of its own, where `handler` is called too. Errors:
  /// crypto_failure for the TLS settings, io_failure when the port cannot be had.
  static core::Result<std::unique_ptr<HttpsServer>> start(const HttpsServerSettings& settings,
                                                          HttpHandler handler);
  /// Stops at once; open connections are closed.
  ~HttpsServer();
  HttpsServer(const HttpsServer&) = delete;
  HttpsServer& operator=(const HttpsServer&) = delete;

  std::uint16_t port() const;

  /// While not listening, connections are refused and open ones have been closed. Listening again
  /// uses the same port; io_failure if somebody else has it now.
  core::Result<void> set_listening(bool listening);

 private:
  struct State;
  explicit HttpsServer(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace madoguchi::adapters::http
