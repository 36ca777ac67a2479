// SPDX-License-Identifier: Apache-2.0
// Cards put in, taken out and exchanged, as a program that we did not write sees it.
#include "serving_fixture.hpp"

#include <gmock/gmock.h>

namespace madoguchi::sim::serving {
namespace {

using core::Errc;
using testing::HasSubstr;

constexpr const char* no_card = "Card not present";

TEST_F(ServingTest, other_programs_see_cards_come_and_go) {
  EXPECT_THAT(ask_opensc(server_->status(0)), HasSubstr(no_card));
  ASSERT_TRUE(server_->insert(0, "aa"));
  ASSERT_TRUE(server_->insert(2, "cc"));
  EXPECT_THAT(opensc_says(*server_, 0, "3b:01:aa"), HasSubstr("3b:01:aa"));
  EXPECT_THAT(opensc_says(*server_, 2, "3b:01:cc"), HasSubstr("3b:01:cc"));
  EXPECT_THAT(ask_opensc(server_->status(1)), HasSubstr(no_card));
  ASSERT_TRUE(server_->remove(0));
  EXPECT_THAT(opensc_says(*server_, 0, no_card), HasSubstr(no_card));
  EXPECT_THAT(ask_opensc(server_->status(2)), HasSubstr("3b:01:cc"));
}

TEST_F(ServingTest, a_swapped_card_is_another_card) {
  ASSERT_TRUE(server_->insert(0, "a3"));
  EXPECT_THAT(opensc_says(*server_, 0, "3b:01:a3"), HasSubstr("3b:01:a3"));
  ASSERT_TRUE(server_->swap(0, "b3"));
  EXPECT_THAT(opensc_says(*server_, 0, "3b:01:b3"), HasSubstr("3b:01:b3"))
      << "PC/SC keeps the old answer to reset if the new card comes before the old one was missed";
  ASSERT_TRUE(server_->swap(1, "cc")) << "into an empty reader";
  EXPECT_THAT(opensc_says(*server_, 1, "3b:01:cc"), HasSubstr("3b:01:cc"));
}

TEST_F(ServingTest, the_status_follows_the_card) {
  const ReaderStatus empty = server_->status(0);
  EXPECT_EQ(empty.name, "Madoguchi 1 00 00");
  EXPECT_FALSE(empty.card);
  EXPECT_FALSE(empty.present);
  ASSERT_TRUE(server_->insert(0, "a1"));
  opensc_says(*server_, 0, "3b:01:a1");
  const ReaderStatus full = server_->status(0);
  EXPECT_EQ(full.card, "a1");
  EXPECT_TRUE(full.present);
  EXPECT_TRUE(full.noticed);
  ASSERT_EQ(full.counters.size(), 1U);
  EXPECT_EQ(full.counters[0].application, "D392F000260100000001");
  EXPECT_EQ(full.counters[0].file, "0018");
  EXPECT_EQ(full.counters[0].left, 3);
  EXPECT_EQ(full.counters[0].tries, 3);
  ASSERT_TRUE(server_->remove(0));
  ASSERT_TRUE(server_->insert_again(0));
  EXPECT_FALSE(server_->status(0).noticed) << "it was noticed before, and has to be again";
}

TEST_F(ServingTest, a_card_put_back_is_the_same_card) {
  ASSERT_TRUE(server_->insert(0, "a2"));
  opensc_says(*server_, 0, "3b:01:a2");
  const std::string said =
      ask_opensc(server_->status(0),
                 "--card-driver default -s 00A4040C0AD392F000260100000001 -s 002000980439393939");
  ASSERT_THAT(said, HasSubstr("SW1=0x63, SW2=0xC2"));
  EXPECT_EQ(server_->status(0).counters.at(0).left, 2);
  ASSERT_TRUE(server_->remove(0));
  ASSERT_TRUE(server_->insert_again(0));
  EXPECT_EQ(server_->status(0).counters.at(0).left, 2);
  ASSERT_TRUE(server_->swap(0, "a2"));
  EXPECT_EQ(server_->status(0).counters.at(0).left, 3) << "a new card of that description";
}

TEST_F(ServingTest, what_makes_no_sense_is_refused_and_changes_nothing) {
  EXPECT_EQ(server_->remove(0).error().code, Errc::invalid_argument);
  ASSERT_TRUE(server_->insert(0, "aa"));
  EXPECT_EQ(server_->insert(0, "bb").error().code, Errc::invalid_argument);
  EXPECT_EQ(server_->insert_again(0).error().code, Errc::invalid_argument);
  EXPECT_EQ(server_->swap(0, "no such card").error().code, Errc::file_missing);
  EXPECT_EQ(server_->status(0).card, "aa");
}

TEST_F(ServingTest, a_card_that_is_one_of_a_kind_is_in_one_reader_only) {
  ASSERT_TRUE(server_->insert(0, "unique aa"));
  const auto second = server_->insert(1, "unique aa");
  ASSERT_FALSE(second);
  EXPECT_THAT(second.error().context, HasSubstr("reader 1 holds that card"));
  ASSERT_TRUE(server_->remove(0));
  ASSERT_TRUE(server_->insert(1, "unique aa")) << "the same card, in another reader";
  EXPECT_EQ(server_->insert_again(0).error().code, Errc::invalid_argument);
  ASSERT_TRUE(server_->swap(1, "unique aa")) << "taken out and put back";
  ASSERT_TRUE(server_->insert(2, "bb"));
  ASSERT_TRUE(server_->insert(0, "bb")) << "others are made as often as asked for";
}

TEST(CardServer, has_more_readers_than_one_pcscd_can_have) {
  auto readers = vpcd::VirtualReaders::start(18);
  ASSERT_TRUE(readers) << readers.error().message();
  CardServer server(*std::move(readers), open_small_card);
  ASSERT_EQ(server.count(), 18);
  EXPECT_EQ(server.status(0).socket, server.status(15).socket);
  EXPECT_NE(server.status(15).socket, server.status(16).socket);
  EXPECT_EQ(server.status(16).socket, server.status(17).socket);
  const auto again = server.insert_again(1);
  ASSERT_FALSE(again);
  EXPECT_THAT(again.error().context, HasSubstr("reader 2 has held no card yet"));
  ASSERT_TRUE(server.insert(1, "aa"));
  ASSERT_TRUE(server.insert(17, "bb"));
  EXPECT_EQ(server.status(1).name, server.status(17).name) << "the socket tells them apart";
  EXPECT_THAT(opensc_says(server, 1, "3b:01:aa"), HasSubstr("3b:01:aa"));
  EXPECT_THAT(opensc_says(server, 17, "3b:01:bb"), HasSubstr("3b:01:bb"));
}

}  // namespace
}  // namespace madoguchi::sim::serving
