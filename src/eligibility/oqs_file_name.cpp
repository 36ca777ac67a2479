// SPDX-License-Identifier: Apache-2.0
#include "eligibility/oqs_file_name.hpp"

#include <algorithm>

namespace madoguchi::eligibility {
namespace {

constexpr std::string_view marker = "req_";
constexpr std::string_view ending = ".xml";
constexpr std::size_t longest = 200;  // leaves room for what is put before it

bool is_plain(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

}  // namespace

std::optional<OqsRequestName> OqsRequestName::parse(std::string_view name) {
  if (name.size() > longest || !name.ends_with(ending)) return std::nullopt;
  name.remove_suffix(ending.size());
  const std::size_t at = name.find(marker);
  if (at == std::string_view::npos || at == 0) return std::nullopt;
  const std::string_view family = name.substr(0, at);
  const std::string_view rest = name.substr(at + marker.size());
  if (rest.empty() || !std::all_of(family.begin(), family.end(), is_plain)) return std::nullopt;
  if (rest.find('/') != std::string_view::npos || rest.find('\0') != std::string_view::npos) {
    return std::nullopt;
  }
  return OqsRequestName{std::string(family), std::string(rest)};
}

std::string OqsRequestName::result(std::string_view with) const {
  return family + "res_" + rest + std::string(with);
}

}  // namespace madoguchi::eligibility
