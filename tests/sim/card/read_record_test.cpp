// SPDX-License-Identifier: Apache-2.0
// READ RECORD. Layout and status words: published readings of the common-card application; 6A81 and
// 6A83 are those of ISO/IEC 7816-4, 5.6.
#include "tests/sim/card/card_fixture.hpp"

namespace madoguchi::sim::card {
namespace {

class ReadRecordTest : public CardTest {
 protected:
  ReadRecordTest() { EXPECT_EQ(send("00A4040C0AD3921000310001010100"), "9000"); }
};

TEST_F(ReadRecordTest, gives_serial_municipality_and_expiry) {
  const core::Bytes record = data("00B2010C00");
  ASSERT_EQ(record.size(), 30U);
  EXPECT_EQ(core::to_hex(core::ByteView(record).first(2)), "011C");
  EXPECT_EQ(core::as_text(core::ByteView(record).last(13)), "1310120350217");
  EXPECT_EQ(core::as_text(core::ByteView(record).subspan(2, 1)), "9");  // no real serial number
}

TEST_F(ReadRecordTest, of_the_current_file_and_by_short_identifier_agree) {
  EXPECT_EQ(send("00B2010400"), "6986");
  ASSERT_EQ(send("00A4020C020001"), "9000");
  const core::Bytes record = data("00B2010400");
  EXPECT_EQ(record.size(), 30U);
  EXPECT_EQ(data("00B2010C00"), record);
  EXPECT_EQ(data("00B2010C000000"), record);
  EXPECT_EQ(data("00B2021400").size(), 0U);
  EXPECT_EQ(data("00B2011400").size(), 18U);  // SFI 2: the reference of a key
  EXPECT_EQ(data("00B2010400").size(), 18U);  // which is the current file now
}

TEST_F(ReadRecordTest, refuses_what_is_not_there) {
  EXPECT_EQ(send("00B2020C00"), "6A83");
  EXPECT_EQ(send("00B2000C00"), "6A83");
  EXPECT_EQ(send("00B2012C00"), "6A82");  // SFI 5
  EXPECT_EQ(send("00B201E400"), "6981");  // SFI 1C, the PIN
  EXPECT_EQ(send("00B201FC00"), "6A86");  // SFI 1F names no file
  EXPECT_EQ(send("00B2010D00"), "6A81");
  EXPECT_EQ(send("00B2010A00"), "6A86");
  EXPECT_EQ(send("00B2010C"), "6700");
}

TEST_F(ReadRecordTest, records_and_bytes_are_different_files) {
  ASSERT_EQ(send("00A4020C020001"), "9000");
  EXPECT_EQ(send("00B0000004"), "6981");
  EXPECT_EQ(send("00B0810004"), "6981");
  select_jpki();
  EXPECT_EQ(send("00B2013400"), "6981");  // SFI 6
}

TEST_F(ReadRecordTest, honours_the_access_condition) {
  CardImage image;
  CardApplication application{.aid = {0xA0, 0x01}};
  application.files = {{{0x0001}, RecordFile{{{0xAA}}, AccessCondition::any_of({{0x0002}})}},
                       {{0x0002}, PinFile{.value = core::Secret("1234")}}};
  image.applications.push_back(std::move(application));
  VirtualCard other(std::move(image));
  other.power_on();
  other.process(hex("00A4040C02A001"));
  EXPECT_EQ(core::to_hex(other.process(hex("00B2010C00"))), "6982");
  EXPECT_EQ(core::to_hex(other.process(hex("002000820431323334"))), "9000");
  EXPECT_EQ(core::to_hex(other.process(hex("00B2010C00"))), "AA9000");
}

TEST_F(ReadRecordTest, reference_of_a_key_is_the_same_in_both_applications) {
  const core::Bytes record = data("00B2011400");
  ASSERT_EQ(send("00A4040C0AD3921000310001010401"), "9000");
  EXPECT_EQ(data("00B2011400"), record);
}

}  // namespace
}  // namespace madoguchi::sim::card
