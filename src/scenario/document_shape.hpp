// SPDX-License-Identifier: Apache-2.0
// The whole format of a scenario file, put together from the tables of steps and expectations.
#pragma once

#include "scenario/shape.hpp"

namespace madoguchi::scenario {

/// Of a whole file.
const Shape& document_shape();

/// Of `world`, of one person in it, and of its card.
const Shape& world_shape();
const Shape& person_shape();
const Shape& card_shape();

/// Of one element of `steps`, and of its `expect`.
const Shape& step_shape();
const Shape& expect_shape();

}  // namespace madoguchi::scenario
