// SPDX-License-Identifier: Apache-2.0
// Expected values: published examples of 照合番号B and the calendar of Japanese eras.
#include "adapters/crypto/certificate.hpp"
#include "tests/sim/card/card_fixture.hpp"

#include <fmt/format.h>

namespace madoguchi::sim::card {
namespace {

using namespace std::chrono;

TEST(VerificationNumberB, is_birth_date_in_the_era_expiry_year_and_security_code) {
  EXPECT_EQ(verification_number_b(1980y / 2 / 17, 2035y / 2 / 17, "2285").reveal(),
            "55021720352285");
  EXPECT_EQ(verification_number_b(2020y / 3 / 4, 2030y / 3 / 4, "0001").reveal(), "02030420300001");
  EXPECT_EQ(verification_number_b(1989y / 1 / 7, 2030y / 1 / 7, "1111").reveal().substr(0, 2),
            "64");
  EXPECT_EQ(verification_number_b(1989y / 1 / 8, 2030y / 1 / 8, "1111").reveal().substr(0, 2),
            "01");
  EXPECT_EQ(verification_number_b(2019y / 4 / 30, 2030y / 1 / 8, "1111").reveal().substr(0, 2),
            "31");
  EXPECT_EQ(verification_number_b(1926y / 12 / 24, 2030y / 1 / 8, "1111").reveal().substr(0, 2),
            "15");
}

TEST(VerificationNumberB, of_foreign_nationals_begins_with_the_year) {
  EXPECT_EQ(verification_number_b(1985y / 12 / 1, 2030y / 1 / 8, "1111", true).reveal(),
            "85120120301111");
}

TEST(VerificationNumberB, does_not_print) {
  EXPECT_EQ(fmt::format("{}", verification_number_b(example_holder())), "***");
}

TEST(Personalise, is_the_same_for_the_same_order) {
  VirtualCard a(personalised().image);
  VirtualCard b(personalised().image);
  for (VirtualCard* card : {&a, &b}) {
    card->power_on();
    card->process(hex("00A4040C0AD392F000260100000001"));
  }
  for (const char* command : {"00B08A00000000", "00B08200000000", "0084000010"}) {
    EXPECT_EQ(a.process(hex(command)), b.process(hex(command))) << command;
  }
}

TEST(Personalise, gives_certificates_to_the_fifth_birthday) {
  CardProfile profile;
  profile.issued = 2023y / 6 / 1;
  const auto card = personalised(profile);
  const auto certificate =
      adapters::crypto::Certificate::from_der(card.certificates.authentication).value();
  EXPECT_EQ(certificate.not_after(), sys_days{2028y / 2 / 17} + 14h + 59min + 59s);
  EXPECT_EQ(certificate.serial(), card.certificates.authentication_serial);
}

TEST(Personalise, takes_another_validity) {
  CardProfile profile;
  profile.certificate_validity = pki::Validity{sys_days{2018y / 1 / 1}, sys_days{2023y / 1 / 1}};
  const auto certificate =
      adapters::crypto::Certificate::from_der(personalised(profile).certificates.authentication)
          .value();
  EXPECT_EQ(certificate.not_after(), sys_days{2023y / 1 / 1});
}

TEST(Personalise, chooses_the_answer_to_reset) {
  CardProfile profile;
  EXPECT_EQ(core::to_hex(VirtualCard(personalised(profile).image).atr()),
            "3B888001000041E0B381A1003B");
  profile.atr = AtrChoice::contact;
  EXPECT_EQ(core::to_hex(VirtualCard(personalised(profile).image).atr()), "3BE000FF8131FE4514");
}

core::Errc refusal(const CardHolder& holder, const CardProfile& profile,
                   const CardPictures& pictures) {
  const auto card = personalise(holder, profile, hierarchy(), pictures);
  return card ? core::Errc{} : card.error().code;
}

TEST(Personalise, refuses_orders_that_make_no_sense) {
  using core::Errc;
  CardHolder holder = example_holder();
  holder.my_number = core::Secret("123");
  EXPECT_EQ(refusal(holder, {}, example_pictures()), Errc::invalid_argument);
  holder = example_holder();
  holder.security_code = "12a4";
  EXPECT_EQ(refusal(holder, {}, example_pictures()), Errc::invalid_argument);
  holder = example_holder();
  holder.card_expiry = 2035y / 2 / 30;
  EXPECT_EQ(refusal(holder, {}, example_pictures()), Errc::invalid_argument);
  CardPictures pictures = example_pictures();
  pictures.photo_jp2.resize(32768);
  EXPECT_EQ(refusal(example_holder(), {}, pictures), Errc::invalid_argument);
  CardProfile profile;
  profile.text_tries = {3, 4};
  EXPECT_EQ(refusal(example_holder(), profile, example_pictures()), Errc::invalid_argument);
  profile.text_tries = {16};
  EXPECT_EQ(refusal(example_holder(), profile, example_pictures()), Errc::invalid_argument);
  profile.text_tries = {3};
  holder = example_holder();
  holder.card_serial = "123";
  EXPECT_EQ(refusal(holder, profile, example_pictures()), Errc::invalid_argument);
  profile.text_tries = {3, 4};
  EXPECT_EQ(refusal(example_holder(), profile, example_pictures()), Errc::invalid_argument);
  EXPECT_EQ(refusal(example_holder(), {}, example_pictures()), Errc{});
}

TEST(Assumptions, are_listed_in_both_languages) {
  EXPECT_GE(assumptions().size(), 8U);
  for (const core::Text& text : assumptions()) {
    EXPECT_FALSE(text.en.empty());
    EXPECT_FALSE(text.ja.empty());
  }
}

}  // namespace
}  // namespace madoguchi::sim::card
