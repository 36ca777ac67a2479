// SPDX-License-Identifier: Apache-2.0
// enter_pin: the patient types a PIN. The digits are never shown again.
#include "scenario/steps/kinds.hpp"

#include <algorithm>

namespace madoguchi::scenario::steps {
namespace {

bool is_pin(std::string_view text) {
  return text.size() == 4 && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

class EnterPin : public Step {
 public:
  EnterPin(core::Secret pin, std::string shown) : pin_(std::move(pin)), shown_(std::move(shown)) {}
  std::string arguments() const override { return shown_; }
  std::string words(core::Language language) const override {
    if (language == core::Language::japanese) {
      return shown_ == "right"   ? "患者が正しい暗証番号を入力する"
             : shown_ == "wrong" ? "患者が誤った暗証番号を入力する"
                                 : "患者が暗証番号を入力する";
    }
    return shown_ == "***" ? "the patient enters a PIN"
                           : "the patient enters the " + shown_ + " PIN";
  }
  ports::Task<> run(StepContext& context) const override {
    return patient_does(context, ports::PinEntered{pin_});
  }

 private:
  core::Secret pin_;
  std::string shown_;
};

// Differs from the right one in its first digit.
core::Secret wrong_pin(const core::Secret& right) {
  std::string pin = right.empty() ? "0000" : right.reveal();
  pin.front() = pin.front() == '9' ? '0' : static_cast<char>(pin.front() + 1);
  return core::Secret(std::move(pin));
}

Shape shape() {
  return shapes::either(
      {shapes::choice({"right", "wrong"}), shapes::text("four digits", is_pin, "^[0-9]{4}$")});
}

std::unique_ptr<Step> make(const DocumentNode& argument, ReadContext& context) {
  const Card& card = context.card();
  if (argument.text == "right" && card.kind == checkin::CardKind::pinless) {
    context.problems.add(argument.place, context.path,
                         "the card is pinless: there is no right PIN; write wrong or four digits");
  }
  if (argument.text == "right") return std::make_unique<EnterPin>(card.pin, "right");
  if (argument.text == "wrong") return std::make_unique<EnterPin>(wrong_pin(card.pin), "wrong");
  return std::make_unique<EnterPin>(core::Secret(argument.text), "***");
}

}  // namespace

StepKind enter_pin() {
  return {
      "enter_pin",
      "The patient types a PIN: the card's own (`right`), another (`wrong`), or four digits. It "
      "never appears in a report.",
      "- enter_pin: right", shape, make};
}

}  // namespace madoguchi::scenario::steps
