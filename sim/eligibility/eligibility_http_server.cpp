// SPDX-License-Identifier: Apache-2.0
#include "sim/eligibility/eligibility_http_server.hpp"

#include "sim/eligibility/http_api.hpp"
#include "sim/eligibility/service_conduct.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <string_view>

namespace madoguchi::sim::eligibility {
namespace {

using adapters::http::HttpRequest;
using adapters::http::HttpResponse;

/// Only paths that exist are logged, without what is asked of them: the rest may carry anything.
std::string log_line(const HttpRequest& request, unsigned status) {
  static const auto routes = http_routes();
  const std::string_view path =
      std::string_view(request.target).substr(0, request.target.find('?'));
  const bool known =
      std::ranges::any_of(routes, [&](const HttpRoute& route) { return route.path == path; });
  return fmt::format("{} {} {}", request.method.substr(0, 8), known ? path : "(unknown path)",
                     status);
}

/// What a condition does to an answer that the service gave.
HttpResponse changed(HttpResponse response, ports::ServiceCondition condition) {
  switch (condition) {
    case ports::ServiceCondition::unreachable:
      response.dropped = true;
      return response;
    case ports::ServiceCondition::failing:
      return {503, R"({"error":"unavailable"})", {}};
    case ports::ServiceCondition::garbled:
      response.status = 200;
      response.body = R"({"validity":"va)";
      return response;
    case ports::ServiceCondition::slow:
      response.delay = slow_answer;
      return response;
    default:
      return response;
  }
}

/// Conditions under which nothing reaches the service itself.
bool kept_out(ports::ServiceCondition condition) {
  using enum ports::ServiceCondition;
  return condition == unreachable || condition == failing || condition == garbled;
}

}  // namespace

/// Used by the server's thread and by whoever sets the condition.
struct EligibilityHttpServer::Shared {
  EligibilityService& service;
  CivilTimeSource now;
  RequestLog log;
  ServiceCalendar calendar;
  std::atomic<ports::ServiceCondition> condition = ports::ServiceCondition::up;

  HttpResponse answer(const HttpRequest& request) {
    const core::CivilTime time = now();
    const auto current = condition_at(calendar, time, condition);
    conduct(service, current);
    HttpResponse response =
        kept_out(current) ? HttpResponse{} : answer_http(service, request, time);
    response = changed(std::move(response), current);
    if (log) log(log_line(request, response.dropped ? 0 : response.status));
    return response;
  }
};

core::Result<std::unique_ptr<EligibilityHttpServer>> EligibilityHttpServer::start(
    EligibilityService& service, const pki::TlsIdentity& identity, CivilTimeSource now,
    std::uint16_t port, RequestLog log, ServiceCalendar calendar) {
  adapters::http::HttpsServerSettings settings;
  settings.tls = {identity.certificate_pem, identity.key_pem, identity.trusted_pem};
  settings.port = port;
  auto shared =
      std::make_shared<Shared>(service, std::move(now), std::move(log), std::move(calendar));
  auto server = adapters::http::HttpsServer::start(
      settings, [shared](const HttpRequest& request) { return shared->answer(request); });
  if (!server) return server.error();
  return std::unique_ptr<EligibilityHttpServer>(
      new EligibilityHttpServer(std::move(shared), std::move(*server)));
}

core::Result<void> EligibilityHttpServer::set_condition(ports::ServiceCondition condition) {
  shared_->condition = condition;
  return server_->set_listening(condition != ports::ServiceCondition::unreachable);
}

}  // namespace madoguchi::sim::eligibility
