// SPDX-License-Identifier: Apache-2.0
// What the reader asks of the terminal beside it while a card is being used.
#pragma once

#include "eligibility/messages.hpp"
#include "ports/eligibility_client.hpp"
#include "ports/system_under_test.hpp"
#include "ports/task.hpp"

#include <optional>

namespace madoguchi::ports {

/// What became of a delivered check-in.
struct Delivery {
  std::vector<eligibility::MedicalInformation> information;
  std::string emr_file;                 ///< name of the file in the `face` folder
  std::size_t replaced_characters = 0;  ///< written as ●, since its encoding does not have them
};

class TerminalLink {
 public:
  virtual ~TerminalLink() = default;

  /// Takes the tick 「目視で本人確認完了」: it counts for one card use. Empty when nobody ticked.
  virtual Task<std::optional<TickRecord>> take_tick() = 0;

  /// A challenge of the eligibility service for the card. Error: service_unreachable and others.
  virtual Task<eligibility::Challenge> request_challenge() = 0;

  /// Sends the card's proof on to the service.
  virtual Task<EligibilityReply> query_eligibility(eligibility::EligibilityQuery query) = 0;

  /// Registers the card of this proof for insurance use.
  virtual Task<RegistrationReply> register_use(eligibility::EligibilityQuery proof) = 0;

  /// Hands over the consents: the terminal fetches what they cover and leaves the file for the EMR.
  virtual Task<Delivery> deliver(eligibility::EligibilityAnswer answer,
                                 eligibility::Consents consents,
                                 std::optional<eligibility::PrescriptionForm> prescription) = 0;
};

}  // namespace madoguchi::ports
