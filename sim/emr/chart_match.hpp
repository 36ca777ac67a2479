// SPDX-License-Identifier: Apache-2.0
// Which chart a record belongs to. A chart is chosen only when nothing speaks against it and no
// other one fits as well; otherwise staff is asked.
#pragma once

#include "checkin/defects.hpp"
#include "checkin/emr_decision.hpp"
#include "sim/emr/result_facts.hpp"

#include <optional>
#include <string>
#include <vector>

namespace madoguchi::sim::emr {

struct ChartMatch {
  std::string chart{};                       ///< empty: open
  std::optional<checkin::EmrNote> reason{};  ///< why it is open
  std::vector<std::string> candidates{};     ///< charts to choose from, by their numbers
};

/// `asked_for`: the chart that a request was sent for; empty for card uses.
ChartMatch match_chart(const Facts& record, const std::vector<checkin::EmrChart>& charts,
                       const std::string& asked_for, const checkin::Defects& defects);

}  // namespace madoguchi::sim::emr
