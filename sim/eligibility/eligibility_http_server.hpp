// SPDX-License-Identifier: Apache-2.0
// The mock eligibility service on a port of the loopback interface, over TLS with client
// certificates.
#pragma once

#include "adapters/http/https_server.hpp"
#include "core/civil_time.hpp"
#include "core/result.hpp"
#include "ports/stage.hpp"
#include "sim/eligibility/eligibility_service.hpp"
#include "sim/eligibility/service_calendar.hpp"
#include "sim/pki/tls_identity.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

namespace madoguchi::sim::eligibility {

/// The counter's civil time; called on the server's thread.
using CivilTimeSource = std::function<core::CivilTime()>;

/// Told after each request on the server's thread: "POST /v1/eligibility 200". Never a body.
using RequestLog = std::function<void(const std::string&)>;

class EligibilityHttpServer {
 public:
  /// The service must outlive the server. Port 0 lets the system choose. Errors: crypto_failure,
  /// io_failure.
  static core::Result<std::unique_ptr<EligibilityHttpServer>> start(
      EligibilityService& service, const pki::TlsIdentity& identity, CivilTimeSource now,
      std::uint16_t port = 0, RequestLog log = {}, ServiceCalendar calendar = {});

  std::uint16_t port() const { return server_->port(); }

  /// Unreachable: connections are refused, open ones are closed. Back up: the same port. The others
  /// as service_conduct.hpp and docs/eligibility-service.md say. What the calendar says of a time
  /// comes first.
  core::Result<void> set_condition(ports::ServiceCondition condition);

 private:
  struct Shared;
  EligibilityHttpServer(std::shared_ptr<Shared> shared,
                        std::unique_ptr<adapters::http::HttpsServer> server)
      : shared_(std::move(shared)), server_(std::move(server)) {}
  std::shared_ptr<Shared> shared_;
  std::unique_ptr<adapters::http::HttpsServer> server_;
};

}  // namespace madoguchi::sim::eligibility
