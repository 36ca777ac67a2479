// SPDX-License-Identifier: Apache-2.0
// Makes the contents of a virtual My Number card.
#pragma once

#include "core/result.hpp"
#include "sim/card/card_image.hpp"
#include "sim/card/card_profile.hpp"
#include "sim/pki/test_hierarchy.hpp"

#include <optional>

namespace madoguchi::sim::card {

/// The certificates of a card, as those who answer for it (revocation, registration) need them.
struct CardCertificates {
  core::Bytes authentication{};            ///< DER
  core::Bytes authentication_serial{};     ///< big endian
  std::optional<core::Bytes> signature{};  ///< DER; a PIN-less card has none
};

struct PersonalisedCard {
  CardImage image;
  CardCertificates certificates;
};

/// Issues the certificates and fills the three applications. Errc::invalid_argument for pictures
/// that do not fit into a file, numbers of a wrong length or a date that does not exist;
/// Errc::crypto_failure from the hierarchy.
core::Result<PersonalisedCard> personalise(const CardHolder& holder, const CardProfile& profile,
                                           const pki::TestHierarchy& hierarchy,
                                           const CardPictures& pictures);

}  // namespace madoguchi::sim::card
