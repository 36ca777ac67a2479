// SPDX-License-Identifier: Apache-2.0
// The same person after a visit to the hairdresser.
#pragma once

#include "biometrics/scene.hpp"
#include "sim/person/traits.hpp"

namespace madoguchi::sim::person {

/// Another length or style, the same for the same person; who has no hair keeps it so.
Traits with_changed_hair(Traits traits, biometrics::HairChange change);

}  // namespace madoguchi::sim::person
