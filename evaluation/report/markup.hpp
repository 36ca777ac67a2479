// SPDX-License-Identifier: Apache-2.0
// Inside this folder: cells and tables of the page.
#pragma once

#include "evaluation/report/plots.hpp"

#include <boost/json.hpp>
#include <fmt/format.h>

#include <string>

namespace madoguchi::evaluation::report {

inline double number(const boost::json::value& value) { return value.to_number<double>(); }

inline std::string interval_of(const boost::json::value& bounds) {
  if (bounds.is_null()) return "–";
  return fmt::format("{} – {}", percent(number(bounds.at(0))), percent(number(bounds.at(1))));
}

inline std::string counts_of(const boost::json::object& share) {
  return fmt::format("{} / {}", share.at("errors").to_number<std::uint64_t>(),
                     share.at("trials").to_number<std::uint64_t>());
}

/// `kind`: th or td.
template <class... Cells>
std::string row(const char* kind, const Cells&... cells) {
  std::string text = "<tr>";
  ((text += fmt::format("<{0}>{1}</{0}>", kind, cells)), ...);
  return text + "</tr>";
}

inline std::string table(const std::string& head, const std::string& body) {
  return "<div class=\"wide\"><table><thead>" + head + "</thead><tbody>" + body +
         "</tbody></table></div>";
}

}  // namespace madoguchi::evaluation::report
