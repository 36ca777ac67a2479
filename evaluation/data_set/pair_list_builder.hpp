// SPDX-License-Identifier: Apache-2.0
// Inside this folder: gathers rows of a pair list, each name once.
#pragma once

#include "evaluation/data_set/pair_list.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace madoguchi::evaluation::data_set {

/// Gives each name a number, in the order of first use.
class NameTable {
 public:
  std::uint32_t number(std::string_view name) {
    const auto found = numbers_.find(name);
    if (found != numbers_.end()) return found->second;
    const auto next = static_cast<std::uint32_t>(numbers_.size());
    numbers_.emplace(std::string(name), next);
    return next;
  }

  std::vector<std::string> names() const {
    std::vector<std::string> result(numbers_.size());
    for (const auto& [name, number] : numbers_) result[number] = name;
    return result;
  }

 private:
  std::map<std::string, std::uint32_t, std::less<>> numbers_;
};

/// A group column in the making; values are sorted at the end.
biometrics::performance::GroupColumn group_column(std::string name,
                                                  const std::vector<std::string>& values,
                                                  std::vector<std::uint32_t> of_sample);

}  // namespace madoguchi::evaluation::data_set
