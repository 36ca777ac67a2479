// SPDX-License-Identifier: Apache-2.0
// The eligibility service as the terminal asks it for an EMR, without a card.
#pragma once

#include "eligibility/insurance_messages.hpp"
#include "ports/task.hpp"

#include <optional>
#include <string>

namespace madoguchi::ports {

class InsuranceService {
 public:
  virtual ~InsuranceService() = default;

  /// Errors of all calls: service_unreachable, timeout, service_failure, io_failure.
  virtual Task<eligibility::InsuranceFinding> find(eligibility::InsuranceSearch search) = 0;

  /// Empty when it is registered; otherwise person_unknown or several_people. Registering again
  /// replaces.
  virtual Task<std::optional<eligibility::OqsCondition>> register_reference(
      eligibility::ReferenceRegistration registration) = 0;

  /// Takes a request for later and gives its reception number. A request that was taken before
  /// gives the same number again and has no further effect.
  virtual Task<std::string> submit(eligibility::BulkRequest request) = 0;

  /// The result of what `institution` submitted for `duty`, as often as it is asked for.
  virtual Task<eligibility::BulkReply> collect(std::string institution, eligibility::OqsDuty duty,
                                               std::string reception) = 0;

  /// Medical information that the patient consented to.
  virtual Task<eligibility::InformationSearchReply> find_information(
      eligibility::InformationSearch search) = 0;

  /// What was acknowledged since the last time is not lost any more: only then it may be passed on.
  /// After an error it may be lost as a whole, and has to be asked for anew.
  virtual Task<> settle() { co_return core::Result<>{}; }
};

}  // namespace madoguchi::ports
