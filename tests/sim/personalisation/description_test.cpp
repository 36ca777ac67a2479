// SPDX-License-Identifier: Apache-2.0
// Descriptions of cards: everything has a default, and every mistake is told with its place.
#include "described_card.hpp"
#include "sim/personalisation/card_order.hpp"

#include <gmock/gmock.h>

namespace madoguchi::sim::personalisation {
namespace {

using testing::AllOf;
using testing::Contains;
using testing::Field;
using testing::HasSubstr;
using testing::IsEmpty;
using namespace std::chrono;

std::vector<core::DocumentError> mistakes_in(std::string_view yaml) {
  try {
    described(yaml);
  } catch (const scenario::ScenarioError& error) {
    return error.errors();
  }
  return {};
}

auto mistake(int line, const std::string& key, const std::string& words) {
  return AllOf(Field(&core::DocumentError::line, line), Field(&core::DocumentError::key, key),
               Field(&core::DocumentError::message, HasSubstr(words)));
}

TEST(Description, AnEmptyFileIsAnOrdinaryCard) {
  for (const char* text : {"", "\n\n", "# nothing but a comment\n", "{}\n"}) {
    const CardDescription card = described(text);
    EXPECT_EQ(card.kind, checkin::CardKind::ordinary);
    const card::CardHolder holder = holder_of(card, day_at_counter);
    EXPECT_EQ(holder.person.number, 1U);
    EXPECT_FALSE(holder.person.name.empty());
    EXPECT_EQ(holder.card_expiry, 2035y / 11 / 23);
    EXPECT_EQ(profile_of(card, day_at_counter).issued, 2025y / 11 / 23);
  }
}

TEST(Description, MistypedKeysDoNotHideWrongValues) {
  EXPECT_THAT(mistakes_in("holder: {nmae: x}\npins: {authentication: {value: \"12\"}}\n"),
              testing::ElementsAre(mistake(1, "holder.nmae", "did you mean \"name\"?"),
                                   mistake(2, "pins.authentication.value", "four digits")));
}

TEST(Description, SaysEverythingAboutTheHolder) {
  const auto holder = holder_of(described(R"(
holder:
  person: 17
  name: 見本　花子
  address: 試験県
  born: 1980-02-17
  sex: 2
  number: "123456789018"
  card_expiry: 2035-02-17
  security_code: "2285"
  municipality: "01100"
  card_serial: "123456789012345"
  foreign_national: true
)"),
                                day_at_counter);
  EXPECT_EQ(holder.person.number, 17U);
  EXPECT_EQ(holder.person.name, "見本　花子");
  EXPECT_EQ(holder.person.born, 1980y / 2 / 17);
  EXPECT_EQ(holder.person.sex, '2');
  EXPECT_EQ(holder.my_number.reveal(), "123456789018");
  EXPECT_EQ(holder.security_code, "2285");
  EXPECT_EQ(holder.municipality_code, "01100");
  EXPECT_EQ(holder.card_serial, "123456789012345");
  EXPECT_TRUE(holder.foreign_national);
}

TEST(Description, SaysEverythingAboutPinsAndCertificates) {
  const auto profile = profile_of(described(R"(
pins:
  authentication: {value: 4071, tries: 5, tries_left: 1}
  signature: {value: XYZ789}
  number_b: {tries_left: 0}
certificates: {issued: {years: -2}, expires: {days: -1}, generation: 2019, of: 5}
settings: {query-when-locked: 6984, photo-bytes: 9000}
atr: contact
seed: 7
)"),
                                  day_at_counter);
  EXPECT_EQ(profile.authentication_pin.reveal(), "4071");
  EXPECT_EQ(profile.authentication_tries.maximum, 5);
  EXPECT_EQ(profile.authentication_tries.now(), 1);
  EXPECT_EQ(profile.signature_password.reveal(), "XYZ789");
  EXPECT_EQ(profile.number_b_tries.now(), 0);
  EXPECT_EQ(profile.issued, 2024y / 11 / 23);
  ASSERT_TRUE(profile.certificate_validity);
  EXPECT_EQ(core::to_iso(core::to_civil(profile.certificate_validity->until)),
            "2026-11-22 23:59:59");
  EXPECT_EQ(profile.generation, pki::Generation::of_2019);
  EXPECT_EQ(profile.certificate_of->number, 5U);
  EXPECT_EQ(profile.behaviour.query_when_locked.value, 0x6984);
  EXPECT_EQ(profile.pictures.photo_bytes, 9000U);
  EXPECT_EQ(profile.atr, card::AtrChoice::contact);
  EXPECT_EQ(profile.seed, 7U);
}

TEST(Description, EveryMistakeOfShapeIsToldAtOnce) {
  const auto mistakes = mistakes_in(R"(kind: pinles
holder: {nam: x, number: "12345", born: 2024-02-30}
pins: {authentification: {value: 1234}}
settings: {query-when-loked: 6984}
without: [jpki, faces]
photo: {person: 3, file: x.png}
)");
  EXPECT_THAT(mistakes, Contains(mistake(1, "kind", "did you mean \"pinless\"")));
  EXPECT_THAT(mistakes, Contains(mistake(2, "holder.nam", "did you mean \"name\"")));
  EXPECT_THAT(mistakes, Contains(mistake(2, "holder.number", "12 digits")));
  EXPECT_THAT(mistakes, Contains(mistake(2, "holder.born", "a date YYYY-MM-DD")));
  EXPECT_THAT(mistakes,
              Contains(mistake(3, "pins.authentification", "did you mean \"authentication\"")));
  EXPECT_THAT(mistakes, Contains(mistake(4, "settings.query-when-loked",
                                         "did you mean \"query-when-locked\"")));
  EXPECT_THAT(mistakes, Contains(mistake(5, "without.1", "card_face")));
  EXPECT_THAT(mistakes, Contains(Field(&core::DocumentError::key, "photo")));
}

TEST(Description, WhatCannotBeTogetherIsToldAtOnce) {
  const auto mistakes = mistakes_in(R"(kind: pinless
holder: {born: {days: 3}}
pins:
  authentication: {value: 1234}
  number_b: {value: 1234}
  text: {tries: 3, tries_left: 4}
certificates: {issued: 2026-01-01, expires: 2025-01-01}
settings: {query-when-locked: never, photo-bytes: many}
name_image: no-such-file.png
without: [card_face]
photo: none
)");
  EXPECT_THAT(mistakes, Contains(mistake(2, "holder.born", "born after the day")));
  EXPECT_THAT(mistakes, Contains(mistake(4, "pins.authentication", "no such PIN")));
  EXPECT_THAT(mistakes, Contains(mistake(5, "pins.number_b.value", "follows from the holder")));
  EXPECT_THAT(mistakes, Contains(mistake(6, "pins.text.tries_left", "more than the 3 tries")));
  EXPECT_THAT(mistakes, Contains(mistake(7, "certificates.expires", "before the day of issue")));
  EXPECT_THAT(mistakes,
              Contains(mistake(8, "settings.query-when-locked", "a status word such as 63C0")));
  EXPECT_THAT(mistakes, Contains(mistake(8, "settings.photo-bytes", "a number")));
  EXPECT_THAT(mistakes, Contains(mistake(9, "name_image", "no such file")));
  EXPECT_THAT(mistakes, Contains(mistake(11, "photo", "has no photograph")));
}

TEST(Description, PinsHaveTheirForms) {
  EXPECT_THAT(mistakes_in("pins: {authentication: {value: 12345}}"),
              Contains(mistake(1, "pins.authentication.value", "four digits")));
  EXPECT_THAT(mistakes_in("pins: {signature: {value: abc123}}"),
              Contains(mistake(1, "pins.signature.value", "6 to 16 of A-Z and 0-9")));
  EXPECT_THAT(mistakes_in("pins: {signature: {value: ABC123}}"), IsEmpty());
}

TEST(Description, AnotherCardHasNothingOfAMyNumberCard) {
  const auto mistakes = mistakes_in("foreign: transitt\nholder: {person: 3}\n");
  EXPECT_THAT(mistakes, Contains(mistake(1, "foreign", "did you mean \"transit\"")));
  EXPECT_THAT(mistakes, Contains(mistake(2, "holder", "nothing of the kind")));
  EXPECT_THAT(mistakes_in("foreign: transit\ntitle: {en: a, ja: b}\n"), IsEmpty());
}

TEST(Description, ARuleOutsideTheCalendarIsAMistake) {
  EXPECT_THAT(mistakes_in("holder: {born: {years: -150, months: -1800}}"),
              Contains(Field(&core::DocumentError::key, "holder.born")));
}

}  // namespace
}  // namespace madoguchi::sim::personalisation
