// SPDX-License-Identifier: Apache-2.0
// When a rule applies: facts with their allowed values, all of which have to hold, and alternatives
// of such conditions.
#pragma once

#include "checkin/rules/fact.hpp"

#include <memory>
#include <optional>
#include <vector>

namespace madoguchi::checkin::rules {

/// A period of days; both ends count.
struct Period {
  std::optional<core::CivilDate> from;
  std::optional<core::CivilDate> until;

  bool open() const { return !from && !until; }
  /// A period with an end on either side does not contain a day that is not given.
  bool contains(core::CivilDate day) const {
    if (open()) return true;
    return day.ok() && (!from || *from <= day) && (!until || day <= *until);
  }
  /// Whether some day is in both.
  bool overlaps(const Period& other) const {
    const auto before = [](const Period& a, const Period& b) {
      return a.until && b.from && *a.until < *b.from;
    };
    return !before(*this, other) && !before(other, *this);
  }
};

/// Everything in it has to hold; an empty one always holds.
struct Condition {
  struct Allowed {
    const Fact* fact = nullptr;  ///< never null; a row of facts()
    std::uint64_t values = 0;    ///< the situation has at least one of them
  };
  std::vector<Allowed> allowed;
  Period days;
  std::vector<std::shared_ptr<const Condition>> all;   ///< each holds
  std::vector<std::shared_ptr<const Condition>> any;   ///< empty, or one of them holds
  std::vector<std::shared_ptr<const Condition>> none;  ///< none of them holds

  bool holds(const Situation& situation, const GraceRule& grace) const;

  /// The values of a fact with one of which it may hold; others it never holds with.
  std::uint64_t possible(const Fact& fact) const;
};

/// False when no situation can meet both, as far as facts with a single value tell.
bool may_hold_together(const Condition& a, const Condition& b);

}  // namespace madoguchi::checkin::rules
