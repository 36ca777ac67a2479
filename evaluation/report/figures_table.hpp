// SPDX-License-Identifier: Apache-2.0
// figures.json (madoguchi face figures): what the reference comparators reach on synthetic people,
// and the Markdown table that documents show.
#pragma once

#include "core/result.hpp"
#include "core/text.hpp"
#include "evaluation/evaluation.hpp"
#include "evaluation/joint_decisions.hpp"

#include <boost/json/value.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace madoguchi::evaluation::report {

/// Who was watched.
struct FiguresPopulation {
  std::uint64_t people = 0;
  std::uint64_t first = 0;
  std::uint64_t attackers = 0;
  int attempts = 1;
  int frames = 1;
  std::vector<std::string> scenes;
  std::string media;  ///< version of the pixels
};

/// What one comparator reached.
struct ComparatorFigures {
  std::string recipe;
  Evaluation evaluation;
};

/// `disagreement` of the first two comparators, both at their threshold for FMR 0.001.
boost::json::value figures_json(const FiguresPopulation& population,
                                const std::vector<ComparatorFigures>& comparators,
                                const std::optional<AgreementTable>& disagreement);

/// One row a figure, one column a comparator; ends with a line feed. Error: malformed_data.
core::Result<std::string> figures_table(const boost::json::value& figures, core::Language language);

inline constexpr std::string_view table_begin = "<!-- begin: madoguchi face figures -->";
inline constexpr std::string_view table_end = "<!-- end: madoguchi face figures -->";

/// The document with the table between its two markers. Error: malformed_data without them.
core::Result<std::string> with_table(std::string_view document, std::string_view table);

/// What stands between the markers, without the line feeds beside them.
core::Result<std::string> table_in(std::string_view document);

}  // namespace madoguchi::evaluation::report
