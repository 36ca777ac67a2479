// SPDX-License-Identifier: Apache-2.0
// What a file of networks may look like, and the limits that a comparator may set.
#pragma once

#include "biometrics/face_quality.hpp"
#include "scenario/shape.hpp"

#include <span>
#include <string_view>

namespace madoguchi::adapters::network_registry {

/// A decimal number such as 127.5 or -3; empty for anything else.
std::optional<double> decimal_of(std::string_view text);

/// One limit of face quality by name.
struct LimitName {
  std::string_view key;
  float biometrics::QualityLimits::*limit;
  std::string_view meaning;
};

std::span<const LimitName> limit_names();

const scenario::Shape& registry_shape();

}  // namespace madoguchi::adapters::network_registry
