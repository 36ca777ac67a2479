// SPDX-License-Identifier: Apache-2.0
// The expectations at the card edge, each once holding and once not. Expected values follow from
// the meaning that the reference page gives to each key.
#include "iso7816/ber_tlv.hpp"
#include "scenario/card_shapes.hpp"
#include "scenario/card_signatures.hpp"
#include "scenario/expectation_registry.hpp"
#include "tests/scenario/fake_card.hpp"
#include "tests/scenario/fake_counter.hpp"
#include "tests/scenario/scenario_text.hpp"

#include <gmock/gmock.h>

#include <set>

namespace madoguchi::scenario {
namespace {

using iso7816::encode_tlv;
using iso7816::ResponseApdu;
using testing::HasSubstr;

core::Bytes hex(std::string_view text) { return core::from_hex(text).value(); }

class CardExpectationsTest : public testing::Test {
 protected:
  Finding check(const std::string& expect) {
    const auto scenario =
        load_one(card_scenario_text("  - select: jpki\n    expect: {" + expect + "}\n"));
    FakeCounter counter(script, scenario.world.date);
    const ports::Observation nothing;
    CardSession session(card, counter.stage());
    session.response = answer;
    session.saved = saved;
    const Evidence evidence{nothing, counter.stage(), scenario.world, 0, &session};
    return scenario.steps.at(0).checks.at(0).expectation->check(evidence).value();
  }

  Script script;
  CardScript card_script;
  FakeCard card{card_script};
  std::optional<ResponseApdu> answer;
  std::map<std::string, core::Bytes> saved;
};

struct Case {
  const char* expect;
  const char* good;  ///< whole answers in hexadecimal
  const char* bad;
  const char* actual;  ///< how the bad one is explained
};

std::vector<Case> cases() {
  return {
      {"status_word: \"6982\"", "6982", "9000", "9000 ("},
      {"status_word: [\"6A88\", \"6D00\"]", "6D00", "9000", "9000"},
      {"status_word: \"63C?\"", "63C2", "6300", "6300"},
      {"status_word: \"63**\"", "6300", "6400", "6400"},
      {"tries_left: 2", "63C2", "63C1", "63C1"},
      {"tries_left: 0", "63C0", "6984", "6984"},
      {"data: \"8F8F00\"", "8F8F009000", "008F009000", "3 bytes 008F00"},
      {"data: \"8F\"", "8F9000", "8F8F9000", "2 bytes 8F8F"},
      {"data_starts_with: \"3082\"", "308201029000", "3081029000", "3 bytes 308102"},
      {"data_ends_with: \"FFFF\"", "01FFFF9000", "01FF9000", "2 bytes 01FF"},
      {"length: 2", "01029000", "019000", "1"},
      {"length: {at_least: 2}", "0102039000", "019000", "1"},
      {"length: {at_most: 1}", "019000", "01029000", "2"},
      {"text: \"A##*\"", "41303158599000", "4130589000", "3 bytes 413058"},
      {"filled_with: \"FF\"", "040101FFFF9000", "040101FF009000", "other ones"},
      {"filled_with: \"FF\"", "040101FF9000", "0401019000", "0 bytes behind"},
      {"tlv: {FF20.DF22: present}", "FF2004DF2201419000", "FF2004DF2301419000", "absent"},
      {"tlv: {FF20.DF22: absent}", "FF2004DF2301419000", "FF2004DF2201419000", "1 bytes 41"},
      {"tlv: {DF22: \"41\"}", "DF2201419000", "DF2201429000", "DF22: 1 bytes 42"},
      {"tlv: {DF22: {length: 2}}", "DF220241429000", "DF2201419000", "1 bytes 41"},
      {"tlv: {DF22: {text: \"##\"}}", "DF220230319000", "DF220230419000", "2 bytes 3041"},
      {"same_as: kept", "01029000", "01039000", "different"},
      {"differs_from: kept", "01039000", "01029000", "the same"},
      {"same_as: lost", "", "01029000", "nothing was saved as lost"},
  };
}

TEST_F(CardExpectationsTest, EachHoldsAndFails) {
  saved["kept"] = hex("0102");
  for (const Case& row : cases()) {
    if (*row.good != '\0') {
      answer = ResponseApdu::decode(hex(row.good)).value();
      EXPECT_TRUE(check(row.expect).as_expected) << row.expect << " with " << row.good;
    }
    answer = ResponseApdu::decode(hex(row.bad)).value();
    const Finding finding = check(row.expect);
    EXPECT_FALSE(finding.as_expected) << row.expect << " with " << row.bad;
    EXPECT_THAT(finding.actual, HasSubstr(row.actual)) << row.expect;
    answer.reset();
    EXPECT_FALSE(check(row.expect).as_expected) << row.expect << " without an answer";
  }
}

TEST(CardExpectations, EveryRowOfTheTableIsTried) {
  // Those without a line above have tests of their own; atr stands with the steps.
  std::set<std::string> tried{"certificate", "signature_valid", "issued_by", "digests_of", "atr"};
  for (const Case& row : cases()) {
    const std::string expect = row.expect;
    tried.insert(expect.substr(0, expect.find(':')));
  }
  for (const ExpectationKind& kind : expectation_kinds()) {
    if (kind.scene != Scene::card) continue;
    EXPECT_TRUE(tried.contains(std::string(kind.key))) << kind.key;
  }
}

TEST_F(CardExpectationsTest, LongAnswersAreShownByTheirBeginningOnly) {
  answer = ResponseApdu(core::Bytes(100, 0x31));
  EXPECT_EQ(check("data: \"00\"").actual, "100 bytes 3131..");
}

TEST_F(CardExpectationsTest, ValuesInsideAreShownByTheirLength) {
  answer = ResponseApdu(hex("FF100C313233343536373839303132"));
  EXPECT_EQ(check("tlv: {FF10: absent}").actual, "FF10: 12 bytes");
}

TEST_F(CardExpectationsTest, CertificatesAreComparedFieldByField) {
  answer = ResponseApdu(hex("300101"));
  auto& facts = card.cryptography_.facts;
  facts.subject = "CN=1,C=JP";
  facts.issuer = "O=JPKI";
  facts.key_bits = 2048;
  facts.critical_key_usage = true;
  facts.key_usage = {"digitalSignature", "nonRepudiation"};
  facts.policies = {"1.2.3"};
  facts.not_after = std::chrono::sys_days{std::chrono::year{2028} / 2 / 17} +
                    std::chrono::hours(14) + std::chrono::minutes(59) + std::chrono::seconds(59);
  for (const char* good :
       {"subject: \"*C=JP*\"", "issuer: O=JPKI", "key_bits: \"2048\"",
        "key_usage: \"critical, digitalSignature, nonRepudiation\"", "extended_key_usage: none",
        "policies: \"1.2.3\"", "other_names: none", "ocsp: none", "not_after: \"14:59:59\"",
        "crl_distribution_point: absent"}) {
    EXPECT_TRUE(check(std::string("certificate: {") + good + "}").as_expected) << good;
  }
  EXPECT_EQ(check("certificate: {issuer: X, subject: \"*\", key_bits: \"1024\"}").actual,
            "issuer: O=JPKI; key_bits: 2048");
}

TEST_F(CardExpectationsTest, SignaturesAreCheckedUnderTheSavedKey) {
  answer = ResponseApdu(core::Bytes(256, 1));
  core::Bytes key = encode_tlv(0x90, hex("010001"));
  core::append(key, encode_tlv(0x91, hex("BB")));
  saved["card_face"] = encode_tlv(0xFF20, encode_tlv(0xDF24, key));
  saved["certificate"] = hex("300101FFFF");
  EXPECT_TRUE(check("signature_valid: card_face").as_expected);
  EXPECT_EQ(card.cryptography_.asked_key, key);
  EXPECT_TRUE(check("signature_valid: certificate").as_expected);
  EXPECT_EQ(card.cryptography_.asked_key, hex("300101")) << "without what fills the file";
  EXPECT_EQ(check("signature_valid: lost").actual, "nothing was saved as lost");
  card.cryptography_.good = false;
  EXPECT_EQ(check("signature_valid: certificate").actual, "not valid");
}

// Section 6.1 of the survey: DF28 signs three digests in one DigestInfo around 96 bytes.
TEST_F(CardExpectationsTest, TheCardFaceIsSignedAsThreeDigests) {
  core::Bytes inside;
  for (const std::uint32_t tag : {0xDF22U, 0xDF23U, 0xDF24U, 0xDF25U, 0xDF26U, 0xDF27U, 0xDF28U}) {
    core::append(inside, encode_tlv(tag, hex("01")));
  }
  answer = ResponseApdu(encode_tlv(0xFF20, inside));
  saved["issuer"] = hex("300101");
  EXPECT_TRUE(check("issued_by: issuer").as_expected);
  const core::Bytes& asked = card.cryptography_.asked_bytes;
  EXPECT_EQ(core::to_hex(core::ByteView(asked).first(19)),
            "3071300D060960864801650304020105000460");
  EXPECT_EQ(asked.size(), 19U + 96U);
  answer = ResponseApdu(encode_tlv(0xFF20, hex("DF220101")));
  EXPECT_FALSE(check("issued_by: issuer").as_expected) << "parts are missing";
  answer = ResponseApdu(hex("040101"));
  EXPECT_FALSE(check("issued_by: issuer").as_expected) << "nothing that an issuer signs";
}

TEST_F(CardExpectationsTest, DigestsOfBothFilesAreNeeded) {
  const core::Bytes digest(32, 0xAA);  // of the fake cryptography
  core::Bytes inside = encode_tlv(0xDF31, digest);
  core::append(inside, encode_tlv(0xDF32, digest));
  answer = ResponseApdu(encode_tlv(0xFF30, inside));
  saved["number"] = hex("FF1000FFFF");
  saved["items"] = encode_tlv(0xFF20, hex("DF21020001DF220141"));
  EXPECT_TRUE(check("digests_of: {number: number, items: items}").as_expected);
  answer = ResponseApdu(encode_tlv(0xFF30, encode_tlv(0xDF31, digest)));
  EXPECT_FALSE(check("digests_of: {number: number, items: items}").as_expected);
  EXPECT_FALSE(check("digests_of: {number: number, items: lost}").as_expected);
}

TEST(CardPattern, StarQuestionMarkAndDigit) {
  EXPECT_TRUE(is_like("*", ""));
  EXPECT_TRUE(is_like("a*c", "abbbc"));
  EXPECT_TRUE(is_like("*b*d*", "abcde"));
  EXPECT_TRUE(is_like("#?", "5x"));
  EXPECT_FALSE(is_like("", "a"));
  EXPECT_FALSE(is_like("a*c", "abbb"));
  EXPECT_FALSE(is_like("#", "x"));
  EXPECT_FALSE(is_like("??", "a"));
}

}  // namespace
}  // namespace madoguchi::scenario
