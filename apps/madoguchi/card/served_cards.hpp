// SPDX-License-Identifier: Apache-2.0
// From what the user wrote to cards that can be served.
#pragma once

#include "apps/madoguchi/card_options.hpp"
#include "apps/madoguchi/environment.hpp"
#include "sim/serving/served_card.hpp"

#include <memory>

namespace madoguchi::apps {

/// Makes served cards out of references; mistakes in documents become errors. The environment must
/// live longer.
sim::serving::OpenCard served_cards(const Environment& environment,
                                    sim::serving::ServingConditions conditions);

/// The card that options describe.
core::Result<sim::serving::ServedCard> served_card(
    const Environment& environment, const CardOptions& options,
    const sim::serving::ServingConditions& conditions);

}  // namespace madoguchi::apps
