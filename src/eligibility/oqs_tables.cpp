// SPDX-License-Identifier: Apache-2.0
#include "eligibility/oqs_tables.hpp"

#include <algorithm>

namespace madoguchi::eligibility {

const OqsFamily* OqsTables::family(std::string_view prefix) const {
  const auto found = std::find_if(families.begin(), families.end(),
                                  [&](const OqsFamily& each) { return each.prefix == prefix; });
  return found == families.end() ? nullptr : &*found;
}

const OqsLayout* OqsTables::layout(std::string_view name) const {
  const auto found = layouts.find(name);
  return found == layouts.end() ? nullptr : &found->second;
}

}  // namespace madoguchi::eligibility
