// SPDX-License-Identifier: Apache-2.0
// How ids of requirements look: N-01, ISO-7816-... are never reused.
#pragma once

#include "scenario/shape.hpp"

#include <string_view>

namespace madoguchi::scenario {

/// Capital letters, then one or more groups of a dash and digits or capital letters: "N-01".
constexpr bool is_requirement_id(std::string_view text) {
  if (text.empty() || text.size() > 32 || text.front() < 'A' || text.front() > 'Z') return false;
  bool dash_before = false;
  bool any_dash = false;
  for (const char c : text) {
    const bool dash = c == '-';
    if (!dash && !(c >= 'A' && c <= 'Z') && !(c >= '0' && c <= '9')) return false;
    if (dash && dash_before) return false;
    any_dash |= dash;
    dash_before = dash;
  }
  return any_dash && !dash_before;
}

inline Shape requirement_id_shape() {
  return shapes::text("a requirement id such as N-01", is_requirement_id,
                      "^[A-Z][A-Z0-9]*(-[A-Z0-9]+)+$");
}

inline Shape situation_id_shape() {
  return shapes::text("an id of a situation such as S-01", is_requirement_id,
                      "^[A-Z][A-Z0-9]*(-[A-Z0-9]+)+$");
}

}  // namespace madoguchi::scenario
