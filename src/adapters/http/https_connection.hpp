// SPDX-License-Identifier: Apache-2.0
// A client's connection over mutual TLS that is opened when needed and kept for the next request.
#pragma once

#include "adapters/http/http_message.hpp"
#include "adapters/http/tls_settings.hpp"
#include "ports/task.hpp"

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>

namespace madoguchi::adapters::http {

struct HttpsClientSettings {
  std::string host = "127.0.0.1";  ///< has to be in the server's certificate
  std::uint16_t port = 443;
  TlsSettings tls;
  std::chrono::milliseconds connect_timeout{5000};    ///< connecting and shaking hands, each
  std::chrono::milliseconds exchange_timeout{10000};  ///< sending a request; getting its answer
  std::size_t body_limit = 4U << 20U;                 ///< of answers, in bytes
};

/// One request at a time.
class HttpsConnection {
 public:
  /// Opens nothing yet. Error: crypto_failure for certificates or keys that cannot be used.
  static core::Result<std::unique_ptr<HttpsConnection>> make(const HttpsClientSettings& settings);
  ~HttpsConnection();
  HttpsConnection(const HttpsConnection&) = delete;
  HttpsConnection& operator=(const HttpsConnection&) = delete;

  /// Any HTTP status is an answer. Errors: see network_error. A kept connection that the server
  /// has closed meanwhile is replaced once.
  ports::Task<HttpResponse> exchange(HttpRequest request);

  /// How many connections were opened so far.
  int connections_opened() const;

 private:
  struct State;
  explicit HttpsConnection(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace madoguchi::adapters::http
