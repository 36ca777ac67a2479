// SPDX-License-Identifier: Apache-2.0
#include "scenario/card_pins.hpp"

#include <algorithm>
#include <array>

namespace madoguchi::scenario {
namespace {

namespace card = iso7816::my_number;

constexpr std::array pins{
    CardPin{"authentication", "authentication", card::jpki_application,
            card::jpki::authentication_pin},
    CardPin{"signature", "signature", card::jpki_application, card::jpki::signature_password},
    CardPin{"text", "text", card::input_support_application, card::input_support::text_pin},
    CardPin{"text_number_a", "number_a", card::input_support_application,
            card::input_support::verification_number_a},
    CardPin{"text_number_b", "number_b", card::input_support_application,
            card::input_support::verification_number_b},
    CardPin{"birth_date", "birth_date", card::card_face_application,
            card::card_face::birth_date_pin},
    CardPin{"number_a", "number_a", card::card_face_application,
            card::card_face::verification_number_a},
    CardPin{"number_b", "number_b", card::card_face_application,
            card::card_face::verification_number_b},
    CardPin{"resident", "resident", card::resident_register_application,
            card::resident_register::pin},
};

/// Another digit or letter of the same kind.
char another(char c) {
  if (c == '9') return '0';
  if (c == 'Z') return 'A';
  return static_cast<char>(c + 1);
}

}  // namespace

std::span<const CardPin> card_pins() { return pins; }

std::vector<std::string_view> card_pin_names() {
  std::vector<std::string_view> names;
  for (const CardPin& pin : pins) names.push_back(pin.name);
  return names;
}

std::vector<std::string_view> card_secret_names() {
  std::vector<std::string_view> names;
  for (const CardPin& pin : pins) {
    if (std::ranges::find(names, pin.secret) == names.end()) names.push_back(pin.secret);
  }
  return names;
}

const CardPin* find_card_pin(std::string_view name) {
  const auto row = std::ranges::find(pins, name, &CardPin::name);
  return row == pins.end() ? nullptr : &*row;
}

const CardPin* find_card_pin(const iso7816::Aid& application, iso7816::FileIdentifier file) {
  const auto row = std::ranges::find_if(
      pins, [&](const CardPin& pin) { return pin.application == application && pin.file == file; });
  return row == pins.end() ? nullptr : &*row;
}

core::Secret pin_value(const core::Secret& right, PinValue value) {
  std::string text = right.reveal();
  switch (value) {
    case PinValue::right:
      break;
    case PinValue::wrong:
      if (!text.empty()) text.front() = another(text.front());
      break;
    case PinValue::changed:
      std::ranges::transform(text, text.begin(), another);
      break;
    case PinValue::too_short:
      if (!text.empty()) text.pop_back();
      break;
    case PinValue::too_long:
      text.push_back('0');
      break;
  }
  return core::Secret(std::move(text));
}

}  // namespace madoguchi::scenario
