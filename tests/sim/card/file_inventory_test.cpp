// SPDX-License-Identifier: Apache-2.0
// Every file of every application: who may read it, and what nobody may. Access conditions and the
// sizes 3, 16, 17, 160, 336 and 568: published readings; the other sizes are settings.
#include "iso7816/ber_tlv.hpp"
#include "tests/sim/card/card_fixture.hpp"

#include <map>
#include <vector>

namespace madoguchi::sim::card {
namespace {

/// A file by its short identifier; sizes that are settings are 0 here.
struct Expected {
  unsigned file;
  std::string_view locked;   ///< answer before any PIN
  std::size_t size = 0;      ///< when it can be read
  std::string_view opens{};  ///< P2 of VERIFY after which it can be read, "" if free or never
  std::string_view alone{};  ///< P2 of another PIN that does not open it
};

struct Application {
  std::string_view aid;
  std::vector<Expected> files;
};

const std::map<std::string, std::string>& pins_of(std::string_view aid) {
  static const std::string a = ascii("123456789018");
  static const std::string b = ascii("55021720352285");
  static const std::map<std::string, std::map<std::string, std::string>> all{
      {"D392F000260100000001", {{"98", ascii("1234")}, {"9B", ascii("ABC123")}}},
      {"D3921000310001010402", {{"91", ascii("550217")}, {"92", b}, {"93", a}}},
      {"D3921000310001010408", {{"91", ascii("1234")}, {"94", a}, {"95", b}}},
      {"D3921000310001010401", {{"9C", ascii("1234")}}},
      {"D3921000310001010100", {{"9C", ascii("1234")}}}};
  return all.at(std::string(aid));
}

const std::vector<Application>& applications() {
  static const std::vector<Application> all{
      {"D392F000260100000001",
       {{0x01, "6982", 0, "9B", "98"},
        {0x02, "9000"},
        {0x05, "6982"},
        {0x06, "9000", 160},
        {0x08, "9000", 3},
        {0x09, "6982"},
        {0x0A, "9000"},
        {0x0B, "9000"},
        {0x10, "6981"},
        {0x16, "6981"},
        {0x17, "6981"},
        {0x18, "6981"},
        {0x19, "6981"},
        {0x1A, "6981"},
        {0x1B, "6981"},
        {0x1C, "6981"},
        {0x1E, "6981"}}},
      {"D3921000310001010402",
       {{0x01, "6982", 0, "91", "93"},
        {0x02, "6982", 0, "92", "91"},
        {0x03, "9000"},
        {0x04, "9000", 568},
        {0x05, "6982", 0, "93", "92"},
        {0x06, "6982", 16, "92", "91"},
        {0x11, "6981"},
        {0x12, "6981"},
        {0x13, "6981"},
        {0x1A, "6981"}}},
      {"D3921000310001010408",
       {{0x01, "6982", 17, "94", "95"},
        {0x02, "6982", 0, "95", "94"},
        {0x03, "6982", 336, "95"},
        {0x04, "9000", 568},
        {0x05, "9000", 256},
        {0x06, "6982", 0, "94"},
        {0x07, "6982", 0, "94"},
        {0x08, "6982"},
        {0x11, "6981"},
        {0x12, "6981"},
        {0x13, "6981"},
        {0x14, "6981"},
        {0x15, "6981"}}},
      {"D3921000310001010401", {{0x02, "6981"}, {0x1C, "6981"}}},
      {"D3921000310001010100",
       {{0x01, "6981"}, {0x02, "6981"}, {0x19, "6981"}, {0x1C, "6981"}, {0x1E, "6981"}}}};
  return all;
}

class FileInventory : public CardTest {
 protected:
  void begin(std::string_view aid) {
    card.power_off();
    card.power_on();
    ASSERT_EQ(send("00A4040C0A" + std::string(aid)), "9000");
  }
  std::string read(unsigned file) {
    const core::Bytes answer = card.process(
        {{0x00, 0xB0, static_cast<std::uint8_t>(0x80U | file), 0x00, 0x00, 0x00, 0x00}});
    size_ = answer.size() - 2;
    return core::to_hex(core::ByteView(answer).last(2));
  }
  void verify(std::string_view aid, std::string_view p2) {
    const std::string& pin = pins_of(aid).at(std::string(p2));
    const auto size = static_cast<std::uint8_t>(pin.size() / 2);
    ASSERT_EQ(send("002000" + std::string(p2) + core::to_hex(core::Bytes{size}) + pin), "9000");
  }
  std::size_t size_ = 0;
};

TEST_F(FileInventory, is_complete_and_guarded) {
  for (const Application& application : applications()) {
    std::map<unsigned, const Expected*> by_file;
    for (const Expected& expected : application.files) by_file[expected.file] = &expected;
    for (unsigned file = 1; file <= 0x1E; ++file) {
      SCOPED_TRACE(std::string(application.aid) + " EF " + std::to_string(file));
      const auto found = by_file.find(file);
      begin(application.aid);
      if (found == by_file.end()) {
        EXPECT_EQ(read(file), "6A82");
        continue;
      }
      const Expected& expected = *found->second;
      EXPECT_EQ(read(file), expected.locked);
      if (!expected.alone.empty()) {
        verify(application.aid, expected.alone);
        EXPECT_EQ(read(file), "6982") << "with another PIN";
      }
      if (!expected.opens.empty()) {
        verify(application.aid, expected.opens);
        EXPECT_EQ(read(file), "9000") << "with its PIN";
      }
      const bool at_least = expected.size == 256;
      if (expected.size != 0) {
        EXPECT_TRUE(at_least ? size_ >= 256 : size_ == expected.size) << size_;
      }
    }
  }
}

TEST_F(FileInventory, pin_of_input_support_opens_everything_there_but_the_reserved_file) {
  begin("D3921000310001010408");
  verify("D3921000310001010408", "91");
  for (const unsigned file : {1, 2, 3, 4, 5, 6, 7}) EXPECT_EQ(read(file), "9000") << file;
  EXPECT_EQ(read(8), "6982");
}

TEST_F(FileInventory, contents_begin_with_the_published_tags) {
  const std::string face = "D3921000310001010402";
  begin(face);
  for (const char* pin : {"91", "92", "93"}) verify(face, pin);
  EXPECT_EQ(send("00B0810002"), "FF109000");
  EXPECT_EQ(send("00B0820002"), "FF209000");
  EXPECT_EQ(send("00B0830002"), "FF309000");
  EXPECT_EQ(send("00B0840002"), "7F219000");
  EXPECT_EQ(send("00B0850002"), "FF409000");
  EXPECT_EQ(send("00B0860000"), "FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF9000");
  const std::string text = "D3921000310001010408";
  begin(text);
  verify(text, "91");
  EXPECT_EQ(send("00B0830002"), "FF309000");
  EXPECT_EQ(send("00B0850002"), "FF409000");
  EXPECT_EQ(send("00B0860002"), "A1829000");
  EXPECT_EQ(send("00B0870002"), "FF509000");
}

// Published: a key name and 256 bytes without a known meaning, a version of one byte; and in the
// input-support application 32 bytes and filling.
TEST_F(FileInventory, key_information_has_the_published_shape) {
  begin("D3921000310001010402");
  const core::Bytes face = data("00B08300000000");
  EXPECT_EQ(iso7816::parse_tlv(face)->child(0xDF33)->value.size(), 1U);
  EXPECT_EQ(iso7816::parse_tlv(face)->child(0xDF35)->value.size(), 272U);
  begin("D3921000310001010408");
  const core::Bytes text = data("00B08500000000");
  const auto trailing = iso7816::parse_tlv(text)->child(0xDF43)->value;
  ASSERT_EQ(trailing.size(), 128U);
  EXPECT_EQ(trailing[32], 0xFF);
  EXPECT_EQ(trailing[127], 0xFF);
}

}  // namespace
}  // namespace madoguchi::sim::card
