// SPDX-License-Identifier: Apache-2.0
// What is stored on a virtual card: applications, elementary files, access conditions, PINs, keys.
// Plain data; VirtualCard gives it behaviour.
#pragma once

#include "adapters/crypto/keys.hpp"
#include "core/bytes.hpp"
#include "core/secret.hpp"
#include "iso7816/atr.hpp"
#include "iso7816/identifiers.hpp"
#include "iso7816/status_word.hpp"

#include <cstdint>
#include <optional>
#include <variant>
#include <vector>

namespace madoguchi::sim::card {

/// When a file may be read or a key used.
struct AccessCondition {
  enum class Kind { free, never, any_of };
  Kind kind = Kind::free;
  std::vector<iso7816::FileIdentifier> pins{};  ///< any_of: one of these must be verified
  bool or_institution = false;                  ///< any_of: or an institution authenticated itself

  static AccessCondition always() { return {}; }
  static AccessCondition never() { return {Kind::never, {}, false}; }
  static AccessCondition any_of(std::vector<iso7816::FileIdentifier> pins) {
    return {Kind::any_of, std::move(pins), false};
  }
};

/// A file of bytes at its physical size, filled with FF behind the content.
struct TransparentFile {
  core::Bytes content{};
  AccessCondition read{};
};

/// A PIN, password or verification number with its retry counter.
struct PinFile {
  core::Secret value{};
  int tries = 3;       ///< after a success
  int tries_left = 3;  ///< 0: locked
  bool can_change = false;
  std::size_t min_size = 4;  ///< of a new value, characters
  std::size_t max_size = 4;
};

/// A private key.
struct KeyFile {
  adapters::crypto::PrivateKey key;
  AccessCondition use{};
};

/// The public key under which an institution's certificate is checked.
struct InstitutionRootFile {
  adapters::crypto::PublicKey key;
};

struct ElementaryFile {
  iso7816::FileIdentifier identifier{};
  std::variant<TransparentFile, PinFile, KeyFile, InstitutionRootFile> body;
};

/// An application (dedicated file).
struct CardApplication {
  iso7816::Aid aid{};
  std::vector<ElementaryFile> files{};
  std::optional<iso7816::FileIdentifier> default_key{};  ///< for P2 00 when signing

  ElementaryFile* find(iso7816::FileIdentifier identifier) {
    for (ElementaryFile& file : files) {
      if (file.identifier == identifier) return &file;
    }
    return nullptr;
  }
};

/// Answers that cards give differently.
struct CardBehaviour {
  /// VERIFY without data on a locked PIN: 63C0 as seen on most cards, or 6984.
  iso7816::StatusWord empty_verify_when_locked = iso7816::status::tries_left(0);
  /// Whether PINs stay verified over a warm reset.
  bool reset_keeps_security_status = true;
  /// Seed of the card's challenges.
  std::uint64_t challenge_seed = 0;
};

struct CardImage {
  iso7816::Atr atr = iso7816::Atr::my_number_contactless();
  std::vector<CardApplication> applications{};
  CardBehaviour behaviour{};
};

}  // namespace madoguchi::sim::card
