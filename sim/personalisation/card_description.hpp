// SPDX-License-Identifier: Apache-2.0
// A card as somebody describes it in a YAML file (docs/cards.md). Everything has a default, so an
// empty file is an ordinary card.
#pragma once

#include "checkin/vocabulary.hpp"
#include "core/secret.hpp"
#include "scenario/results.hpp"
#include "sim/card/card_profile.hpp"
#include "sim/personalisation/day_rule.hpp"

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace madoguchi::sim::personalisation {

/// What is said about the holder; the rest follows from the number of the person.
struct HolderDescription {
  std::uint64_t person = 1;  ///< number of the synthetic person
  std::optional<std::string> name{};
  std::optional<std::string> address{};
  std::optional<DayRule> born{};
  std::optional<char> sex{};  ///< as on the card: 1, 2 or 9
  std::optional<core::Secret> number{};
  std::optional<DayRule> card_expiry{};
  std::optional<std::string> security_code{};
  std::optional<std::string> municipality{};
  std::optional<std::string> card_serial{};
  bool foreign_national = false;
};

/// What is said about one PIN.
struct PinDescription {
  std::optional<core::Secret> value{};
  std::optional<int> tries{};
  std::optional<int> tries_left{};
};

/// What is said about the certificates.
struct CertificateDescription {
  std::optional<DayRule> issued{};
  std::optional<DayRule> expires{};  ///< the last day of validity
  bool revoked = false;              ///< told by revocation lists, not by the card
  std::optional<pki::Generation> generation{};
  std::optional<std::uint64_t> of{};  ///< another person's authentication certificate
  unsigned edition = 1;               ///< 2 after the first renewal
};

/// Which photograph the card carries.
struct PhotoDescription {
  enum class From { holder, person, file, none };
  From from = From::holder;
  std::uint64_t person = 0;
  std::filesystem::path file{};
  /// Put on the card after it was signed: DF28 does not fit it.
  bool forged = false;
};

struct CardDescription {
  scenario::Title title{};
  std::optional<std::string>
      foreign{};  ///< another card altogether, by its name in foreign_cards()
  checkin::CardKind kind = checkin::CardKind::ordinary;
  card::AtrChoice atr = card::AtrChoice::contactless;
  HolderDescription holder{};
  std::map<std::string, PinDescription, std::less<>> pins{};  ///< by the keys of pin_kinds()
  CertificateDescription certificates{};
  PhotoDescription photo{};
  std::filesystem::path name_image{};     ///< instead of the name in the card's font
  std::filesystem::path address_image{};  ///< instead of the address in the card's font
  std::vector<std::pair<std::string, std::string>> settings{};  ///< key and text
  std::vector<std::string> without{};                           ///< names in application_names()
  std::uint64_t seed = 0;
};

}  // namespace madoguchi::sim::personalisation
