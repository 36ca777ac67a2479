// SPDX-License-Identifier: Apache-2.0
// Where two comparators decide differently: as JSON, as a section of the page, as CSV.
#pragma once

#include "core/text.hpp"
#include "evaluation/disagreement.hpp"
#include "evaluation/evaluation.hpp"
#include "evaluation/report/csv_files.hpp"

#include <boost/json/object.hpp>

#include <string>

namespace madoguchi::evaluation::report {

/// What the two comparators are called and decide with; both state a threshold.
struct ComparedComparators {
  const ComparatorDescription& first;
  const ComparatorDescription& second;
};

/// The part "disagreement" of evaluation.json; `name` names samples.
boost::json::object disagreement_json(const Disagreement& found,
                                      const ComparedComparators& comparators,
                                      const SampleName& name);

/// The most disputed pairs of that part, as a table for other tools.
std::string disagreement_csv(const boost::json::object& disagreement);

/// A table of the rates, the most disputed pairs as a table and as a plot.
std::string disagreement_text(const boost::json::object& disagreement, core::Language language);

}  // namespace madoguchi::evaluation::report
