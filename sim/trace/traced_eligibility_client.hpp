// SPDX-License-Identifier: Apache-2.0
// A client of the eligibility service that records every exchange, without what identifies a
// person.
#pragma once

#include "ports/clock.hpp"
#include "ports/eligibility_client.hpp"
#include "ports/trace_sink.hpp"

namespace madoguchi::sim::trace {

/// Wraps a client, and is one. The wrapped client, clock and sink outlive it.
class TracedEligibilityClient final : public ports::EligibilityClient {
 public:
  TracedEligibilityClient(ports::EligibilityClient& client, ports::Clock& clock,
                          ports::TraceSink& sink)
      : client_(client), clock_(clock), sink_(sink) {}

  ports::Task<madoguchi::eligibility::Challenge> request_challenge() override;
  ports::Task<ports::EligibilityReply> query_eligibility(
      madoguchi::eligibility::EligibilityQuery query) override;
  ports::Task<ports::RegistrationReply> register_use(
      madoguchi::eligibility::EligibilityQuery proof) override;
  ports::Task<ports::InformationReply> fetch_information(
      std::string session, madoguchi::eligibility::Consents consents) override;

 private:
  ports::EligibilityClient& client_;
  ports::Clock& clock_;
  ports::TraceSink& sink_;
};

}  // namespace madoguchi::sim::trace
