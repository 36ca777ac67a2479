// SPDX-License-Identifier: Apache-2.0
// Expectations of counts: face_attempts, pin_tries_left, face_tries_left, replaced_characters;
// number_tries_left, which is looked up in the card itself.
#include "scenario/expectations/kinds.hpp"
#include "scenario/read_value.hpp"

namespace madoguchi::scenario::expectations {
namespace {

using Observation = ports::Observation;

// An exact number is a range of one; no range at all expects that nothing was told.
struct Range {
  long at_least = 0;
  long at_most = 0;
};

template <std::optional<int> Observation::*field>
class Count : public Expectation {
 public:
  explicit Count(std::optional<Range> expected) : expected_(expected) {}
  std::string expected() const override {
    if (!expected_) return "none";
    if (expected_->at_least == expected_->at_most) return std::to_string(expected_->at_least);
    return std::to_string(expected_->at_least) + " to " + std::to_string(expected_->at_most);
  }
  core::Result<Finding> check(const Evidence& evidence) const override {
    const std::optional<int>& actual = evidence.seen.*field;
    if (!actual || !expected_) {
      return Finding{!actual && !expected_, actual ? std::to_string(*actual) : "none"};
    }
    return Finding{*actual >= expected_->at_least && *actual <= expected_->at_most,
                   std::to_string(*actual)};
  }

 private:
  std::optional<Range> expected_;
};

constexpr long largest = 99;

Shape shape() {
  const Shape number = shapes::integer(0, largest);
  return shapes::either({number, shapes::choice({"none"}),
                         shapes::mapping({{"at_least", number, Need::optional, "default 0"},
                                          {"at_most", number, Need::optional, "no limit"}})});
}

template <std::optional<int> Observation::*field>
std::unique_ptr<Expectation> make(const DocumentNode& value, ReadContext& context) {
  if (is_word(value, "none")) return std::make_unique<Count<field>>(std::nullopt);
  if (value.is_scalar()) {
    const long exact = integer_of(value.text).value_or(0);
    return std::make_unique<Count<field>>(Range{exact, exact});
  }
  const auto bound = [&](std::string_view key, long fallback) {
    const DocumentNode* node = value.find(key);
    return node != nullptr ? integer_of(node->text).value_or(fallback) : fallback;
  };
  const Range range{bound("at_least", 0), bound("at_most", largest)};
  if (range.at_least > range.at_most) {
    context.problems.add(value.place, context.path, "at_least is larger than at_most");
  }
  return std::make_unique<Count<field>>(range);
}

// Not what the reader says: what the card would say.
class TriesOfCard : public Expectation {
 public:
  explicit TriesOfCard(int expected) : expected_(expected) {}
  std::string expected() const override { return std::to_string(expected_); }
  core::Result<Finding> check(const Evidence& evidence) const override {
    const auto left = evidence.stage.number_tries_left();
    if (!left && left.error().code == core::Errc::unsupported) {
      return Finding{.actual = "not to be seen from outside this card", .judged = false};
    }
    if (!left) return left.error();
    return Finding{*left == expected_, std::to_string(*left)};
  }

 private:
  int expected_;
};

std::unique_ptr<Expectation> make_number_tries(const DocumentNode& value, ReadContext&) {
  return std::make_unique<TriesOfCard>(static_cast<int>(integer_of(value.text).value_or(0)));
}

}  // namespace

ExpectationKind number_tries_left() {
  return {
      "number_tries_left",
      "Wrong 照合番号B that the card itself still takes, of ten; looked up in the chip, whatever "
      "the reader says. Where the suite cannot look into the card it is not judged.",
      "number_tries_left: 10", [] { return shapes::integer(0, 10); }, make_number_tries};
}

ExpectationKind face_attempts() {
  return {"face_attempts",
          "How often the camera was compared with the photograph in this transaction.",
          "face_attempts: {at_least: 1}", shape, make<&Observation::face_attempts>};
}

ExpectationKind pin_tries_left() {
  return {"pin_tries_left",
          "Tries left for the PIN; `none` if the reader told none, as after a right PIN, which "
          "gives all tries back: the next place_card tells.",
          "pin_tries_left: 2", shape, make<&Observation::pin_tries_left>};
}

ExpectationKind face_tries_left() {
  return {"face_tries_left",
          "Failures that the face has left until it is locked, over all visits; `none` if the "
          "reader told none.",
          "face_tries_left: 9", shape, make<&Observation::face_tries_left>};
}

ExpectationKind replaced_characters() {
  return {"replaced_characters",
          "Characters of the file for the EMR that its encoding does not have and that became ●.",
          "replaced_characters: 1", shape, make<&Observation::replaced_characters>};
}

}  // namespace madoguchi::scenario::expectations
