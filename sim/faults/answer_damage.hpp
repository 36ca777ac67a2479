// SPDX-License-Identifier: Apache-2.0
// What a fault does to the bytes of an answer.
#pragma once

#include "core/bytes.hpp"
#include "core/seeded_random.hpp"
#include "ports/card_fault.hpp"

namespace madoguchi::sim::faults {

/// Status word, missing and extra data, flipped bit and early end, in that order. The random
/// numbers choose a bit that the effect leaves open.
core::Bytes damaged(core::Bytes answer, const ports::CardFaultEffect& effect,
                    core::SeededRandom& random);

}  // namespace madoguchi::sim::faults
