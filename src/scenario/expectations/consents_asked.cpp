// SPDX-License-Identifier: Apache-2.0
// consents_asked: which questions the patient's screens ask, in their order.
#include "scenario/expectations/kinds.hpp"
#include "scenario/read_value.hpp"

namespace madoguchi::scenario::expectations {
namespace {

class ConsentsAsked : public Expectation {
 public:
  explicit ConsentsAsked(std::vector<checkin::ConsentItem> wanted) : wanted_(std::move(wanted)) {}
  std::string expected() const override { return names_of(wanted_); }
  core::Result<Finding> check(const Evidence& evidence) const override {
    const auto& asked = evidence.seen.consent_questions;
    return Finding{asked == wanted_, names_of(asked)};
  }

 private:
  std::vector<checkin::ConsentItem> wanted_;
};

}  // namespace

ExpectationKind consents_asked() {
  return {"consents_asked",
          "Exactly the questions that the patient is asked now, in the order of the screens.",
          "consents_asked: [limit, operation, treatment, drug, checkup]",
          [] { return shapes::list(shapes::choice_of<checkin::ConsentItem>()); },
          [](const DocumentNode& value, ReadContext&) -> std::unique_ptr<Expectation> {
            return std::make_unique<ConsentsAsked>(enums_from<checkin::ConsentItem>(value));
          }};
}

}  // namespace madoguchi::scenario::expectations
