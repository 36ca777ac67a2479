// SPDX-License-Identifier: Apache-2.0
// What each setting does to the card. Defaults and alternatives are those documented in the table
// of settings; tests of single commands try some of them too.
#include "adapters/crypto/digest.hpp"
#include "iso7816/ber_tlv.hpp"
#include "iso7816/command_apdu.hpp"
#include "sim/card/card_settings.hpp"
#include "sim/pki/institution_identity.hpp"
#include "tests/sim/card/card_fixture.hpp"

#include <utility>
#include <vector>

namespace madoguchi::sim::card {
namespace {

using iso7816::CommandApdu;

constexpr std::string_view select_jpki = "00A4040C0AD392F000260100000001";
constexpr std::string_view select_input_support = "00A4040C0AD3921000310001010408";

/// A powered card with settings, written as files write them.
class SetCard {
 public:
  explicit SetCard(CardImage image) : card_(std::move(image)) { card_.power_on(); }
  std::string send(std::string_view command) { return core::to_hex(card_.process(hex(command))); }
  /// The answer to the last of some commands.
  std::string send(std::initializer_list<std::string_view> commands) {
    std::string answer;
    for (const std::string_view command : commands) answer = send(command);
    return answer;
  }
  std::string send(const CommandApdu& command) {
    return core::to_hex(card_.process(command.encode()));
  }
  core::Bytes data(std::string_view command) {
    const core::Bytes answer = card_.process(hex(command));
    return {answer.begin(), answer.end() - 2};
  }
  VirtualCard& card() { return card_; }

 private:
  VirtualCard card_;
};

using Choices = std::vector<std::pair<std::string_view, std::string_view>>;

SetCard with(const Choices& chosen, CardProfile profile = {}) {
  for (const auto& [key, value] : chosen) {
    const Setting* const setting = find_setting(key);
    EXPECT_TRUE(setting != nullptr && setting->write(profile, value)) << key;
  }
  return SetCard(personalised(profile).image);
}

TEST(SettingsEffect, file_without_application) {
  EXPECT_EQ(with({}).send("00A4020C02000A"), "6986");
  EXPECT_EQ(with({{"file-without-application", "6A82"}}).send("00A4020C02000A"), "6A82");
}

TEST(SettingsEffect, first_command_fails) {
  SetCard card = with({{"first-command-fails", "true"}});
  EXPECT_EQ(card.send(select_jpki), "9000");  // the power was never off
  card.card().power_off();
  card.card().power_on();
  EXPECT_EQ(card.send(select_jpki), "6F00");
  EXPECT_EQ(card.send(select_jpki), "9000");
  card.card().reset();
  EXPECT_EQ(card.send("00B08A0002"), "30829000");
}

TEST(SettingsEffect, answers_of_locked_and_verified_pins) {
  CardProfile locked;
  locked.text_tries.left = 0;
  EXPECT_EQ(with({}, locked).send({select_input_support, "00200091"}), "63C0");
  SetCard card = with({{"query-when-locked", "6984"}, {"query-of-locked-slot", "63C0"}}, locked);
  EXPECT_EQ(card.send({select_input_support, "00200091"}), "6984");
  EXPECT_EQ(card.send("00200092"), "63C0");
  EXPECT_EQ(with({{"query-of-locked-slot", "6984"}}).send({select_input_support, "00200092"}),
            "6984");
}

TEST(SettingsEffect, query_after_success) {
  const auto verify_and_ask = {select_input_support, std::string_view("002000910431323334"),
                               std::string_view("00200091")};
  EXPECT_EQ(with({}).send(verify_and_ask), "63C3");
  SetCard card = with({{"query-after-success-is-9000", "true"}});
  EXPECT_EQ(card.send(verify_and_ask), "9000");
  EXPECT_EQ(card.send("0020009100"), "9000");
  EXPECT_EQ(card.send("00200094"), "63CA");  // this one was not verified
}

TEST(SettingsEffect, wrong_pin_format) {
  const auto change = {select_jpki, std::string_view("002000980431323334"),
                       std::string_view("002401980441424344")};
  EXPECT_EQ(with({}).send(change), "6A80");
  EXPECT_EQ(with({{"wrong-pin-format", "6985"}}).send(change), "6985");
}

TEST(SettingsEffect, tries) {
  SetCard card = with({{"tries-number-a", "5"}, {"tries-birth-date", "3"}, {"tries-common", "7"}});
  EXPECT_EQ(card.send({"00A4040C0AD3921000310001010402", "00200093"}), "63C5");
  EXPECT_EQ(card.send("00200091"), "63C3");
  EXPECT_EQ(card.send({"00A4040C0AD3921000310001010100", "0020009C"}), "63C7");
}

// Published: a PIN without a limit answers 6300.
TEST(SettingsEffect, tries_without_limit) {
  SetCard card = with({{"tries-birth-date", "0"}});
  ASSERT_EQ(card.send("00A4040C0AD3921000310001010402"), "9000");
  EXPECT_EQ(card.send("00200091"), "6300");
  for (int i = 0; i < 20; ++i) EXPECT_EQ(card.send("0020009106303030303030"), "6300");
  EXPECT_EQ(card.send("0020009106" + ascii("550217")), "9000");
  EXPECT_EQ(card.send("00B0810002"), "FF109000");
}

TEST(SettingsEffect, foreign_birth_year) {
  CardHolder holder = example_holder();
  holder.foreign_national = true;
  for (const auto& [year, digits] :
       {std::pair{ForeignBirthYear::gregorian, "80"}, std::pair{ForeignBirthYear::era, "55"}}) {
    CardProfile profile;
    profile.foreign_birth_year = year;
    VirtualCard card(personalise(holder, profile, hierarchy(), example_pictures())->image);
    card.power_on();
    card.process(hex("00A4040C0AD3921000310001010402"));
    const std::string b = ascii(std::string(digits) + "021720352285");
    EXPECT_EQ(core::to_hex(card.process(hex("002000920E" + b))), "9000");
  }
}

TEST(SettingsEffect, internal_file) {
  EXPECT_EQ(with({}).send({select_jpki, "00200090"}), "6984");
  SetCard card = with({{"internal-file", "6981"}});
  for (const char* file : {"90", "99", "9C", "9E"}) {
    EXPECT_EQ(card.send({select_jpki, std::string("002000") + file}), "6981") << file;
  }
}

TEST(SettingsEffect, secure_messaging_without_a_session) {
  SetCard card =
      with({{"secure-messaging-elsewhere", "6882"}, {"unlisted-secure-command", "6E00"}});
  EXPECT_EQ(card.send({select_jpki, "08B08A0004"}), "6882");
  EXPECT_EQ(card.send("08A4020C02000A"), "6E00");
  EXPECT_EQ(card.send("0884000008"), "6E00");
}

/// Presents the institution; the answer to its proof.
std::string authenticate(SetCard& card, const core::Bytes& body, const core::Bytes& signature,
                         bool pss) {
  const auto institution = hierarchy().institution("1310000001").value();
  card.send({select_jpki, "00A4020C020016"});
  card.send(CommandApdu::present_certificate_body(body));
  const std::string certificate = card.send(CommandApdu::present_certificate_signature(signature));
  if (certificate != "9000") return certificate;
  const core::Bytes challenge = card.data("0084000010");
  const core::Bytes digest = adapters::crypto::sha256(challenge);
  const core::Bytes proof = pss ? institution.key.sign_pss_sha256(digest).value()
                                : institution.key.sign_pkcs1_sha256(challenge).value();
  return card.send(CommandApdu::external_authenticate(0, proof));
}

TEST(SettingsEffect, institution_authentication) {
  const pki::InstitutionIdentity key(hierarchy().institution("1310000001").value());
  const core::Bytes body = key.certificate_body();
  const core::Bytes signature = key.certificate_signature();
  SetCard usual = with({});
  EXPECT_EQ(authenticate(usual, body, signature, false), "9000");
  EXPECT_EQ(authenticate(usual, body, signature, true), "6300");
  SetCard pss = with({{"challenge-signature", "pss"}, {"wrong-challenge-signature", "6982"}});
  EXPECT_EQ(authenticate(pss, body, signature, true), "9000");
  EXPECT_EQ(authenticate(pss, body, signature, false), "6982");
  core::Bytes forged = signature;
  forged.back() ^= 0x01;
  EXPECT_EQ(authenticate(usual, body, forged, false), "6A80");
  SetCard other = with({{"wrong-certificate", "6984"}});
  EXPECT_EQ(authenticate(other, body, forged, false), "6984");
}

TEST(SettingsEffect, pinless_card) {
  const CardProfile pinless{.kind = checkin::CardKind::pinless};
  EXPECT_EQ(with({}, pinless).send({select_jpki, "00B0810004"}), "6A82");
  EXPECT_EQ(
      with({{"pinless-has-certificate-file", "true"}}, pinless).send({select_jpki, "00B0810004"}),
      "6982");
  EXPECT_EQ(with({}, pinless).send({select_jpki, "0020009B"}), "63C0");
  EXPECT_EQ(
      with({{"pinless-has-signature-password", "false"}}, pinless).send({select_jpki, "0020009B"}),
      "6A82");
  EXPECT_EQ(
      with({{"pinless-locks-text-pin", "false"}}, pinless).send({select_input_support, "00200091"}),
      "63C3");
  constexpr std::string_view common = "00A4040C0AD3921000310001010100";
  EXPECT_EQ(with({}, pinless).send({common, "0020009C"}), "63C0");
  SetCard open = with({{"pinless-locks-resident-pins", "false"}}, pinless);
  EXPECT_EQ(open.send({common, "0020009C"}), "63C3");
  EXPECT_EQ(open.send({"00A4040C0AD3921000310001010401", "0020009C"}), "63C3");
}

TEST(SettingsEffect, card_without_a_signature_certificate) {
  CardProfile profile;
  profile.has_signature_certificate = false;
  SetCard card = with({}, profile);
  EXPECT_EQ(card.send({select_jpki, "00B0880003"}), "008F009000");
  EXPECT_EQ(card.send("00A4020C020001"), "6A82");
  EXPECT_EQ(card.send("00A4020C02001A"), "6A82");
  EXPECT_EQ(card.send("00200098"), "63C3");
}

TEST(SettingsEffect, file_sizes) {
  SetCard card = with({{"certificate-file-size", "1900"},
                       {"basic-items-file-size", "300"},
                       {"card-face-file-step", "1000"}});
  card.send(select_jpki);
  EXPECT_EQ(card.data("00B08A00000000").size(), 1900U);
  card.send({select_input_support, "002000910431323334"});
  EXPECT_EQ(card.data("00B08200000000").size(), 300U);
  card.send({"00A4040C0AD3921000310001010402", "002000920E3535303231373230333532323835"});
  EXPECT_EQ(card.data("00B08200000000").size() % 1000, 0U);
  SetCard exact = with({{"card-face-file-step", "0"}});
  exact.send({"00A4040C0AD3921000310001010402", "002000920E3535303231373230333532323835"});
  const core::Bytes face = exact.data("00B08200000000");
  EXPECT_EQ(iso7816::parse_tlv(face)->whole.size(), face.size());
}

}  // namespace
}  // namespace madoguchi::sim::card
