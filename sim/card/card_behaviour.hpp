// SPDX-License-Identifier: Apache-2.0
// Answers that cards give differently, or that no public source tells. Every member but the seed is
// a row of the settings table (card_settings.hpp), where its default is explained.
#pragma once

#include "core/enum_names.hpp"
#include "iso7816/status_word.hpp"

#include <array>
#include <cstdint>
#include <type_traits>

namespace madoguchi::sim::card {

/// What SELECT with P2 00 and Le answers.
enum class FciForm {
  name,         ///< 6F { 84 AID }
  name_and_a5,  ///< 6F { 84 AID, A5 {} }
  nothing,      ///< 9000 alone
};

constexpr auto enum_names(std::type_identity<FciForm>) {
  using enum FciForm;
  return std::to_array<core::EnumName<FciForm>>({
      {name, "name", {"6F with the name", "6F { 84 AID }"}},
      {name_and_a5, "name-and-a5", {"6F with the name and A5", "6F { 84 AID, A5 }"}},
      {nothing, "nothing", {"nothing", "なし"}},
  });
}

/// Where GET DATA gives the contact answer to reset (tag 5F51).
enum class ContactAtrPlace { everywhere, security_domain, applications };

constexpr auto enum_names(std::type_identity<ContactAtrPlace>) {
  using enum ContactAtrPlace;
  return std::to_array<core::EnumName<ContactAtrPlace>>({
      {everywhere, "everywhere", {"in every state", "すべての状態"}},
      {security_domain, "security-domain", {"in the security domain only", "ISDのみ"}},
      {applications, "applications", {"in applications only", "APのみ"}},
  });
}

/// How an institution signs the card's challenge.
enum class ChallengeSignature { pkcs1, pss };

constexpr auto enum_names(std::type_identity<ChallengeSignature>) {
  using enum ChallengeSignature;
  return std::to_array<core::EnumName<ChallengeSignature>>({
      {pkcs1, "pkcs1", {"PKCS#1 v1.5 with SHA-256", "PKCS#1 v1.5・SHA-256"}},
      {pss, "pss", {"PSS with SHA-256", "PSS・SHA-256"}},
  });
}

struct CardBehaviour {
  using StatusWord = iso7816::StatusWord;

  StatusWord query_when_locked = iso7816::status::tries_left(0);
  bool query_after_success_is_9000 = false;
  bool reset_keeps_security_status = true;
  bool first_command_fails = false;
  FciForm fci = FciForm::name;
  bool next_occurrence_wraps = false;
  StatusWord file_without_application{0x6986};
  ContactAtrPlace contact_atr = ContactAtrPlace::everywhere;
  StatusWord get_data_in_applications{0x6A88};
  StatusWord wrong_signing_length{0x6985};
  StatusWord wrong_pin_format{0x6A80};
  StatusWord internal_file{0x6984};
  StatusWord secure_messaging_elsewhere{0x69FC};
  StatusWord unlisted_secure_command{0x6882};
  ChallengeSignature challenge_signature = ChallengeSignature::pkcs1;
  StatusWord wrong_certificate{0x6A80};
  StatusWord wrong_challenge_signature{0x6300};
  std::uint64_t challenge_seed = 0;  ///< of the card's random numbers

  bool operator==(const CardBehaviour&) const = default;
};

}  // namespace madoguchi::sim::card
