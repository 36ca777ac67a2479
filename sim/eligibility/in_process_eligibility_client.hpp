// SPDX-License-Identifier: Apache-2.0
// The terminal's connection to a service in the same process, with a condition and a latency.
#pragma once

#include "ports/clock.hpp"
#include "ports/eligibility_client.hpp"
#include "ports/stage.hpp"
#include "sim/eligibility/eligibility_service.hpp"

#include <chrono>

namespace madoguchi::sim::eligibility {

class InProcessEligibilityClient final : public ports::EligibilityClient {
 public:
  /// Service and clock must outlive the client. `latency` passes on the clock before each answer.
  InProcessEligibilityClient(EligibilityService& service, ports::Clock& clock,
                             std::chrono::nanoseconds latency = {});

  /// While unreachable, every call ends with Errc::service_unreachable; failing: service_failure;
  /// garbled: malformed_data.
  void set_condition(ports::ServiceCondition condition);

  ports::Task<madoguchi::eligibility::Challenge> request_challenge() override;
  ports::Task<ports::EligibilityReply> query_eligibility(
      madoguchi::eligibility::EligibilityQuery query) override;
  ports::Task<ports::RegistrationReply> register_use(
      madoguchi::eligibility::EligibilityQuery proof) override;
  ports::Task<ports::InformationReply> fetch_information(
      std::string session, madoguchi::eligibility::Consents consents) override;

 private:
  ports::Task<> travel();

  EligibilityService& service_;
  ports::Clock& clock_;
  std::chrono::nanoseconds latency_;
  ports::ServiceCondition condition_ = ports::ServiceCondition::up;
};

}  // namespace madoguchi::sim::eligibility
