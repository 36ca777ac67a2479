// SPDX-License-Identifier: Apache-2.0
// What was computed of a picture, for when the same pixels come again: many scenarios show the same
// recordings of the same people. Only where time is virtual; where it counts, everything is
// computed anew.
#pragma once

#include "biometrics/image.hpp"

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <utility>

namespace madoguchi::adapters::opencv {

/// Digest of the pixels, their format, and `beside`: all else that the value depends on.
std::string picture_key(const biometrics::Image& picture, std::string_view beside);

/// Used by one thread.
template <class Value>
class PictureMemory {
 public:
  /// Keeps the values of so many pictures; zero: none.
  explicit PictureMemory(std::size_t most) : most_(most) {}

  /// The kept value, or that of `compute`, a core::Result. Errors are not kept.
  template <class Compute>
  auto value_of(const biometrics::Image& picture, std::string_view beside, Compute compute)
      -> decltype(compute()) {
    if (most_ == 0) return compute();
    std::string key = picture_key(picture, beside);
    const auto known = values_.find(key);
    if (known != values_.end()) return known->second;
    auto computed = compute();
    if (computed && values_.size() < most_) values_.emplace(std::move(key), *computed);
    return computed;
  }

 private:
  std::size_t most_;
  std::map<std::string, Value> values_;
};

}  // namespace madoguchi::adapters::opencv
