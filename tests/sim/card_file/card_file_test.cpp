// SPDX-License-Identifier: Apache-2.0
// A card file keeps everything, belongs to its owner and to one program at a time.
#include "small_card.hpp"
#include "tests/sim/card/card_fixture.hpp"

#include <gmock/gmock.h>
#include <sys/stat.h>

#include <fstream>

namespace madoguchi::sim::card_file {
namespace {

using CardFile_ = CardFileTest;

TEST_F(CardFile_, GivesBackEveryFileKeyAndSetting) {
  card::CardProfile profile;
  profile.behaviour.query_when_locked = iso7816::StatusWord{0x6984};
  profile.behaviour.fci = card::FciForm::name_and_a5;
  profile.seed = 0xFFFFFFFFFFFFFFFFULL;
  CardContents contents{.image = card::personalised(profile).image, .notes = {{"a", "甲"}}};
  contents.image.fixed_answers.push_back({{0x00, 0x01}, {0x90, 0x00}});
  contents.image.instructions = {0xA4, 0xB0};
  const auto whole = folder.path() / "whole.card";
  const auto made = CardFile::create(whole, contents);
  ASSERT_TRUE(made) << made.error().message();
  const auto read = CardFile::read(whole);
  ASSERT_TRUE(read) << read.error().message();
  EXPECT_TRUE(read->image == contents.image);
  EXPECT_EQ(read->notes, contents.notes);
}

TEST_F(CardFile_, IsForItsOwnerAlone) {
  struct stat status {};
  ASSERT_EQ(stat(path.c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777U, 0600U);
}

TEST_F(CardFile_, CountersAndChangedPinsStayFromOneInsertionToTheNext) {
  {
    InsertedCard card(path);
    EXPECT_EQ(card.verify("9999"), "63C2");
    EXPECT_EQ(card.verify("1234"), "9000");
    EXPECT_EQ(card.change("8765"), "9000");
    EXPECT_EQ(card.verify("1234"), "63C2");
    EXPECT_EQ(card.verify_password("WRONG1"), "63C4");
  }
  InsertedCard card(path);
  EXPECT_EQ(card.tries(), 2);
  EXPECT_EQ(card.verify("8765"), "9000");
  EXPECT_EQ(card.verify_password("WRONG1"), "63C3");
  card.chip->power_off();
  EXPECT_EQ(card.tries(), 3);
}

TEST_F(CardFile_, ALockedPinStaysLocked) {
  {
    InsertedCard card(path);
    for (const char* answer : {"63C2", "63C1", "63C0", "6984"}) {
      EXPECT_EQ(card.verify("0000"), answer);
    }
  }
  InsertedCard card(path);
  EXPECT_EQ(card.verify("1234"), "6984");
}

// What changes nothing costs no write: a right PIN with a full counter, and a query.
TEST_F(CardFile_, WhatChangesNothingWritesNothing) {
  InsertedCard card(path);
  const auto before = std::filesystem::last_write_time(path);
  for (int i = 0; i < 100; ++i) {
    EXPECT_EQ(card.verify("1234"), "9000");
    EXPECT_EQ(card.send({0x00, 0x20, 0x00, 0x98}), "63C3");
  }
  EXPECT_EQ(card.memory->writes(), 0U);
  EXPECT_EQ(std::filesystem::last_write_time(path), before);
  card.verify("0000");
  EXPECT_EQ(card.memory->writes(), 1U);
}

TEST_F(CardFile_, IsUsedByOneAtATime) {
  const InsertedCard first(path);
  const auto second = CardFile::open(path);
  ASSERT_FALSE(second);
  EXPECT_THAT(second.error().context, testing::HasSubstr("another program is using this card"));
  EXPECT_FALSE(CardFile::read(path));
  EXPECT_FALSE(CardFile::create(path, small_card(), true));
}

TEST_F(CardFile_, IsFreeAgainAfterItsUser) {
  { const InsertedCard first(path); }
  EXPECT_TRUE(CardFile::read(path));
  EXPECT_TRUE(CardFile::open(path));
  std::size_t files = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder.path())) {
    files += entry.is_regular_file() ? 1 : 0;
  }
  EXPECT_EQ(files, 1U) << "a card is one file";
}

TEST_F(CardFile_, IsNotReplacedUnlessAskedFor) {
  { InsertedCard(path).verify("0000"); }
  const auto refused = CardFile::create(path, small_card());
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, core::Errc::invalid_argument);
  EXPECT_EQ(InsertedCard(path).tries(), 2);
  EXPECT_TRUE(CardFile::create(path, small_card(), true));
  EXPECT_EQ(InsertedCard(path).tries(), 3);
}

TEST_F(CardFile_, NeedsItsFolder) {
  const auto made = CardFile::create(folder.path() / "none" / "x.card", small_card());
  ASSERT_FALSE(made);
  EXPECT_EQ(made.error().code, core::Errc::file_missing);
}

}  // namespace
}  // namespace madoguchi::sim::card_file
