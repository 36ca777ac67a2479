// SPDX-License-Identifier: Apache-2.0
// Expectations of a text that is shown: shown_name, side_code, notice, reader_error,
// refusal_text.
#include "scenario/expectations/kinds.hpp"
#include "scenario/read_value.hpp"

namespace madoguchi::scenario::expectations {
namespace {

using Observation = ports::Observation;

template <std::optional<std::string> Observation::*field>
class ShownText : public Expectation {
 public:
  explicit ShownText(std::optional<std::string> wanted) : wanted_(std::move(wanted)) {}
  std::string expected() const override { return wanted_.value_or("none"); }
  core::Result<Finding> check(const Evidence& evidence) const override {
    const auto& seen = evidence.seen.*field;
    return Finding{seen == wanted_, seen.value_or("none")};
  }

 private:
  std::optional<std::string> wanted_;
};

template <std::optional<std::string> Observation::*field>
std::unique_ptr<Expectation> make(const DocumentNode& value, ReadContext&) {
  std::optional<std::string> wanted;
  if (!is_word(value, "none")) wanted = value.text;
  return std::make_unique<ShownText<field>>(std::move(wanted));
}

Shape shape() { return shapes::text("a text, or none"); }

}  // namespace

ExpectationKind shown_name() {
  return {"shown_name",
          "The name that staff see beside the patient, as the service sent it, or `none`.",
          "shown_name: 試験　花子", shape, make<&Observation::insured_name>};
}

ExpectationKind side_code() {
  return {"side_code",
          "Side information of the service on a normal end, or `none`. The real codes are not "
          "public: `EXPIRING` and `EXPIRED` are invented.",
          "side_code: EXPIRING", shape, make<&Observation::side_code>};
}

ExpectationKind notice() {
  return {"notice",
          "The notice about the card's certificate that the patient sees, in Japanese, or `none`: "
          "before its end that of the service, in its grace that of the rules (`data/rules`).",
          "notice: 電子証明書の有効期限が近づいています", shape, make<&Observation::notice>};
}

ExpectationKind reader_error() {
  return {"reader_error",
          "The number that the reader shows with an error, or `none`. 001, 002 and 006 are known; "
          "rules of your own (`errors` in docs/counter-rules.md) add others.",
          "reader_error: \"001\"", shape, make<&Observation::reader_error>};
}

ExpectationKind refusal_text() {
  return {"refusal_text",
          "What the reader shows in Japanese when it refuses, without a number, or `none`. Makers' "
          "texts differ: for the reference reader and rules of your own.",
          "refusal_text: マイナンバーカード以外", shape, make<&Observation::refusal_text>};
}

}  // namespace madoguchi::scenario::expectations
