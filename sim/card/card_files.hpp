// SPDX-License-Identifier: Apache-2.0
// The kinds of elementary files on a card: bytes, records, PINs, keys (ISO/IEC 7816-4 clause 7.2;
// internal files are those that no command reads). Plain data.
#pragma once

#include "adapters/crypto/keys.hpp"
#include "core/bytes.hpp"
#include "core/enum_names.hpp"
#include "core/secret.hpp"
#include "iso7816/identifiers.hpp"
#include "iso7816/status_word.hpp"
#include "sim/card/access_condition.hpp"

#include <array>
#include <optional>
#include <type_traits>
#include <variant>
#include <vector>

namespace madoguchi::sim::card {

/// A file of bytes at its physical size, filled with FF behind the content.
struct TransparentFile {
  core::Bytes content{};
  AccessCondition read{};
  bool operator==(const TransparentFile&) const = default;
};

/// A file of records, numbered from 1.
struct RecordFile {
  std::vector<core::Bytes> records{};
  AccessCondition read{};
  bool operator==(const RecordFile&) const = default;
};

/// The command that gives a PIN a new value, after it was verified.
enum class PinChange {
  none,
  change_reference_data,  ///< 00 24 01
  change_key,             ///< 80 32 00, JICSAP
};

constexpr auto enum_names(std::type_identity<PinChange>) {
  using enum PinChange;
  return std::to_array<core::EnumName<PinChange>>({
      {none, "none", {"cannot be changed", "変更不可"}},
      {change_reference_data, "change-reference-data", {"00 24", "00 24"}},
      {change_key, "change-key", {"80 32", "80 32"}},
  });
}

/// What a new value of a PIN may be made of.
enum class PinCharacters { digits, upper_alphanumeric, any };

constexpr auto enum_names(std::type_identity<PinCharacters>) {
  using enum PinCharacters;
  return std::to_array<core::EnumName<PinCharacters>>({
      {digits, "digits", {"digits", "数字"}},
      {upper_alphanumeric, "upper-alphanumeric", {"A to Z, 0 to 9", "英大文字と数字"}},
      {any, "any", {"any bytes", "任意"}},
  });
}

/// A PIN, password or verification number with its retry counter.
struct PinFile {
  static constexpr int unlimited_tries = 0;

  core::Secret value{};
  int tries = 3;       ///< after a success; unlimited_tries: a wrong value is answered 6300
  int tries_left = 3;  ///< 0: locked, unless tries are unlimited
  PinChange change = PinChange::none;
  PinCharacters characters = PinCharacters::any;
  std::size_t min_size = 4;  ///< of a new value, characters
  std::size_t max_size = 4;
  /// Answer to VERIFY without data while locked, if this PIN has one of its own.
  std::optional<iso7816::StatusWord> query_when_locked{};

  bool unlimited() const { return tries == unlimited_tries; }
  bool locked() const { return !unlimited() && tries_left <= 0; }
  bool operator==(const PinFile&) const = default;
};

/// The one command that uses a key.
enum class KeyPurpose {
  sign,                   ///< 80 2A
  internal_authenticate,  ///< 00 88
};

constexpr auto enum_names(std::type_identity<KeyPurpose>) {
  using enum KeyPurpose;
  return std::to_array<core::EnumName<KeyPurpose>>({
      {sign, "sign", {"signature", "署名"}},
      {internal_authenticate, "internal-authenticate", {"internal authentication", "内部認証"}},
  });
}

/// A private key.
struct KeyFile {
  adapters::crypto::PrivateKey key;
  AccessCondition use{};
  KeyPurpose purpose = KeyPurpose::sign;
  bool operator==(const KeyFile&) const = default;
};

/// The public key under which an institution's certificate is checked.
struct InstitutionRootFile {
  adapters::crypto::PublicKey key;
  bool operator==(const InstitutionRootFile&) const = default;
};

/// A file for the card's own use of which nothing more is published: it can be selected, and no
/// command does anything with it.
struct InternalFile {
  bool operator==(const InternalFile&) const = default;
};

struct ElementaryFile {
  using Body = std::variant<TransparentFile, PinFile, KeyFile, InstitutionRootFile, RecordFile,
                            InternalFile>;
  iso7816::FileIdentifier identifier{};
  Body body;
  bool operator==(const ElementaryFile&) const = default;
};

}  // namespace madoguchi::sim::card
