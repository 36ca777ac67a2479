// SPDX-License-Identifier: Apache-2.0
// The terminal's side of the online eligibility verification system.
#pragma once

#include "eligibility/messages.hpp"
#include "ports/task.hpp"

#include <string>

namespace madoguchi::ports {

using eligibility::EligibilityReply;
using eligibility::InformationReply;
using eligibility::RegistrationReply;

class EligibilityClient {
 public:
  virtual ~EligibilityClient() = default;

  /// A fresh challenge for the card. Errors of all calls: service_unreachable, tls_failure,
  /// timeout, service_failure, malformed_data.
  virtual Task<eligibility::Challenge> request_challenge() = 0;

  /// Asks for the eligibility of the card's bearer.
  virtual Task<EligibilityReply> query_eligibility(eligibility::EligibilityQuery query) = 0;

  /// Registers the card of this proof for insurance use; needs a challenge of its own.
  virtual Task<RegistrationReply> register_use(eligibility::EligibilityQuery proof) = 0;

  /// Registers the patient's consents for a session and fetches what they cover.
  virtual Task<InformationReply> fetch_information(std::string session,
                                                   eligibility::Consents consents) = 0;
};

}  // namespace madoguchi::ports
