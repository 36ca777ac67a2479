// SPDX-License-Identifier: Apache-2.0
#include "scenario/problems.hpp"

#include "core/nearest_name.hpp"

#include <algorithm>
#include <tuple>

namespace madoguchi::scenario {

void Problems::add(const Place& place, std::string key, std::string message) {
  if (full()) return;
  if (errors_.size() == limit) {
    errors_.push_back(
        {place.file, place.line, place.column, "", "too many mistakes; stopped here"});
    return;
  }
  errors_.push_back({place.file, place.line, place.column, std::move(key), std::move(message)});
}

std::vector<core::DocumentError> Problems::take() {
  std::vector<core::DocumentError> taken = std::move(errors_);
  errors_.clear();
  std::ranges::stable_sort(taken, {}, [](const core::DocumentError& error) {
    return std::tie(error.file, error.line, error.column);
  });
  return taken;
}

std::string joined(std::span<const std::string_view> names) {
  std::string out;
  for (const std::string_view name : names) {
    if (!out.empty()) out += ", ";
    out += name;
  }
  return out;
}

std::string suggestion(std::string_view name, std::span<const std::string_view> known) {
  const auto nearest = core::nearest_name(name, known);
  if (!nearest) return {};
  return "; did you mean \"" + std::string(*nearest) + "\"?";
}

std::string unknown_name(std::string_view what, std::string_view name,
                         std::span<const std::string_view> known) {
  std::string text =
      "unknown " + std::string(what) + " \"" + std::string(name.substr(0, 64)) + "\"";
  if (!known.empty()) text += "; known: " + joined(known);
  return text + suggestion(name, known);
}

}  // namespace madoguchi::scenario
