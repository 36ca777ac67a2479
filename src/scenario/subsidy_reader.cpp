// SPDX-License-Identifier: Apache-2.0
#include "scenario/subsidy_reader.hpp"

#include "core/civil_time.hpp"

#include <algorithm>

namespace madoguchi::scenario {
namespace {

using enum Need;

bool is_number(std::string_view text, std::size_t size) {
  return text.size() == size &&
         std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

std::string text_in(const DocumentNode& node, std::string_view key) {
  const DocumentNode* value = node.find(key);
  return value == nullptr ? std::string() : value->text;
}

}  // namespace

Shape subsidy_shape() {
  return shapes::mapping(
      {{"payer",
        shapes::text(
            "eight digits", [](std::string_view t) { return is_number(t, 8); }, "^[0-9]{8}$"),
        required, "公費負担者番号"},
       {"recipient",
        shapes::text(
            "seven digits", [](std::string_view t) { return is_number(t, 7); }, "^[0-9]{7}$"),
        required, "受給者番号"},
       {"name", shapes::text("a text"), optional, "of the scheme"},
       {"from", shapes::date(), optional, "first day"},
       {"until", shapes::date(), optional, "last day"}});
}

void check_share(int share, const DocumentNode& node, const std::string& path, Problems& problems) {
  for (const int known : {0, 10, 20, 30, 100}) {
    if (share == known) return;
  }
  problems.add(
      node.place, path,
      "a share of cost in per cent is 0, 10, 20, 30 or 100: 3割 is 30, found " + node.text);
}

eligibility::SubsidyRecord read_subsidy(const DocumentNode& node) {
  return {text_in(node, "payer"), text_in(node, "recipient"), text_in(node, "name"),
          core::parse_date(text_in(node, "from")), core::parse_date(text_in(node, "until"))};
}

}  // namespace madoguchi::scenario
