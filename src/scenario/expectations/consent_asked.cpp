// SPDX-License-Identifier: Apache-2.0
// consent_asked: does the patient's screen ask for consents now?
#include "scenario/expectations/kinds.hpp"

namespace madoguchi::scenario::expectations {
namespace {

class ConsentAsked : public Expectation {
 public:
  explicit ConsentAsked(bool asked) : asked_(asked) {}
  std::string expected() const override { return asked_ ? "true" : "false"; }
  core::Result<Finding> check(const Evidence& evidence) const override {
    // A system that says nothing about consents does not ask for them.
    const bool asked = evidence.seen.consent_asked.value_or(false);
    return Finding{asked == asked_, asked ? "true" : "false"};
  }

 private:
  bool asked_;
};

}  // namespace

ExpectationKind consent_asked() {
  return {"consent_asked", "Whether the patient's screen asks for consents now.",
          "consent_asked: true", shapes::boolean,
          [](const DocumentNode& value, ReadContext&) -> std::unique_ptr<Expectation> {
            return std::make_unique<ConsentAsked>(value.text == "true");
          }};
}

}  // namespace madoguchi::scenario::expectations
