// SPDX-License-Identifier: Apache-2.0
// The real TLS server with one registered person, and ways to talk to it.
#pragma once

#include "adapters/http/https_eligibility_client.hpp"
#include "sim/eligibility/eligibility_http_server.hpp"
#include "tests/sim/eligibility/registered_card.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/use_future.hpp>
#include <gtest/gtest.h>

namespace madoguchi::adapters::http {

namespace service = sim::eligibility;
namespace pki = sim::pki;

/// TLS certificates have to be valid now, whatever the counter's day is.
inline pki::Validity around_now() {
  const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
  return {now - std::chrono::days(1), now + std::chrono::days(1)};
}

inline pki::KeyStore& tls_keys() {
  static pki::KeyStore keys(MADOGUCHI_BINARY_DIR "/test-keys", 0);
  return keys;
}

inline TlsSettings client_tls(pki::KeyStore& keys = tls_keys()) {
  const auto identity = pki::tls_client(keys, "1312345678", around_now()).value();
  return {identity.certificate_pem, identity.key_pem, identity.trusted_pem};
}

class RunningService {
 public:
  RunningService()
      : service_(service::make_service()),
        server_(service::EligibilityHttpServer::start(
                    *service_, pki::tls_server(tls_keys(), around_now()).value(),
                    [] { return service::morning; })
                    .value()) {}

  service::EligibilityHttpServer& server() { return *server_; }

  HttpsClientSettings settings(TlsSettings tls = client_tls()) const {
    HttpsClientSettings settings;
    settings.port = server_->port();
    settings.tls = std::move(tls);
    return settings;
  }

 private:
  std::unique_ptr<service::EligibilityService> service_;
  std::unique_ptr<service::EligibilityHttpServer> server_;
};

/// Runs one task to its end.
class Loop {
 public:
  template <class T>
  core::Result<T> run(ports::Task<T> task) {
    loop_.restart();
    auto done = boost::asio::co_spawn(loop_, std::move(task), boost::asio::use_future);
    loop_.run();
    return done.get();
  }

 private:
  boost::asio::io_context loop_;
};

}  // namespace madoguchi::adapters::http
