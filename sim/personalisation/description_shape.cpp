// SPDX-License-Identifier: Apache-2.0
#include "sim/personalisation/description_shape.hpp"

#include "iso7816/names.hpp"
#include "sim/card/card_settings.hpp"
#include "sim/personalisation/pin_kinds.hpp"

#include <algorithm>

namespace madoguchi::sim::personalisation {
namespace {

using scenario::Field;
using scenario::Need;
using scenario::Shape;
namespace shapes = scenario::shapes;
using enum scenario::Need;

template <std::size_t Count>
bool digits(std::string_view text) {
  return text.size() == Count &&
         std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

template <std::size_t Count>
Shape digits_shape(const char* note) {
  return shapes::text(note, digits<Count>, "^[0-9]{" + std::to_string(Count) + "}$");
}

bool is_path(std::string_view text) {
  return !text.empty() && text.size() <= 4096 && text.find('\0') == std::string_view::npos;
}

Shape path_shape(const char* note) { return shapes::text(note, is_path, "^.{1,4096}$"); }

Shape person_shape() { return shapes::integer(1, 1000000); }

Shape day_shape() {
  return shapes::either(
      {shapes::date(),
       shapes::mapping(
           {{"years", shapes::integer(-150, 150), optional, "from the day at the counter"},
            {"months", shapes::integer(-1800, 1800), optional, "likewise"},
            {"days", shapes::integer(-60000, 60000), optional,
             "likewise, after years and months"}})});
}

Shape make_holder_shape() {
  return shapes::mapping(
      {{"person", person_shape(), optional, "number of the synthetic person; default 1"},
       {"name", shapes::text("family and given name"), optional,
        "default: follows from the person"},
       {"address", shapes::text("the address"), optional, "default: follows from the person"},
       {"born", day_shape(), optional, "default: follows from the person"},
       {"sex", shapes::choice({"1", "2", "9"}), optional, "1 male, 2 female, 9 not stated"},
       {"number", digits_shape<12>("12 digits"), optional,
        "verification number A; default: follows from the person, with the right check digit"},
       {"card_expiry", day_shape(), optional, "default {years: 9}"},
       {"security_code", digits_shape<4>("four digits"), optional,
        "printed below the expiry date; default: follows from the person"},
       {"municipality", digits_shape<5>("five digits"), optional, "default 13101"},
       {"card_serial", digits_shape<15>("15 digits"), optional, "default: follows from the seed"},
       {"foreign_national", shapes::boolean(), optional,
        "the card then prints Gregorian years; default false"}});
}

bool any_text(std::string_view text) { return !text.empty() && text.size() <= 64; }

Shape make_pin_shape() {
  return shapes::mapping(
      {{"value", shapes::text("the PIN", any_text, "^.{1,64}$"), optional,
        "not for numbers that are printed on the card"},
       {"tries", shapes::integer(0, 15), optional, "after a success; 0: without limit"},
       {"tries_left", shapes::integer(0, 15), optional, "0: locked"}});
}

Shape pins_shape() {
  std::vector<Field> fields;
  for (const PinKind& kind : pin_kinds()) {
    fields.push_back({std::string(kind.key), pin_shape(), optional, std::string(kind.label.en)});
  }
  return shapes::mapping(std::move(fields));
}

Shape make_certificates_shape() {
  return shapes::mapping(
      {{"issued", day_shape(), optional, "default {years: -1}"},
       {"expires", day_shape(), optional,
        "the last day of validity; default: the fifth birthday after the day of issue"},
       {"revoked", shapes::boolean(), optional,
        "told by the revocation list, the chip does not know; default false"},
       {"generation", shapes::choice_of<pki::Generation>(), optional,
        "keys of the authorities; default: those of the day of issue"},
       {"of", person_shape(), optional,
        "another person whose authentication certificate and key the card carries"},
       {"edition", shapes::integer(1, 99), optional, "2 after the first renewal; default 1"}});
}

Shape photo_shape() {
  return shapes::either(
      {shapes::choice({"none"}),
       shapes::mapping(
           {{"person", person_shape(), one_of, "of a synthetic person"},
            {"file", path_shape("a picture file"), one_of, "any picture, relative to this file"},
            {"forged", shapes::boolean(), optional,
             "put on the card after it was signed; default false"}})});
}

Shape settings_shape() {
  std::vector<Field> fields;
  for (const card::Setting& setting : card::settings()) {
    fields.push_back({std::string(setting.key),
                      shapes::text(setting.expected(), any_text, "^.{1,64}$"), optional,
                      std::string(setting.text.en)});
  }
  return shapes::mapping(std::move(fields));
}

Shape make_description_shape() {
  const auto applications = iso7816::names_in(iso7816::my_number::application_names);
  return shapes::mapping(
      {{"title", shapes::title(), optional, "for lists"},
       {"foreign", shapes::text("the name of another card"), optional,
        "a card that is no My Number card; nothing else may be said about it"},
       {"kind", shapes::choice_of<checkin::CardKind>(), optional, "default ordinary"},
       {"atr", shapes::choice_of<card::AtrChoice>(), optional, "default contactless"},
       {"holder", holder_shape(), optional, "the person on the card"},
       {"pins", pins_shape(), optional, "values and counters"},
       {"certificates", certificates_shape(), optional, "both, where nothing else is said"},
       {"photo", photo_shape(), optional, "default: the holder's"},
       {"name_image", path_shape("a picture file"), optional,
        "for a name with characters outside the font"},
       {"address_image", path_shape("a picture file"), optional,
        "for an address with characters outside the font"},
       {"settings", settings_shape(), optional, "assumptions, see below"},
       {"without", shapes::list(shapes::choice(applications), 1), optional,
        "applications that the card does not have"},
       {"seed", shapes::integer(0, 2147483647), optional,
        "of challenges and of bytes whose meaning is not published; default 0"}});
}

}  // namespace

const Shape& description_shape() {
  static const Shape shape = make_description_shape();
  return shape;
}
const Shape& holder_shape() {
  static const Shape shape = make_holder_shape();
  return shape;
}
const Shape& pin_shape() {
  static const Shape shape = make_pin_shape();
  return shape;
}
const Shape& certificates_shape() {
  static const Shape shape = make_certificates_shape();
  return shape;
}

}  // namespace madoguchi::sim::personalisation
