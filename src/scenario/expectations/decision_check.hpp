// SPDX-License-Identifier: Apache-2.0
// Compares one decision of an EMR with what a scenario says of it, and tells the differences so
// that the maker of the EMR can act on them.
#pragma once

#include "checkin/emr_decision.hpp"
#include "scenario/document_node.hpp"
#include "scenario/expectation.hpp"

#include <functional>
#include <string>
#include <vector>

namespace madoguchi::scenario::expectations {

/// The name of the file that the scenario calls so.
using FileNames = std::function<std::string(const std::string& label)>;

/// One mapping under the expectation `emr`.
class DecisionCheck {
 public:
  explicit DecisionCheck(DocumentNode node) : node_(std::move(node)) {}

  /// The last decision about the file that is meant, or the last at all.
  Finding check(const std::vector<checkin::EmrDecision>& decisions, const FileNames& names) const;

 private:
  void compare(const checkin::EmrDecision& decision, Finding& finding) const;
  void compare_words(const checkin::EmrDecision& decision, Finding& finding) const;
  void explain_state(const checkin::EmrDecision& decision, Finding& finding) const;
  void compare_charts(const checkin::EmrDecision& decision, Finding& finding) const;
  void compare_fields(const checkin::EmrDecision& decision, Finding& finding) const;

  DocumentNode node_;
};

}  // namespace madoguchi::scenario::expectations
