// SPDX-License-Identifier: Apache-2.0
// What is stored on a virtual card: applications, elementary files, data objects, keys. Plain data;
// VirtualCard gives it behaviour.
#pragma once

#include "adapters/crypto/keys.hpp"
#include "core/bytes.hpp"
#include "core/enum_names.hpp"
#include "iso7816/atr.hpp"
#include "iso7816/identifiers.hpp"
#include "iso7816/status_word.hpp"
#include "sim/card/access_condition.hpp"
#include "sim/card/card_behaviour.hpp"
#include "sim/card/card_files.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <type_traits>
#include <vector>

namespace madoguchi::sim::card {

/// What GET DATA answers for a tag.
struct DataObject {
  std::uint16_t tag = 0;
  core::Bytes value{};
  bool needs_extended_le = false;  ///< 6700 to a short Le, as for large objects
  bool operator==(const DataObject&) const = default;
};

/// Where an application stands on a card.
enum class ApplicationRole {
  application,      ///< selected by its name
  security_domain,  ///< GlobalPlatform issuer security domain: current after power-up, no files
  master_file,      ///< current after power-up, selected by 3F00; its PINs count everywhere
};

constexpr auto enum_names(std::type_identity<ApplicationRole>) {
  using enum ApplicationRole;
  return std::to_array<core::EnumName<ApplicationRole>>({
      {application, "application", {"application", "アプリケーション"}},
      {security_domain,
       "security-domain",
       {"issuer security domain", "発行者セキュリティドメイン"}},
      {master_file, "master-file", {"master file", "MF"}},
  });
}

/// Answers SET SESSION KEY (80 AE) and opens secure messaging.
struct SessionKey {
  adapters::crypto::PrivateKey key;
  AccessCondition use{};
  bool operator==(const SessionKey&) const = default;
};

/// An application (dedicated file).
struct CardApplication {
  iso7816::Aid aid{};
  ApplicationRole role = ApplicationRole::application;
  std::vector<ElementaryFile> files{};
  std::optional<iso7816::FileIdentifier> default_key{};  ///< for P2 00 when signing
  std::vector<DataObject> data_objects{};
  std::optional<SessionKey> session_key{};
  /// Answer to SET SESSION KEY where there is no session key.
  iso7816::StatusWord without_session_key{0x66F1};
  /// Answer to SELECT, instead of the one that the behaviour makes.
  core::Bytes fci{};

  ElementaryFile* find(iso7816::FileIdentifier identifier) {
    for (ElementaryFile& file : files) {
      if (file.identifier == identifier) return &file;
    }
    return nullptr;
  }
  const ElementaryFile* find(iso7816::FileIdentifier identifier) const {
    return const_cast<CardApplication*>(this)->find(identifier);
  }
  bool operator==(const CardApplication&) const = default;
};

/// A command that is answered without looking at files: those that begin with `command`.
struct FixedAnswer {
  core::Bytes command{};
  core::Bytes response{};
  bool operator==(const FixedAnswer&) const = default;
};

struct CardImage {
  /// What sort of card this is, for people: "my-number", or a name in foreign_cards().
  std::string model = "my-number";
  iso7816::Atr atr = iso7816::Atr::my_number_contactless();
  std::vector<CardApplication> applications{};
  std::vector<FixedAnswer> fixed_answers{};  ///< the first that fits; tried before everything else
  std::vector<std::uint8_t> instructions{};  ///< that the card knows; empty: all of the table
  CardBehaviour behaviour{};

  bool operator==(const CardImage&) const = default;
};

}  // namespace madoguchi::sim::card
