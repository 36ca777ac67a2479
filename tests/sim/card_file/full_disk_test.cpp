// SPDX-License-Identifier: Apache-2.0
// A card that cannot write answers 6581, and counts all the same.
#include "small_card.hpp"

#include <sys/resource.h>

#include <csignal>

namespace madoguchi::sim::card_file {
namespace {

/// No file of this process can be written while it lives, as on a full disk.
class FullDisk {
 public:
  FullDisk() {
    std::signal(SIGXFSZ, SIG_IGN);
    getrlimit(RLIMIT_FSIZE, &before_);
    const rlimit none{0, before_.rlim_max};
    setrlimit(RLIMIT_FSIZE, &none);
  }
  ~FullDisk() { setrlimit(RLIMIT_FSIZE, &before_); }
  FullDisk(const FullDisk&) = delete;
  FullDisk& operator=(const FullDisk&) = delete;

 private:
  rlimit before_{};
};

class AFullDisk : public CardFileTest {};

TEST_F(AFullDisk, IsAMemoryFailureAndLosesNoCount) {
  {
    InsertedCard card(path);
    EXPECT_EQ(card.verify("0000"), "63C2");
    {
      const FullDisk full;
      EXPECT_EQ(card.verify("0000"), "6581");
      EXPECT_EQ(card.tries(), 1);
      EXPECT_EQ(card.verify("1234"), "6581") << "nobody is let in by a card that cannot count";
    }
    EXPECT_EQ(card.tries(), 1) << "a success that was not answered gives no tries back";
  }
  EXPECT_EQ(InsertedCard(path).tries(), 1);
}

// A count that could not be written is written with the next change of any PIN.
TEST_F(AFullDisk, IsMadeUpForByTheNextWrite) {
  {
    InsertedCard card(path);
    {
      const FullDisk full;
      EXPECT_EQ(card.verify("0000"), "6581");
    }
    EXPECT_EQ(card.verify_password("WRONG1"), "63C4");
  }
  EXPECT_EQ(InsertedCard(path).tries(), 2);
}

TEST_F(AFullDisk, IsMadeUpForWhenTheCardIsTakenOut) {
  {
    std::optional<InsertedCard> card(path);
    const FullDisk full;
    EXPECT_EQ(card->verify("0000"), "6581");
    card.reset();
  }
  // The disk was full to the end: the try was not answered, and is not stored.
  EXPECT_EQ(InsertedCard(path).tries(), 3);
  {
    InsertedCard card(path);
    {
      const FullDisk full;
      EXPECT_EQ(card.verify("0000"), "6581");
    }
  }
  EXPECT_EQ(InsertedCard(path).tries(), 2);
}

TEST_F(AFullDisk, ChangesNoPin) {
  {
    InsertedCard card(path);
    EXPECT_EQ(card.verify("1234"), "9000");
    {
      const FullDisk full;
      EXPECT_EQ(card.change("8765"), "6581");
    }
    EXPECT_EQ(card.verify_password("WRONG1"), "63C4");
    EXPECT_EQ(card.verify("1234"), "9000");
  }
  EXPECT_EQ(InsertedCard(path).verify("1234"), "9000");
}

TEST_F(AFullDisk, LetsNobodyUseACardAtAll) {
  const FullDisk full;
  EXPECT_FALSE(CardFile::open(path));
  EXPECT_TRUE(CardFile::read(path));
}

}  // namespace
}  // namespace madoguchi::sim::card_file
