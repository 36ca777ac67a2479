// SPDX-License-Identifier: Apache-2.0
// What the expectations at the card edge share: they look at the step's answer.
#pragma once

#include "scenario/expectation.hpp"

namespace madoguchi::scenario::expectations {

/// Looks at the answer of the card; a step without one is no answer as expected.
class OfAnswer : public Expectation {
 public:
  core::Result<Finding> check(const Evidence& evidence) const override {
    if (evidence.card == nullptr || !evidence.card->response) {
      return Finding{false, "no answer of a card"};
    }
    return check_answer(*evidence.card->response, *evidence.card);
  }

 protected:
  virtual core::Result<Finding> check_answer(const iso7816::ResponseApdu& answer,
                                             const CardSession& card) const = 0;
};

/// Bytes for a report: their number, and the first two, which tell what they are. Files of a card
/// hold what its owner keeps to himself, so that more is not shown.
std::string shown_bytes(core::ByteView bytes);

}  // namespace madoguchi::scenario::expectations
