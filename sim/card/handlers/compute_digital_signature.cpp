// SPDX-License-Identifier: Apache-2.0
// PERFORM SECURITY OPERATION: COMPUTE DIGITAL SIGNATURE with RSA, PKCS#1 v1.5. P1 says what the
// card does with the data before padding; the PSS forms (04, 05) are not offered.
#include "adapters/crypto/digest.hpp"
#include "sim/card/handlers.hpp"

#include <optional>

namespace madoguchi::sim::card {
namespace {

using adapters::crypto::digest_info_sha256;
using adapters::crypto::sha256;
using iso7816::CommandApdu;
using iso7816::ResponseApdu;
namespace status = iso7816::status;

constexpr std::uint8_t default_key = 0x00;
constexpr std::size_t digest_size = 32;

/// What is padded and signed; `reason` if the data does not suit P1.
std::optional<core::Bytes> payload_of(const CommandApdu& command, iso7816::StatusWord& reason) {
  reason = status::conditions_not_satisfied;
  switch (command.p1) {
    case 0x00:  // the data as they are, normally a DigestInfo
      return command.data;
    case 0x01:
      return sha256(command.data);
    case 0x02:
      if (command.data.size() != digest_size) return std::nullopt;
      return digest_info_sha256(command.data);
    case 0x03:
      return digest_info_sha256(sha256(command.data));
    default:
      reason = status::incorrect_p1_p2;
      return std::nullopt;
  }
}

ElementaryFile* key_file(CardState& card, std::uint8_t p2, iso7816::StatusWord& reason) {
  CardApplication* const application = card.current_application();
  if (p2 != default_key || application == nullptr) return card.referenced_file(p2, reason);
  reason = status::referenced_data_not_found;
  return application->default_key ? application->find(*application->default_key) : nullptr;
}

}  // namespace

ResponseApdu compute_digital_signature(CardState& card, const CommandApdu& command) {
  iso7816::StatusWord reason;
  if (command.p1 > 0x03) return status::incorrect_p1_p2;
  const ElementaryFile* const file = key_file(card, command.p2, reason);
  if (file == nullptr) return reason;
  const auto* const key = std::get_if<KeyFile>(&file->body);
  if (key == nullptr) return status::incompatible_file;
  if (!card.security.satisfies(key->use)) return status::security_status_not_satisfied;
  if (command.data.empty() || !command.le || *command.le < key->key.size()) {
    return status::wrong_length;
  }
  const auto payload = payload_of(command, reason);
  if (!payload) return reason;
  auto signature = key->key.sign_raw_pkcs1(*payload);
  if (!signature) return status::conditions_not_satisfied;  // more bytes than the key can take
  return ResponseApdu(std::move(*signature));
}

}  // namespace madoguchi::sim::card
