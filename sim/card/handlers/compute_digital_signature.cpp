// SPDX-License-Identifier: Apache-2.0
// PERFORM SECURITY OPERATION: COMPUTE DIGITAL SIGNATURE with RSA. P1 says what the card does with
// the data: whether it hashes them, and how it pads.
#include "adapters/crypto/digest.hpp"
#include "sim/card/handlers.hpp"

#include <array>

namespace madoguchi::sim::card {
namespace {

using adapters::crypto::digest_info_sha256;
using adapters::crypto::sha256;
using iso7816::CommandApdu;
using iso7816::ResponseApdu;
namespace status = iso7816::status;

constexpr std::uint8_t default_key = 0x00;
constexpr std::size_t digest_size = 32;

/// What P1 asks for.
struct Scheme {
  enum class Padding { pkcs1, pkcs1_digest_info, pss };
  bool card_hashes;
  bool takes_digest;  ///< the data must be a SHA-256 digest
  Padding padding;
};

constexpr std::array<Scheme, 6> schemes{{
    {false, false, Scheme::Padding::pkcs1},             // 00: the data as they are
    {true, false, Scheme::Padding::pkcs1},              // 01: the bare digest
    {false, true, Scheme::Padding::pkcs1_digest_info},  // 02
    {true, false, Scheme::Padding::pkcs1_digest_info},  // 03
    {false, true, Scheme::Padding::pss},                // 04
    {true, false, Scheme::Padding::pss},                // 05
}};

core::Result<core::Bytes> sign(const adapters::crypto::PrivateKey& key, const Scheme& scheme,
                               const core::Bytes& data) {
  const core::Bytes hashed = scheme.card_hashes ? sha256(data) : data;
  switch (scheme.padding) {
    case Scheme::Padding::pkcs1_digest_info:
      return key.sign_raw_pkcs1(digest_info_sha256(hashed));
    case Scheme::Padding::pss:
      return key.sign_pss_sha256(hashed);
    case Scheme::Padding::pkcs1:
      break;
  }
  return key.sign_raw_pkcs1(hashed);
}

ElementaryFile* key_file(CardState& card, std::uint8_t p2, iso7816::StatusWord& reason) {
  CardApplication* const application = card.file_application();
  if (p2 != default_key || application == nullptr) return card.referenced_file(p2, reason);
  reason = status::referenced_data_not_found;
  return application->default_key ? application->find(*application->default_key) : nullptr;
}

}  // namespace

ResponseApdu compute_digital_signature(CardState& card, const CommandApdu& command) {
  if (command.p1 >= schemes.size()) return status::incorrect_p1_p2;
  iso7816::StatusWord reason;
  const ElementaryFile* const file = key_file(card, command.p2, reason);
  if (file == nullptr) return reason;
  const auto* const key = std::get_if<KeyFile>(&file->body);
  if (key == nullptr) return status::incompatible_file;
  if (key->purpose != KeyPurpose::sign) return status::conditions_not_satisfied;
  if (!card.satisfies(key->use)) return status::security_status_not_satisfied;
  if (command.data.empty() || !command.le || *command.le < key->key.size()) {
    return status::wrong_length;
  }
  const Scheme& scheme = schemes[command.p1];
  const iso7816::StatusWord unsuitable = card.image.behaviour.wrong_signing_length;
  if (scheme.takes_digest && command.data.size() != digest_size) return unsuitable;
  auto signature = sign(key->key, scheme, command.data);
  if (!signature) return unsuitable;  // more bytes than the key can take
  return ResponseApdu(std::move(*signature));
}

}  // namespace madoguchi::sim::card
