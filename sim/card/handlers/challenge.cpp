// SPDX-License-Identifier: Apache-2.0
// GET CHALLENGE and EXTERNAL AUTHENTICATE. How an institution signs the challenge is a setting: the
// bytes of real cards are not published.
#include "sim/card/handlers.hpp"

#include <utility>

namespace madoguchi::sim::card {

using iso7816::CommandApdu;
using iso7816::ResponseApdu;
namespace status = iso7816::status;

ResponseApdu get_challenge(CardState& card, const CommandApdu& command) {
  if (command.p1 != 0 || command.p2 != 0) return status::incorrect_p1_p2;
  if (command.extended) return status::conditions_not_satisfied;
  if (!command.data.empty() || !command.le) return status::wrong_length;
  core::Bytes challenge(*command.le);
  for (std::uint8_t& byte : challenge) {
    byte = static_cast<std::uint8_t>(card.random.next() >> 56U);
  }
  card.challenge = challenge;
  return ResponseApdu(std::move(challenge));
}

ResponseApdu external_authenticate(CardState& card, const CommandApdu& command) {
  if (command.p1 != 0 || command.p2 != 0) return status::incorrect_p1_p2;
  if (command.data.empty()) return status::wrong_length;
  const auto challenge = std::exchange(card.challenge, std::nullopt);  // good for one use
  if (!challenge || !card.security.institution_key) return status::conditions_not_satisfied;
  const auto& key = *card.security.institution_key;
  const bool pss = card.image.behaviour.challenge_signature == ChallengeSignature::pss;
  const bool right = pss ? key.verify_pss_sha256(*challenge, command.data)
                         : key.verify_pkcs1_sha256(*challenge, command.data);
  card.security.institution_authenticated = right;
  return right ? status::success : card.image.behaviour.wrong_challenge_signature;
}

}  // namespace madoguchi::sim::card
