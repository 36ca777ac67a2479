// SPDX-License-Identifier: Apache-2.0
// From a description to a card.
#pragma once

#include "sim/card/personalise.hpp"
#include "sim/personalisation/card_description.hpp"
#include "sim/personalisation/card_pictures.hpp"
#include "sim/personalisation/printed_card.hpp"
#include "sim/pki/test_hierarchy.hpp"

#include <vector>

namespace madoguchi::sim::personalisation {

struct MadeCard {
  card::CardImage image{};
  card::CardCertificates certificates{};  ///< empty for a card that is no My Number card
  PrintedCard printed{};
  std::vector<Remark> remarks{};  ///< such as characters that cannot be drawn
};

/// Makes the card of a description on the day at the counter. Errors: those of card::personalise,
/// of the pictures and of `photographs`.
core::Result<MadeCard> make_card(const CardDescription& description, core::CivilDate today,
                                 const pki::TestHierarchy& hierarchy,
                                 const PhotographSource& photographs);

/// The same with a holder and a profile of the caller's own; from the description come the
/// pictures and what the card does not have.
core::Result<MadeCard> make_card(const CardDescription& description, const card::CardHolder& holder,
                                 const card::CardProfile& profile,
                                 const pki::TestHierarchy& hierarchy,
                                 const PhotographSource& photographs);

}  // namespace madoguchi::sim::personalisation
