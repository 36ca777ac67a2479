// SPDX-License-Identifier: Apache-2.0
#include "adapters/http/https_eligibility_client.hpp"

#include "eligibility/service_json.hpp"

#include <fmt/format.h>

namespace madoguchi::adapters::http {
namespace {

core::Error status_error(const HttpResponse& response) {
  return core::fail(core::Errc::service_failure, fmt::format("HTTP status {}", response.status));
}

/// An answer, a rejection (a 4xx status that names it), or an error.
template <class Reply, class Parse>
core::Result<Reply> reply_of(const HttpResponse& response, Parse parse) {
  if (response.status == 200) {
    auto answer = parse(response.body);
    if (!answer) return answer.error();
    return Reply(std::move(*answer));
  }
  if (response.status >= 400 && response.status < 500) {
    if (const auto rejection = eligibility::parse_rejection(response.body)) {
      return Reply(*rejection);
    }
  }
  return status_error(response);
}

}  // namespace

core::Result<std::unique_ptr<HttpsEligibilityClient>> HttpsEligibilityClient::make(
    const HttpsClientSettings& settings) {
  auto connection = HttpsConnection::make(settings);
  if (!connection) return connection.error();
  return std::unique_ptr<HttpsEligibilityClient>(
      new HttpsEligibilityClient(std::move(*connection)));
}

ports::Task<eligibility::Challenge> HttpsEligibilityClient::request_challenge() {
  HttpRequest request{"POST", "/v1/challenges", ""};
  const auto response = co_await connection_->exchange(std::move(request));
  if (!response) co_return response.error();
  if (response->status != 200) co_return status_error(*response);
  co_return eligibility::parse_challenge(response->body);
}

ports::Task<ports::EligibilityReply> HttpsEligibilityClient::query_eligibility(
    eligibility::EligibilityQuery query) {
  HttpRequest request{"POST", "/v1/eligibility", eligibility::to_json(query)};
  const auto response = co_await connection_->exchange(std::move(request));
  if (!response) co_return response.error();
  co_return reply_of<ports::EligibilityReply>(*response, eligibility::parse_answer);
}

ports::Task<ports::RegistrationReply> HttpsEligibilityClient::register_use(
    eligibility::EligibilityQuery proof) {
  HttpRequest request{"POST", "/v1/registrations", eligibility::to_json(proof)};
  const auto response = co_await connection_->exchange(std::move(request));
  if (!response) co_return response.error();
  co_return reply_of<ports::RegistrationReply>(*response, eligibility::parse_registration);
}

ports::Task<ports::InformationReply> HttpsEligibilityClient::fetch_information(
    std::string session, eligibility::Consents consents) {
  const eligibility::InformationRequest wanted{std::move(session), consents};
  HttpRequest request{"POST", "/v1/information", eligibility::to_json(wanted)};
  const auto response = co_await connection_->exchange(std::move(request));
  if (!response) co_return response.error();
  co_return reply_of<ports::InformationReply>(*response, eligibility::parse_information);
}

}  // namespace madoguchi::adapters::http
