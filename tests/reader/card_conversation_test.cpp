// SPDX-License-Identifier: Apache-2.0
// What the reader says to the chip, byte by byte. Commands and status words are those of published
// My Number clients; ends of files and broken answers are what real cards were seen to do.
#include "reader/card_face_application.hpp"
#include "reader/card_file.hpp"
#include "reader/card_reading.hpp"
#include "reader/jpki_application.hpp"
#include "tests/support/card_scripts.hpp"
#include "tests/support/run_task.hpp"

#include <gtest/gtest.h>

namespace madoguchi::reader {
namespace {

using core::Errc;
using test::exchange;
using test::ScriptedCardChannel;
namespace script = test::script;

constexpr iso7816::FileIdentifier some_file{0x0002};

TEST(CardFile, ReadsTheLengthThenBlocksOf256) {
  // 04 82 01 10 <272 bytes>: 276 in all, 7 known, 256 and 13 to come.
  std::string block;
  for (int i = 0; i < 256; ++i) block += "AA";
  ScriptedCardChannel card({exchange("SELECT", "00 A4 02 0C 02 00 02", "90 00"),
                            exchange("head", "00 B0 00 00 07", "04 82 01 10 AA AA AA 90 00"),
                            exchange("block", "00 B0 00 07 00", block + "9000"),
                            exchange("rest", "00 B0 01 07 0D", std::string(26, 'A') + "9000")});
  const auto object = test::run(read_object(card, some_file));
  ASSERT_TRUE(object);
  EXPECT_EQ(object->size(), 276U);
}

TEST(CardFile, StopsAtAnEmptyAnswer) {
  ScriptedCardChannel card({exchange("SELECT", "00 A4 02 0C 02 00 02", "90 00"),
                            exchange("head", "00 B0 00 00 07", "04 20 AA AA AA AA AA 90 00"),
                            exchange("nothing left", "00 B0 00 07 1B", "90 00")});
  EXPECT_EQ(test::run(read_object(card, some_file)).error().code, Errc::short_response);
}

TEST(CardFile, RefusesLengthsBeyondTheFile) {
  ScriptedCardChannel card({exchange("SELECT", "00 A4 02 0C 02 00 02", "90 00"),
                            exchange("head", "00 B0 00 00 07", "04 83 FF FF FF AA AA 90 00")});
  EXPECT_EQ(test::run(read_object(card, some_file)).error().code, Errc::malformed_data);
}

TEST(CardFile, NamesTheStatusWord) {
  ScriptedCardChannel card({exchange("SELECT", "00 A4 02 0C 02 00 02", "90 00"),
                            exchange("head", "00 B0 00 00 07", "69 82")});
  const auto object = test::run(read_object(card, some_file));
  ASSERT_FALSE(object);
  EXPECT_EQ(object.error().code, Errc::unexpected_status);
  EXPECT_EQ(object.error().context, "READ BINARY EF 0002: 6982");
}

TEST(JpkiApplication, TellsAPinlessCardByItsPresenceFileAndBlockedPin) {
  EXPECT_EQ(kind_of(CertificatePresence{false, true}, 0), checkin::CardKind::pinless);
  EXPECT_EQ(kind_of(CertificatePresence{true, true}, 0), checkin::CardKind::ordinary) << "locked";
  EXPECT_EQ(kind_of(CertificatePresence{false, true}, 3), checkin::CardKind::ordinary) << "child";
  EXPECT_EQ(kind_of(std::nullopt, 0), checkin::CardKind::ordinary) << "the card does not tell";
}

struct Tries {
  const char* answer;
  std::optional<int> tries;
};

TEST(JpkiApplication, ReadsTheTriesLeftFromEveryFormSeen) {
  for (const Tries& row : {Tries{"63 C3", 3}, Tries{"63 C0", 0}, Tries{"69 84", 0},
                           Tries{"69 83", 0}, Tries{"90 00", std::nullopt}}) {
    ScriptedCardChannel card({exchange("SELECT", "00 A4 02 0C 02 00 18", "90 00"),
                              exchange("tries", "00 20 00 80", row.answer)});
    const auto tries = test::run(JpkiApplication(card).pin_tries_left());
    ASSERT_TRUE(tries) << row.answer;
    EXPECT_EQ(*tries, row.tries) << row.answer;
  }
}

TEST(JpkiApplication, VerifiesThePin) {
  struct Row {
    const char* answer;
    bool right, locked;
  };
  for (const Row& row : {Row{"90 00", true, false}, Row{"63 C2", false, false},
                         Row{"63 C0", false, true}, Row{"69 84", false, true}}) {
    ScriptedCardChannel card(script::pin("1234", row.answer));
    JpkiApplication jpki(card);
    ASSERT_TRUE(test::run(jpki.select()));
    const auto verdict = test::run(jpki.verify_pin(core::Secret{"1234"}));
    ASSERT_TRUE(verdict) << row.answer;
    EXPECT_EQ(verdict->right, row.right) << row.answer;
    EXPECT_EQ(verdict->locked, row.locked) << row.answer;
  }
}

TEST(JpkiApplication, StopsWhenTheCardRefusesTheInstitution) {
  test::CardScript refused = script::institution_authentication();
  refused.back().response = {0x63, 0x00};
  ScriptedCardChannel card(refused);
  JpkiApplication jpki(card);
  ASSERT_TRUE(test::run(jpki.select()));
  class Key final : public ports::InstitutionKey {
    core::Bytes certificate_body() const override { return {0xB0, 0xB1}; }
    core::Bytes certificate_signature() const override { return {0xC0, 0xC1}; }
    core::Result<core::Bytes> sign(core::ByteView) const override {
      return core::Bytes{0x5A, 0x5A};
    }
  } key;
  const auto opened = test::run(jpki.authenticate_institution(key));
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().code, Errc::unexpected_status);
}

TEST(CardFace, FindsThePhotographByItsTag) {
  ScriptedCardChannel card(script::photograph(0x55));
  const auto file = test::run(CardFaceApplication(card).card_face(core::Secret{"12345678901234"}));
  ASSERT_TRUE(file && *file);
  EXPECT_EQ(photograph_in(**file), core::Bytes{0x55});
}

TEST(CardFace, GivesNothingWhenTheNumberIsWrong) {
  ScriptedCardChannel card(script::verification_number_refused());
  const auto file = test::run(CardFaceApplication(card).card_face(core::Secret{"12345678901234"}));
  ASSERT_TRUE(file);
  EXPECT_FALSE(*file);
}

}  // namespace
}  // namespace madoguchi::reader
