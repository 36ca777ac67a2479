// SPDX-License-Identifier: Apache-2.0
// A text that rule files give in both languages.
#pragma once

#include "core/text.hpp"

#include <string>
#include <string_view>

namespace madoguchi::checkin::rules {

struct RuleText {
  std::string en;
  std::string ja;

  std::string_view in(core::Language language) const {
    return language == core::Language::japanese ? ja : en;
  }
};

}  // namespace madoguchi::checkin::rules
