// SPDX-License-Identifier: Apache-2.0
// Expectations of yes or no: consent_asked, registration_asked, confirmation_asked,
// prescription_asked, subsidies_asked, card_reminder.
#include "scenario/expectations/kinds.hpp"

namespace madoguchi::scenario::expectations {
namespace {

using Observation = ports::Observation;

template <std::optional<bool> Observation::*field>
class Flag : public Expectation {
 public:
  explicit Flag(bool wanted) : wanted_(wanted) {}
  std::string expected() const override { return wanted_ ? "true" : "false"; }
  core::Result<Finding> check(const Evidence& evidence) const override {
    // A system that says nothing about it does not do it.
    const bool seen = (evidence.seen.*field).value_or(false);
    return Finding{seen == wanted_, seen ? "true" : "false"};
  }

 private:
  bool wanted_;
};

template <std::optional<bool> Observation::*field>
std::unique_ptr<Expectation> make(const DocumentNode& value, ReadContext&) {
  return std::make_unique<Flag<field>>(value.text == "true");
}

}  // namespace

ExpectationKind consent_asked() {
  return {"consent_asked", "Whether the patient's screen asks for consents now.",
          "consent_asked: true", shapes::boolean, make<&Observation::consent_asked>};
}

ExpectationKind registration_asked() {
  return {"registration_asked",
          "Whether the screen of the first use asks to register the card for insurance use now.",
          "registration_asked: true", shapes::boolean, make<&Observation::registration_asked>};
}

ExpectationKind confirmation_asked() {
  return {"confirmation_asked", "Whether the reader waits until the patient confirms a notice.",
          "confirmation_asked: true", shapes::boolean, make<&Observation::confirmation_asked>};
}

ExpectationKind prescription_asked() {
  return {"prescription_asked", "Whether the form of the prescription is asked for now.",
          "prescription_asked: true", shapes::boolean, make<&Observation::prescription_asked>};
}

ExpectationKind subsidies_asked() {
  return {"subsidies_asked", "Whether the use of medical subsidies is asked for now.",
          "subsidies_asked: true", shapes::boolean, make<&Observation::subsidies_asked>};
}

ExpectationKind card_reminder() {
  return {"card_reminder", "Whether the reader reminds of a card that was left.",
          "card_reminder: true", shapes::boolean, make<&Observation::card_reminder>};
}

}  // namespace madoguchi::scenario::expectations
