// SPDX-License-Identifier: Apache-2.0
// What a result means for the charts. The three layers stay apart: the file as a whole
// (SegmentOfResult), one person's processing (ProcessingResultStatus), and what the insurers say
// (QualificationValidity). Only the last one says anything about insurance.
#pragma once

#include "checkin/defects.hpp"
#include "eligibility/oqs_element.hpp"
#include "sim/emr/emr_store.hpp"
#include "sim/emr/result_facts.hpp"

#include <string>
#include <vector>

namespace madoguchi::sim::emr {

/// A result and what is known about how it came.
struct ReceivedResult {
  std::string file{};
  madoguchi::eligibility::OqsMessage message{};
  std::optional<SentRequest> asked{};  ///< empty for card uses and results that nobody asked for
  std::string chosen{};                ///< the chart that staff chose; "new": a new one
};

class TakeOver {
 public:
  /// References outlive it.
  TakeOver(EmrStore& store, const checkin::Defects& defects, const std::string& institution,
           core::CivilTime now)
      : store_(store), defects_(defects), institution_(institution), now_(now) {}

  /// Changes the store only when the decision is `imported`. Errors: io_failure.
  core::Result<checkin::EmrDecision> result(const ReceivedResult& received);

 private:
  using Decision = core::Result<checkin::EmrDecision>;
  using Element = madoguchi::eligibility::OqsElement;

  Decision information(const ReceivedResult& received);
  Decision reception(const ReceivedResult& received);
  Decision list(const ReceivedResult& received);
  Decision registration(const ReceivedResult& received);
  Decision eligibility(const ReceivedResult& received);
  /// One person: `body` holds status, validity and records, directly or in a ResultList.
  Decision person(const ReceivedResult& received, const Element& body);
  Decision insured(const ReceivedResult& received, const Element& body,
                   const std::vector<const Element*>& records);
  Decision lost(const ReceivedResult& received, bool newer_exists,
                const std::vector<const Element*>& records);
  core::Result<std::string> choose_chart(const ReceivedResult& received, const Facts& facts,
                                         checkin::EmrDecision& decision);
  core::Result<void> keep(const ReceivedResult& received, RecordFacts& record,
                          checkin::EmrDecision& decision);
  core::Result<void> compare_with_known(const checkin::EmrChart& chart, RecordFacts& record);
  bool has(checkin::Defect defect) const { return defects_.contains(defect); }

  EmrStore& store_;
  const checkin::Defects& defects_;
  const std::string& institution_;
  core::CivilTime now_;
};

}  // namespace madoguchi::sim::emr
