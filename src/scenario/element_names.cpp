// SPDX-License-Identifier: Apache-2.0
#include "scenario/element_names.hpp"

#include <algorithm>

namespace madoguchi::scenario {
namespace {

// The file is the program's own and a test reads it as YAML; its names stand behind this key.
std::vector<std::string_view> names_in(std::string_view layouts) {
  constexpr std::string_view key = "{element: ";
  std::vector<std::string_view> names;
  for (auto at = layouts.find(key); at != std::string_view::npos; at = layouts.find(key, at)) {
    at += key.size();
    names.push_back(layouts.substr(at, layouts.find_first_of(",}", at) - at));
  }
  std::ranges::sort(names);
  const auto [first, last] = std::ranges::unique(names);
  names.erase(first, last);
  return names;
}

}  // namespace

const std::vector<std::string_view>& element_names() {
  static const std::vector<std::string_view> names = names_in(embedded_file("layouts.yaml"));
  return names;
}

}  // namespace madoguchi::scenario
