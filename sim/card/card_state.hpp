// SPDX-License-Identifier: Apache-2.0
// The changing part of a powered card: what is selected, what was verified.
#pragma once

#include "adapters/crypto/keys.hpp"
#include "core/seeded_random.hpp"
#include "sim/card/card_image.hpp"
#include "sim/card/card_memory.hpp"

#include <cstddef>
#include <memory>
#include <optional>
#include <set>

namespace madoguchi::sim::card {

/// Proven to the card since the application was selected (ISO/IEC 7816-4, security status).
struct SecurityStatus {
  std::set<iso7816::FileIdentifier> verified{};   ///< PINs
  std::optional<core::Bytes> certificate_body{};  ///< an institution's, before its signature
  std::optional<adapters::crypto::PublicKey> institution_key{};  ///< of a checked certificate
  bool institution_authenticated = false;

  bool satisfies(const AccessCondition& condition) const;
};

/// Everything that a command handler works on.
struct CardState {
  CardImage image;
  core::SeededRandom random;
  std::optional<std::size_t> application{};  ///< index of the current one
  std::optional<iso7816::FileIdentifier> file{};
  SecurityStatus security{};
  std::optional<core::Bytes> challenge{};  ///< the last one, until used

  std::shared_ptr<CardMemory> memory{};

  /// Without a memory, changes last as long as this object.
  explicit CardState(CardImage stored, std::shared_ptr<CardMemory> kept_in = nullptr)
      : image(std::move(stored)),
        random(image.behaviour.challenge_seed),
        memory(std::move(kept_in)) {}

  CardApplication* current_application() {
    return application ? &image.applications[*application] : nullptr;
  }
  ElementaryFile* current_file();
  /// The file that P2 of VERIFY and the like names: 80 the current one, 80|n by short identifier.
  /// On failure `reason` says with which status word to answer.
  ElementaryFile* referenced_file(std::uint8_t reference, iso7816::StatusWord& reason);
  /// Keeps a changed PIN or key of the current application; false if that failed.
  bool keep(const ElementaryFile& changed);
  /// Back to the state after power-on; stored data and counters stay.
  void forget_everything();
};

}  // namespace madoguchi::sim::card
