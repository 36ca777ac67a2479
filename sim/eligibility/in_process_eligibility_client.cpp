// SPDX-License-Identifier: Apache-2.0
#include "sim/eligibility/in_process_eligibility_client.hpp"

#include "sim/eligibility/service_conduct.hpp"

namespace madoguchi::sim::eligibility {

InProcessEligibilityClient::InProcessEligibilityClient(EligibilityService& service,
                                                       ports::Clock& clock,
                                                       std::chrono::nanoseconds latency)
    : service_(service), clock_(clock), latency_(latency) {}

void InProcessEligibilityClient::set_condition(ports::ServiceCondition condition) {
  condition_ = condition;
  conduct(service_, condition);
}

ports::Task<> InProcessEligibilityClient::travel() {
  const bool slow = condition_ == ports::ServiceCondition::slow;
  const auto latency = slow ? latency_ + slow_answer : latency_;
  if (latency.count() > 0) co_await clock_.sleep_until(clock_.now() + latency);
  switch (condition_) {
    case ports::ServiceCondition::unreachable:
      co_return core::fail(core::Errc::service_unreachable, "simulated");
    case ports::ServiceCondition::failing:
      co_return core::fail(core::Errc::service_failure, "simulated");
    case ports::ServiceCondition::garbled:
      co_return core::fail(core::Errc::malformed_data, "simulated");
    default:
      co_return core::Result<>{};
  }
}

ports::Task<madoguchi::eligibility::Challenge> InProcessEligibilityClient::request_challenge() {
  const auto arrived = co_await travel();
  if (!arrived) co_return arrived.error();
  co_return service_.issue_challenge(clock_.civil_now());
}

ports::Task<ports::EligibilityReply> InProcessEligibilityClient::query_eligibility(
    madoguchi::eligibility::EligibilityQuery query) {
  const auto arrived = co_await travel();
  if (!arrived) co_return arrived.error();
  co_return service_.query_eligibility(query, clock_.civil_now());
}

ports::Task<ports::RegistrationReply> InProcessEligibilityClient::register_use(
    madoguchi::eligibility::EligibilityQuery proof) {
  const auto arrived = co_await travel();
  if (!arrived) co_return arrived.error();
  co_return service_.register_use(proof, clock_.civil_now());
}

ports::Task<ports::InformationReply> InProcessEligibilityClient::fetch_information(
    std::string session, madoguchi::eligibility::Consents consents) {
  const auto arrived = co_await travel();
  if (!arrived) co_return arrived.error();
  const madoguchi::eligibility::InformationRequest request{std::move(session), consents};
  co_return service_.fetch_information(request, clock_.civil_now());
}

}  // namespace madoguchi::sim::eligibility
