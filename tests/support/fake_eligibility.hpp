// SPDX-License-Identifier: Apache-2.0
// An eligibility service that answers what the test says and remembers what it was asked.
#pragma once

#include "ports/eligibility_client.hpp"

#include <optional>
#include <utility>
#include <vector>

namespace madoguchi::test {

class FakeEligibility final : public ports::EligibilityClient {
 public:
  FakeEligibility() {
    answer.validity = eligibility::QualificationValidity::valid;
    answer.session = "session 1";
    eligibility::QualificationRecord record;
    record.name = "試験　花子";
    answer.records.push_back({record});
  }

  ports::Task<eligibility::Challenge> request_challenge() override {
    if (failure) co_return core::fail(*failure);
    co_return eligibility::Challenge{"challenge 1", {1, 2, 3, 4}};
  }
  ports::Task<ports::EligibilityReply> query_eligibility(
      eligibility::EligibilityQuery query) override {
    if (failure) co_return core::fail(*failure);
    queries.push_back(std::move(query));
    if (rejection) co_return ports::EligibilityReply{*rejection};
    co_return ports::EligibilityReply{answer};
  }
  ports::Task<ports::RegistrationReply> register_use(eligibility::EligibilityQuery proof) override {
    if (failure) co_return core::fail(*failure);
    registrations.push_back(std::move(proof));
    if (registration_rejection) co_return ports::RegistrationReply{*registration_rejection};
    if (rejection == eligibility::Rejection::not_registered) rejection.reset();
    co_return ports::RegistrationReply{eligibility::Registration{}};
  }
  ports::Task<ports::InformationReply> fetch_information(std::string session,
                                                         eligibility::Consents consents) override {
    if (failure) co_return core::fail(*failure);
    fetched.emplace_back(std::move(session), consents);
    std::vector<eligibility::MedicalInformation> information;
    for (const auto& row : enum_names(std::type_identity<eligibility::InformationKind>{})) {
      if (consents.given(row.value)) information.push_back({row.value, "<document/>"});
    }
    co_return ports::InformationReply{information};
  }

  std::optional<core::Errc> failure;  ///< of every call
  std::optional<eligibility::Rejection> rejection;
  std::optional<eligibility::Rejection> registration_rejection;
  std::vector<eligibility::EligibilityQuery> registrations;
  eligibility::EligibilityAnswer answer;
  std::vector<eligibility::EligibilityQuery> queries;
  std::vector<std::pair<std::string, eligibility::Consents>> fetched;
};

}  // namespace madoguchi::test
