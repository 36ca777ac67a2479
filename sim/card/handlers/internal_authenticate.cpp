// SPDX-License-Identifier: Apache-2.0
// INTERNAL AUTHENTICATE: the card signs a challenge, PKCS#1 v1.5 with SHA-256. One key of the card
// is for this command; the others refuse.
#include "sim/card/handlers.hpp"

namespace madoguchi::sim::card {

using iso7816::CommandApdu;
using iso7816::ResponseApdu;
namespace status = iso7816::status;

ResponseApdu internal_authenticate(CardState& card, const CommandApdu& command) {
  if (command.p1 != 0) return status::incorrect_p1_p2;
  iso7816::StatusWord reason;
  const ElementaryFile* const file = card.referenced_file(command.p2, reason);
  if (file == nullptr) return reason;
  if (std::holds_alternative<InternalFile>(file->body)) {
    return status::security_status_not_satisfied;
  }
  const auto* const key = std::get_if<KeyFile>(&file->body);
  if (key == nullptr) return status::incompatible_file;
  if (key->purpose != KeyPurpose::internal_authenticate) {
    // Keys behind a PIN say 6982, verified or not, the free signing keys 6985.
    return key->use.kind == AccessCondition::Kind::free ? status::conditions_not_satisfied
                                                        : status::security_status_not_satisfied;
  }
  if (!card.satisfies(key->use)) return status::security_status_not_satisfied;
  if (command.data.empty() || !command.le || *command.le < key->key.size()) {
    return status::wrong_length;
  }
  auto signature = key->key.sign_pkcs1_sha256(command.data);
  if (!signature) return status::no_precise_diagnosis;
  return ResponseApdu(std::move(*signature));
}

}  // namespace madoguchi::sim::card
