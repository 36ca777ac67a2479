// SPDX-License-Identifier: Apache-2.0
// How many faces in a row were no match, for each card, from one visit to the next. A card is known
// by a digest of its photograph; nothing else is kept.
#pragma once

#include <map>
#include <string>

namespace madoguchi::reader {

class FaceCounts {
 public:
  /// `unknown`: what a card has that was never seen.
  explicit FaceCounts(int unknown = 0) : unknown_(unknown) {}

  int of(const std::string& card) const {
    const auto known = counts_.find(card);
    return known == counts_.end() ? unknown_ : known->second;
  }
  void set(const std::string& card, int failures) { counts_[card] = failures; }
  /// What a card has that comes for the first time from now on.
  void set_unknown(int failures) { unknown_ = failures; }
  /// What only a broken reader does.
  void forget_all() {
    counts_.clear();
    unknown_ = 0;
  }

 private:
  int unknown_;
  std::map<std::string, int> counts_;
};

}  // namespace madoguchi::reader
