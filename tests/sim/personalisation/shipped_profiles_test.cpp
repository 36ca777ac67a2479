// SPDX-License-Identifier: Apache-2.0
// Every card in scenarios/cards is made, and read over its commands: what its file says is there,
// and the issuer's signatures verify where they have to. The structures that are verified and the
// fixed sizes are those that published clients rely on.
#include "adapters/crypto/certificate.hpp"
#include "adapters/crypto/digest.hpp"
#include "described_card.hpp"
#include "iso7816/ber_tlv.hpp"
#include "iso7816/my_number_files.hpp"
#include "sim/personalisation/card_order.hpp"
#include "sim/personalisation/card_profiles.hpp"
#include "sim/personalisation/stored_objects.hpp"
#include "sim/pki/cv_certificate.hpp"

#include <gmock/gmock.h>

#include <map>

namespace madoguchi::sim::personalisation {
namespace {

using adapters::crypto::PublicKey;
using adapters::crypto::sha256;
namespace my_number = iso7816::my_number;

const std::filesystem::path shipped_cards = std::string(MADOGUCHI_SOURCE_DIR) + "/scenarios/cards";

std::vector<std::string> all_names() { return CardProfiles(shipped_cards).names(); }

const MadeCard& shipped(const std::string& name) {
  static std::map<std::string, MadeCard> cards;
  const auto found = cards.find(name);
  if (found != cards.end()) return found->second;
  const auto description = load_card_description(shipped_cards / (name + ".yaml"), day_at_counter);
  return cards.emplace(name, made(description)).first->second;
}

bool is_my_number_card(const std::string& name) {
  return shipped(name).printed.model == "my-number";
}

core::Bytes whole_of(const iso7816::BerTlv& parent, std::uint32_t tag) {
  const auto child = parent.child(tag);
  if (!child) return {};
  return {child->whole.begin(), child->whole.end()};
}

core::Bytes value_of(const iso7816::BerTlv& parent, std::uint32_t tag) {
  const auto child = parent.child(tag);
  if (!child) return {};
  return {child->value.begin(), child->value.end()};
}

core::Bytes joined(std::initializer_list<core::Bytes> parts) {
  core::Bytes all;
  for (const core::Bytes& part : parts) core::append(all, part);
  return all;
}

/// The issuer's key of an application from its file 0004, after its own signature was checked with
/// the key of the test hierarchy.
PublicKey issuer_key(const core::Bytes& file) {
  const auto whole = iso7816::parse_tlv(file).value();
  const auto key =
      pki::verified_subject_key(value_of(whole, 0x5F4E), value_of(whole, 0x5F37),
                                card::hierarchy().keys().key("card-issuer/root")->public_key());
  EXPECT_TRUE(key) << "CV certificate: " << key.error().message();
  return key.value();
}

/// What the signature DF28 recovers to, and what it has to be.
struct FaceSignature {
  core::Bytes recovered;
  core::Bytes expected;
};

FaceSignature face_signature(const MadeCard& card) {
  Chip chip(card.image);
  EXPECT_EQ(chip.select_face(), "9000");
  EXPECT_EQ(chip.verify("93", card.printed.number), "9000");
  const core::Bytes file = chip.data("00B08200000000");
  const PublicKey key = issuer_key(chip.data("00B08400000000"));
  const auto face = iso7816::parse_tlv(file).value();
  FaceSignature signature;
  signature.recovered = key.recover_pkcs1(value_of(face, 0xDF28)).value();
  signature.expected = core::from_hex("3071300D060960864801650304020105000460").value();
  core::append(
      signature.expected,
      sha256(joined({whole_of(face, 0xDF22), whole_of(face, 0xDF23), whole_of(face, 0xDF24)})));
  core::append(signature.expected,
               sha256(joined({whole_of(face, 0xDF25), whole_of(face, 0xDF26)})));
  core::append(signature.expected, sha256(whole_of(face, 0xDF27)));
  return signature;
}

class ShippedProfile : public testing::TestWithParam<std::string> {};

TEST_P(ShippedProfile, HasATitleInBothLanguagesAndSaysWhyItExists) {
  const auto& title = shipped(GetParam()).printed.title;
  EXPECT_FALSE(title.en.empty() || title.ja.empty());
  const auto text = adapters::files::read_file(shipped_cards / (GetParam() + ".yaml"), 1U << 16U);
  EXPECT_TRUE(text->starts_with("# ")) << "a comment first";
}

TEST_P(ShippedProfile, FaceAndItsSignatureBelongTogether) {
  if (!is_my_number_card(GetParam())) {
    Chip chip(shipped(GetParam()).image);
    EXPECT_TRUE(chip.select_jpki().starts_with("6A")) << "no My Number card";
    return;
  }
  const FaceSignature signature = face_signature(shipped(GetParam()));
  ASSERT_EQ(signature.recovered.size(), signature.expected.size());
  const std::size_t photo_digest = signature.expected.size() - 32;
  const core::ByteView recovered(signature.recovered);
  const core::ByteView expected(signature.expected);
  // A forger changes the photograph and nothing else.
  EXPECT_TRUE(std::ranges::equal(recovered.first(photo_digest), expected.first(photo_digest)));
  EXPECT_EQ(std::ranges::equal(recovered.subspan(photo_digest), expected.subspan(photo_digest)),
            GetParam() != "forged-face");
}

TEST_P(ShippedProfile, TextsAreSignedAndHaveTheirFixedSizes) {
  if (!is_my_number_card(GetParam())) {
    Chip chip(shipped(GetParam()).image);
    EXPECT_TRUE(chip.select_text().starts_with("6A"));
    return;
  }
  const MadeCard& card = shipped(GetParam());
  Chip chip(card.image);
  ASSERT_EQ(chip.select_text(), "9000");
  const core::Bytes certificate = chip.data("00B08400000000");
  EXPECT_EQ(certificate.size(), 568U);
  EXPECT_GE(chip.data("00B08500000000").size(), 256U);
  const bool b_usable = chip.verify("95", card.printed.verification_number_b) == "9000";
  ASSERT_EQ(chip.verify("94", card.printed.number), "9000");
  const core::Bytes number = chip.data("00B08100000000");
  EXPECT_EQ(number.size(), 17U);
  const core::Bytes signature = chip.data("00B08300000000");
  EXPECT_EQ(signature.size(), 336U);
  const auto all = iso7816::parse_tlv(signature).value();
  EXPECT_EQ(value_of(all, 0xDF31), sha256(number));
  const core::Bytes covered(all.value.begin(), all.value.begin() + 70);
  EXPECT_TRUE(issuer_key(certificate).verify_pkcs1_sha256(covered, value_of(all, 0xDF33)));
  ASSERT_EQ(b_usable, GetParam() != "number-b-locked");
  if (!b_usable) return;
  const core::Bytes basic = chip.data("00B08200000000");
  const auto text = iso7816::parse_tlv(basic).value();
  EXPECT_EQ(value_of(text, 0xDF22), core::to_bytes(card.printed.name));
  EXPECT_EQ(value_of(all, 0xDF32),
            sha256(joined({whole_of(text, 0xDF22), whole_of(text, 0xDF23), whole_of(text, 0xDF24),
                           whole_of(text, 0xDF25)})));
}

TEST_P(ShippedProfile, CertificatesAreOfTheirAuthorityAndDay) {
  const MadeCard& card = shipped(GetParam());
  const auto certificates = stored_certificates(card.image);
  if (!is_my_number_card(GetParam())) {
    EXPECT_TRUE(certificates.empty());
    return;
  }
  ASSERT_FALSE(certificates.empty());
  const auto now = core::to_utc(core::start_of(day_at_counter)) + std::chrono::hours{12};
  const bool over = certificates.front().until < now;
  EXPECT_EQ(over, GetParam() == "certificate-expired-yesterday");
  EXPECT_LE(certificates.front().from, now);
  EXPECT_EQ(card.printed.revoked, GetParam() == "certificate-revoked");
  const auto generation = certificates.front().generation;
  ASSERT_TRUE(generation);
  const auto issued = core::date_of(core::to_civil(certificates.front().from));
  EXPECT_EQ(*generation, pki::generation_on(issued)) << core::name_of(*generation);
  const bool old = GetParam() == "old-hierarchy";
  if (old || GetParam() == "new-hierarchy") {
    EXPECT_EQ(*generation, old ? pki::Generation::of_2019 : pki::Generation::of_2023);
  }
  const bool pinless = card.printed.kind == checkin::CardKind::pinless;
  EXPECT_EQ(certificates.size(), pinless ? 3U : 4U);
}

TEST_P(ShippedProfile, PinsAreAsItSays) {
  if (!is_my_number_card(GetParam())) {
    EXPECT_TRUE(shipped(GetParam()).printed.number.empty());
    return;
  }
  const MadeCard& card = shipped(GetParam());
  const bool pinless = card.printed.kind == checkin::CardKind::pinless;
  Chip chip(card.image);
  ASSERT_EQ(chip.select_jpki(), "9000");
  const bool locked = pinless || GetParam() == "pin-locked";
  EXPECT_EQ(chip.send("00200098"), locked ? "63C0" : "63C3");
  const bool signature_locked = pinless || GetParam() == "signature-pin-locked";
  EXPECT_EQ(chip.send("0020009B"), signature_locked ? "63C0" : "63C5");
  ASSERT_EQ(chip.select_face(), "9000");
  EXPECT_EQ(chip.send("00200092"), GetParam() == "number-b-locked" ? "63C0" : "63CA");
}

INSTANTIATE_TEST_SUITE_P(Cards, ShippedProfile, testing::ValuesIn(all_names()),
                         [](const auto& tested) {
                           std::string name = tested.param;
                           std::ranges::replace(name, '-', '_');
                           return name;
                         });

// Relative days keep every profile true on other days at the counter.
TEST(ShippedProfiles, StayTrueOnOtherDays) {
  using namespace std::chrono;
  for (const core::CivilDate today : {2024y / 2 / 1, 2024y / 2 / 29, 2031y / 8 / 31}) {
    for (const std::string& name : all_names()) {
      const auto description = load_card_description(shipped_cards / (name + ".yaml"), today);
      if (description.foreign) continue;
      const CardDays days = days_of(description, today);
      const bool expired = days.expires && *days.expires < today;
      EXPECT_EQ(expired, name == "certificate-expired-yesterday") << name << core::to_iso(today);
      EXPECT_LE(days.issued, today) << name;
      EXPECT_GT(days.card_expiry, today) << name;
    }
  }
}

TEST(ShippedProfiles, AreThoseThatReadersHaveToTellApart) {
  EXPECT_THAT(all_names(), testing::IsSupersetOf({"ordinary",
                                                  "pinless",
                                                  "pin-locked",
                                                  "signature-pin-locked",
                                                  "number-b-locked",
                                                  "certificate-expired-yesterday",
                                                  "certificate-expires-in-2-months",
                                                  "certificate-revoked",
                                                  "certificate-renewed-today",
                                                  "infant-without-photo",
                                                  "foreigner",
                                                  "long-name-and-gaiji",
                                                  "old-hierarchy",
                                                  "new-hierarchy",
                                                  "forged-face",
                                                  "transit",
                                                  "driving-licence",
                                                  "credit-card",
                                                  "passport",
                                                  "contact-atr"}));
}

TEST(ShippedProfiles, TheInfantHasNoPhotographAndTheForeignerAGregorianYear) {
  const MadeCard& infant = shipped("infant-without-photo");
  const core::Bytes* face =
      stored_file(infant.image, my_number::card_face_application, my_number::card_face::card_face);
  ASSERT_NE(face, nullptr);
  EXPECT_EQ(stored_object(*face, 0xDF27), core::Bytes{});
  EXPECT_TRUE(shipped("foreigner").printed.verification_number_b.reveal().starts_with("880709"));
  EXPECT_EQ(shipped("foreigner").printed.printed_birth_date(), "1988年7月9日");
  EXPECT_EQ(shipped("long-name-and-gaiji").remarks.size(), 2U);
  EXPECT_EQ(core::to_hex(shipped("contact-atr").image.atr.bytes()), "3BE000FF8131FE4514");
}

}  // namespace
}  // namespace madoguchi::sim::personalisation
