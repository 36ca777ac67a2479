// SPDX-License-Identifier: Apache-2.0
// A text that a user sees, in both languages of the product.
#pragma once

#include <string_view>

namespace madoguchi::core {

enum class Language { english, japanese };

/// One text in English and Japanese, with static storage.
struct Text {
  std::string_view en;
  std::string_view ja;

  constexpr std::string_view in(Language language) const {
    return language == Language::japanese ? ja : en;
  }
};

}  // namespace madoguchi::core
