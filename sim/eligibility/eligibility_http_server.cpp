// SPDX-License-Identifier: Apache-2.0
#include "sim/eligibility/eligibility_http_server.hpp"

#include "sim/eligibility/http_api.hpp"

#include <fmt/format.h>

namespace madoguchi::sim::eligibility {
namespace {

/// Only paths that exist are logged as they are: others may carry anything.
std::string log_line(const adapters::http::HttpRequest& request, unsigned status) {
  const bool known = status != 404 || request.target.starts_with("/v1/");
  return fmt::format("{} {} {}", request.method.substr(0, 8),
                     known ? request.target.substr(0, 32) : "(unknown path)", status);
}

}  // namespace

core::Result<std::unique_ptr<EligibilityHttpServer>> EligibilityHttpServer::start(
    EligibilityService& service, const pki::TlsIdentity& identity, CivilTimeSource now,
    std::uint16_t port, RequestLog log) {
  adapters::http::HttpsServerSettings settings;
  settings.tls = {identity.certificate_pem, identity.key_pem, identity.trusted_pem};
  settings.port = port;
  auto server = adapters::http::HttpsServer::start(
      settings, [&service, now = std::move(now),
                 log = std::move(log)](const adapters::http::HttpRequest& request) {
        auto response = answer_http(service, request, now());
        if (log) log(log_line(request, response.status));
        return response;
      });
  if (!server) return server.error();
  return std::unique_ptr<EligibilityHttpServer>(
      new EligibilityHttpServer(service, std::move(*server)));
}

}  // namespace madoguchi::sim::eligibility
