// SPDX-License-Identifier: Apache-2.0
// Expectations of one enumerator: card_kind, comparison, reason, verified_by, document,
// reader_mode, eligibility.
#include "scenario/expectations/kinds.hpp"
#include "scenario/read_value.hpp"

namespace madoguchi::scenario::expectations {
namespace {

using Observation = ports::Observation;

// `field` is the member of Observation that is compared; `absent` the word for nothing observed.
template <class E, std::optional<E> Observation::*field>
class NamedValue : public Expectation {
 public:
  NamedValue(std::optional<E> expected, std::string_view absent)
      : expected_(expected), absent_(absent) {}
  std::string expected() const override { return text(expected_); }
  core::Result<Finding> check(const Evidence& evidence) const override {
    const std::optional<E>& actual = evidence.seen.*field;
    return Finding{actual == expected_, text(actual)};
  }

 private:
  std::string text(const std::optional<E>& value) const {
    return std::string(value ? core::name_of(*value) : absent_);
  }
  std::optional<E> expected_;
  std::string_view absent_;
};

template <class E, std::optional<E> Observation::*field>
std::unique_ptr<Expectation> make(const DocumentNode& value, ReadContext&) {
  return std::make_unique<NamedValue<E, field>>(core::value_of<E>(value.text), "none");
}

template <class E>
Shape name_or_none() {
  return shapes::or_none(shapes::choice_of<E>());
}

// `none` is one of the service's answers already.
constexpr std::string_view not_shown = "not_shown";

Shape eligibility_shape() {
  auto names = core::all_names<eligibility::QualificationValidity>();
  names.push_back(not_shown);
  return shapes::choice(std::move(names));
}

std::unique_ptr<Expectation> make_eligibility(const DocumentNode& value, ReadContext&) {
  using Validity = eligibility::QualificationValidity;
  return std::make_unique<NamedValue<Validity, &Observation::eligibility>>(
      core::value_of<Validity>(value.text), not_shown);
}

}  // namespace

ExpectationKind card_kind() {
  using E = checkin::CardKind;
  return {"card_kind", "The kind of card that the reader told; `none` if it told nothing.",
          "card_kind: pinless", name_or_none<E>, make<E, &Observation::card_kind>};
}

ExpectationKind comparison() {
  using E = biometrics::ComparisonDecision;
  return {"comparison", "The decision on camera and photograph; `none` if none was made.",
          "comparison: non_match", name_or_none<E>, make<E, &Observation::comparison>};
}

ExpectationKind reason() {
  using E = checkin::Reason;
  return {"reason", "Why it did not go on; `none` if nothing was refused.",
          "reason: score_below_threshold", name_or_none<E>, make<E, &Observation::reason>};
}

ExpectationKind verified_by() {
  using E = checkin::IdentityMethod;
  return {"verified_by", "How identity was verified; `none` if it was not.",
          "verified_by: visual_check", name_or_none<E>, make<E, &Observation::verified_by>};
}

ExpectationKind document() {
  using E = checkin::Document;
  return {"document", "The document that was accepted instead of the online check, or `none`.",
          "document: eligibility_certificate", name_or_none<E>,
          make<E, &Observation::accepted_document>};
}

ExpectationKind reader_mode() {
  using E = checkin::ReaderMode;
  return {"reader_mode", "How the reader is set now; `none` if it was not told.",
          "reader_mode: visual_check", name_or_none<E>, make<E, &Observation::reader_mode>};
}

ExpectationKind eligibility() {
  return {"eligibility",
          "What the service answered about the insurance; `not_shown` if no answer was shown "
          "(`none` is the service's own answer \"no such qualification\").",
          "eligibility: valid", eligibility_shape, make_eligibility};
}

}  // namespace madoguchi::scenario::expectations
