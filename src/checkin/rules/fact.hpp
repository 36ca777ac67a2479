// SPDX-License-Identifier: Apache-2.0
// The facts that conditions of rules may ask for, with the names of their values. A fact's values
// in a situation are a set of bits, so that one comparison decides.
#pragma once

#include "checkin/rules/certificate_grace.hpp"
#include "checkin/situation.hpp"

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace madoguchi::checkin::rules {

/// A row of the table of facts.
struct Fact {
  std::string_view name;                 ///< as rule files write it
  std::vector<std::string_view> values;  ///< bit 0 first; at most 64
  std::uint64_t (*of)(const Situation&, const GraceRule&) = nullptr;
  core::Text meaning;
  bool several = false;  ///< a situation may have more than one of the values
};

/// All facts. A set without members has the value "none".
std::span<const Fact> facts();

/// nullptr for an unknown name.
const Fact* find_fact(std::string_view name);

}  // namespace madoguchi::checkin::rules
