// SPDX-License-Identifier: Apache-2.0
#include "sim/eligibility/http_api.hpp"

#include "checkin/vocabulary.hpp"
#include "eligibility/service_json.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace madoguchi::sim::eligibility {
namespace {

using adapters::http::HttpRequest;
using adapters::http::HttpResponse;
using namespace madoguchi::eligibility;  // the messages

using Answer = HttpResponse (*)(EligibilityService&, const HttpRequest&, core::CivilTime);

HttpResponse rejected(Rejection rejection, std::string_view detail = {}) {
  return {http_status_of(rejection), to_json(rejection, detail), {}};
}

/// The store failed. What exactly is nothing for the other side of the wire.
HttpResponse failed() { return {500, R"({"error":"store_failure"})", {}}; }

template <class Reply>
HttpResponse replied(const core::Result<Reply>& reply) {
  if (!reply) return failed();
  if (const auto* rejection = std::get_if<Rejection>(&*reply)) return rejected(*rejection);
  return {200, to_json(std::get<0>(*reply)), {}};
}

HttpResponse answer_challenge(EligibilityService& service, const HttpRequest& request,
                              core::CivilTime now) {
  if (!request.body.empty())
    return rejected(Rejection::malformed_request, "a body is not expected");
  const auto challenge = service.issue_challenge(now);
  if (!challenge) return failed();
  return {200, to_json(*challenge), {}};
}

/// A card's proof, verified in a way that there is.
core::Result<EligibilityQuery> proof_of(const HttpRequest& request) {
  auto proof = parse_query(request.body);
  if (proof && !core::value_of<checkin::IdentityMethod>(proof->verified_by)) {
    return core::fail(core::Errc::malformed_data, "key \"verified_by\" has an unknown name");
  }
  return proof;
}

HttpResponse answer_eligibility(EligibilityService& service, const HttpRequest& request,
                                core::CivilTime now) {
  const auto query = proof_of(request);
  if (!query) return rejected(Rejection::malformed_request, query.error().context);
  return replied(service.query_eligibility(*query, now));
}

HttpResponse answer_registration(EligibilityService& service, const HttpRequest& request,
                                 core::CivilTime now) {
  const auto proof = proof_of(request);
  if (!proof) return rejected(Rejection::malformed_request, proof.error().context);
  return replied(service.register_use(*proof, now));
}

HttpResponse answer_information(EligibilityService& service, const HttpRequest& request,
                                core::CivilTime now) {
  const auto wanted = parse_information_request(request.body);
  if (!wanted) return rejected(Rejection::malformed_request, wanted.error().context);
  return replied(service.fetch_information(*wanted, now));
}

HttpResponse answer_status(EligibilityService& service, const HttpRequest& request,
                           core::CivilTime now) {
  const core::Bytes answer = service.answer_status(core::as_bytes(request.body), now);
  return {200, std::string(core::as_text(answer)), {}, "application/ocsp-response"};
}

template <pki::Generation generation>
HttpResponse answer_list(EligibilityService& service, const HttpRequest&, core::CivilTime) {
  const core::Bytes list = service.revocation_list(generation);
  return {200, std::string(core::as_text(list)), {}, "application/pkix-crl"};
}

HttpResponse answer_health(EligibilityService&, const HttpRequest&, core::CivilTime now) {
  return {200, R"({"status":"up","civil_time":")" + core::to_compact(now) + "\"}", {}};
}

struct Route {
  std::string_view path;
  std::string_view method;
  Answer answer;
};

constexpr std::array routes{
    Route{"/v1/challenges", "POST", &answer_challenge},
    Route{"/v1/eligibility", "POST", &answer_eligibility},
    Route{"/v1/registrations", "POST", &answer_registration},
    Route{"/v1/information", "POST", &answer_information},
    Route{"/v1/health", "GET", &answer_health},
    Route{"/v1/certificates/status", "POST", &answer_status},
    Route{"/v1/certificates/2015.crl", "GET", &answer_list<pki::Generation::of_2015>},
    Route{"/v1/certificates/2019.crl", "GET", &answer_list<pki::Generation::of_2019>},
    Route{"/v1/certificates/2023.crl", "GET", &answer_list<pki::Generation::of_2023>},
};

}  // namespace

std::vector<HttpRoute> http_routes() {
  std::vector<HttpRoute> all;
  for (const Route& route : routes) all.push_back({route.path, route.method});
  return all;
}

unsigned http_status_of(Rejection rejection) {
  switch (rejection) {
    case Rejection::malformed_request:
      return 400;
    case Rejection::person_unknown:
    case Rejection::session_unknown:
      return 404;
    case Rejection::unknown_challenge:
      return 409;
    case Rejection::signature_invalid:
    case Rejection::certificate_untrusted:
    case Rejection::certificate_expired:
    case Rejection::certificate_revoked:
    case Rejection::consent_missing:
    case Rejection::not_registered:
      return 403;
    case Rejection::certificate_check_unavailable:
      return 423;
  }
  return 500;
}

HttpResponse answer_http(EligibilityService& service, const HttpRequest& request,
                         core::CivilTime now) {
  const std::string_view path =
      std::string_view(request.target).substr(0, request.target.find('?'));
  const auto* route = std::find_if(routes.begin(), routes.end(),
                                   [&](const Route& row) { return row.path == path; });
  if (route == routes.end()) return {404, R"({"error":"not_found"})", {}};
  if (request.method != route->method) {
    return {405, R"({"error":"method_not_allowed"})", std::string(route->method)};
  }
  return route->answer(service, request, now);
}

}  // namespace madoguchi::sim::eligibility
