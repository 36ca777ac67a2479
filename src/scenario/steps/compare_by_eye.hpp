// SPDX-License-Identifier: Apache-2.0
// Staff compare a person with the card's photograph, and tick or do not tick accordingly.
#pragma once

#include "scenario/step.hpp"

namespace madoguchi::scenario::steps {

std::unique_ptr<Step> compare_by_eye(const DocumentNode& argument, ReadContext& context);
std::unique_ptr<Step> tick_identity_verified(const DocumentNode& argument, ReadContext& context);

}  // namespace madoguchi::scenario::steps
