// SPDX-License-Identifier: Apache-2.0
// The changing part of a powered card: what is selected, what was verified.
#pragma once

#include "adapters/crypto/keys.hpp"
#include "core/seeded_random.hpp"
#include "sim/card/card_image.hpp"
#include "sim/card/card_memory.hpp"
#include "sim/card/secure_session.hpp"

#include <bitset>
#include <cstddef>
#include <memory>
#include <optional>
#include <vector>

namespace madoguchi::sim::card {

/// Proven to the card since the application was selected (ISO/IEC 7816-4, security status).
struct SecurityStatus {
  std::vector<iso7816::FileIdentifier> verified{};               ///< PINs
  std::optional<core::Bytes> certificate_body{};                 ///< before its signature
  std::optional<adapters::crypto::PublicKey> institution_key{};  ///< of a checked certificate
  bool institution_authenticated = false;
  std::optional<SecureSession> session{};  ///< secure messaging
  bool session_ended = false;              ///< by an error in secure messaging

  bool has(iso7816::FileIdentifier pin) const;
  void add(iso7816::FileIdentifier pin);
  void drop(iso7816::FileIdentifier pin);
};

/// Everything that a command handler works on.
struct CardState {
  CardImage image;
  core::SeededRandom random;
  std::optional<std::size_t> application{};  ///< index of the current one
  std::optional<std::size_t> file{};         ///< index of the current one in it
  SecurityStatus security{};
  std::vector<iso7816::FileIdentifier> master_verified{};  ///< PINs of the master file
  std::optional<core::Bytes> challenge{};                  ///< the last one, until used
  std::bitset<256> instructions{};                         ///< that the card knows
  std::shared_ptr<CardMemory> memory{};

  /// Without a memory, changes last as long as this object.
  explicit CardState(CardImage stored, std::shared_ptr<CardMemory> kept_in = nullptr);

  /// The current application; null before one is selected, unless one is current at power-up.
  CardApplication* current_application() {
    return application ? &image.applications[*application] : nullptr;
  }
  const CardApplication* current_application() const {
    return application ? &image.applications[*application] : nullptr;
  }
  /// The current application if it is one with files.
  CardApplication* file_application();
  ElementaryFile* current_file() { return file ? &current_application()->files[*file] : nullptr; }
  /// The file that P2 of VERIFY and the like names: 80 the current one, 80|n by short identifier.
  /// On failure `reason` says with which status word to answer.
  ElementaryFile* referenced_file(std::uint8_t reference, iso7816::StatusWord& reason);
  /// Makes a file of the current application the current one.
  void make_current(const ElementaryFile& chosen);
  /// Makes an application the current one; another one than before ends what was proven.
  void enter(std::size_t chosen);

  bool satisfies(const AccessCondition& condition) const;
  bool is_verified(iso7816::FileIdentifier pin) const;
  /// Notes whether a PIN of the current application is verified.
  void set_verified(iso7816::FileIdentifier pin, bool verified);

  /// Keeps a changed PIN or key of the current application; false if that failed.
  bool keep(const ElementaryFile& changed);
  /// Back to the state after power-on; stored data and counters stay.
  void forget_everything();

 private:
  void forget_proofs();
  /// The application that is current at power-up, if any.
  std::optional<std::size_t> first_application() const;
};

}  // namespace madoguchi::sim::card
