// SPDX-License-Identifier: Apache-2.0
// verify, verify_status and change_reference_data: the PINs of the card (ISO/IEC 7816-4, 11.5.6 and
// 11.5.7). Their values come from the card's maker or owner, never from a scenario.
#include "scenario/card_pins.hpp"
#include "scenario/card_shapes.hpp"
#include "scenario/read_value.hpp"
#include "scenario/steps/card_command.hpp"
#include "scenario/steps/kinds.hpp"

namespace madoguchi::scenario::steps {
namespace {

using iso7816::CommandApdu;
using enum Need;

/// What VERIFY and its kin have in common: a PIN, and how the command names its file.
struct Reference {
  const CardPin* pin = nullptr;
  std::uint8_t p2 = iso7816::current_file_reference;
};

constexpr std::string_view by_note = "default short_file: P2 names the file; current: P2 80";

Field pin_field() { return {"pin", shapes::choice(card_pin_names()), required, ""}; }
Field by_field() {
  return {"by", shapes::choice({"short_file", "current"}), optional, std::string(by_note)};
}

Reference reference_of(const DocumentNode& argument) {
  const DocumentNode* name = argument.is_scalar() ? &argument : argument.find("pin");
  Reference reference{find_card_pin(name->text)};
  const DocumentNode* by = argument.find("by");
  if (by == nullptr || by->text != "current") {
    reference.p2 = iso7816::short_reference(reference.pin->file);
  }
  return reference;
}

class PinCommand final : public CardCommand {
 public:
  using Make = CommandApdu (*)(std::uint8_t p2, core::ByteView data);
  PinCommand(Make make, Reference reference, PinValue value, std::string shown,
             const std::string& what)
      : CardCommand(std::move(shown), what), make_(make), reference_(reference), value_(value) {}

  std::vector<std::string_view> secrets() const override { return {reference_.pin->secret}; }

 protected:
  core::Result<CommandApdu> command(CardSession& card) const override {
    const CardPin& pin = *reference_.pin;
    const core::Secret right = card.bench().secret(pin.application, pin.file);
    if (right.empty()) {
      return core::fail(core::Errc::invalid_argument,
                        "the card's secret " + std::string(pin.secret) + " is not known");
    }
    return make_(reference_.p2, core::as_bytes(pin_value(right, value_).reveal()));
  }

 private:
  Make make_;
  Reference reference_;
  PinValue value_;
};

Shape pin_shape() {
  return shapes::either(
      {shapes::choice(card_pin_names()),
       shapes::mapping({pin_field(),
                        {"value", shapes::choice_of<PinValue>(), optional, "default right"},
                        by_field()})});
}

std::unique_ptr<Step> make_pin_command(const DocumentNode& argument, PinCommand::Make make,
                                       PinValue fallback, const std::string& name) {
  const DocumentNode* value = argument.find("value");
  const PinValue chosen = value != nullptr ? enum_from<PinValue>(*value) : fallback;
  const Reference reference = reference_of(argument);
  return std::make_unique<PinCommand>(
      make, reference, chosen, one_line(argument),
      name + " " + std::string(reference.pin->name) + ", " + std::string(core::name_of(chosen)));
}

std::unique_ptr<Step> make_verify(const DocumentNode& argument, ReadContext&) {
  return make_pin_command(argument, &CommandApdu::verify, PinValue::right, "VERIFY");
}

std::unique_ptr<Step> make_change(const DocumentNode& argument, ReadContext&) {
  return make_pin_command(argument, &CommandApdu::change_reference_data, PinValue::changed,
                          "CHANGE REFERENCE DATA");
}

Shape status_shape() {
  return shapes::either(
      {shapes::choice(card_pin_names()), shapes::mapping({pin_field(), by_field()})});
}

std::unique_ptr<Step> make_status(const DocumentNode& argument, ReadContext&) {
  return fixed_command(CommandApdu::verify(reference_of(argument).p2, {}), one_line(argument));
}

}  // namespace

StepKind verify() {
  return {"verify",
          "VERIFY, `00 20 00 P2`, of a PIN of the current application. The value is made from the "
          "card's own one and never shown; `wrong` has the right length.",
          "- verify: {pin: authentication, value: wrong}",
          pin_shape,
          make_verify,
          Scene::card};
}

StepKind verify_status() {
  return {"verify_status",
          "VERIFY without data, `00 20 00 P2`: asks for the tries left and uses none.",
          "- verify_status: authentication",
          status_shape,
          make_status,
          Scene::card};
}

StepKind change_reference_data() {
  return {"change_reference_data",
          "CHANGE REFERENCE DATA, `00 24 01 P2`: sets a new value, by default one that is changed "
          "in every character.",
          "- change_reference_data: {pin: authentication, value: changed}",
          pin_shape,
          make_change,
          Scene::card};
}

}  // namespace madoguchi::scenario::steps
