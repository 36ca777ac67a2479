// SPDX-License-Identifier: Apache-2.0
// Which readings of 照合番号B are believed. Expected: the rules of docs/card-surface.md; the number
// is the one that was measured on a card and published (birth 1980-02-17, expiry 2035).
#include "reader/number_reading.hpp"

#include "reader/scanned_card_surface.hpp"
#include "tests/support/device_fakes.hpp"
#include "tests/support/manual_clock.hpp"
#include "tests/support/run_task.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace madoguchi::reader {
namespace {

const core::CivilDate today = core::parse_date("2026-02-01").value();

/// A line on which everything can be read.
NumberLine clear_line() {
  NumberLine line;
  for (std::size_t i = 0; i < line.looks.size(); ++i) {
    line.looks.at(i) = {.paper = 230, .contrast = 0.8, .blank = 0.75, .left_ink = true};
    line.left.at(i) = 100.0 * static_cast<double>(i);
  }
  return line;
}

/// The digits where they stand, a blank for none.
std::vector<ports::OcrDigit> digits_of(const std::string& text) {
  std::vector<ports::OcrDigit> digits;
  std::size_t at = 0;
  for (std::size_t place = 0; place < ports::number_places.size(); ++place) {
    for (int i = 0; i < ports::number_places.at(place).digits; ++i, ++at) {
      if (text.at(at) == ' ') continue;
      const double centre = 100.0 * static_cast<double>(place) + (i + 0.5) * 20;
      digits.push_back({text.at(at), centre});
    }
  }
  return digits;
}

std::optional<NumberDoubt> doubt(const std::string& text) {
  return read_number(clear_line(), digits_of(text), today).doubt;
}

TEST(NumberReading, BelievesAPlausibleNumber) {
  const auto reading = read_number(clear_line(), digits_of("55021720352285"), today);
  EXPECT_FALSE(reading.doubt);
  EXPECT_EQ(reading.digits, core::Secret("55021720352285"));
}

TEST(NumberReading, DoubtsWhatCannotBe) {
  struct Row {
    std::string digits;
    NumberDoubt doubt;
  };
  for (const Row& row :
       {Row{"55131720352285", NumberDoubt::no_date}, Row{"55003120352285", NumberDoubt::no_date},
        Row{"55023020352285", NumberDoubt::no_date}, Row{"55021720372285", NumberDoubt::no_expiry},
        Row{"55021720242285", NumberDoubt::no_expiry},

        Row{"550217203522 5", NumberDoubt::digits_missing},
        Row{"5 021720352285", NumberDoubt::digits_missing},
        Row{"55 21720352285", NumberDoubt::digits_missing}}) {
    EXPECT_EQ(doubt(row.digits), row.doubt) << row.digits;
  }
  for (const char* year : {"2025", "2026", "2036"}) {
    EXPECT_FALSE(doubt("550217" + std::string(year) + "2285")) << year;
  }
}

TEST(NumberReading, ASingleDigitStandsAloneOnTheRight) {
  NumberLine line = clear_line();
  line.looks[1].left_ink = false;
  const auto reading = read_number(line, digits_of("55 21720352285"), today);
  EXPECT_FALSE(reading.doubt);
  EXPECT_EQ(reading.digits, core::Secret("55021720352285"));
}

TEST(NumberReading, ADigitBetweenThePlacesIsNoneOfTheNumber) {
  auto digits = digits_of("55021720352285");
  digits.push_back({'1', 90});
  EXPECT_EQ(read_number(clear_line(), digits, today).doubt, NumberDoubt::digits_missing);
}

TEST(NumberReading, DoubtsWhatIsCovered) {
  const auto doubt_with = [](auto change) {
    NumberLine line = clear_line();
    change(line.looks[3]);
    return read_number(line, digits_of("55021720352285"), today).doubt;
  };
  EXPECT_EQ(doubt_with([](PlaceLook& look) { look.paper = 160; }), NumberDoubt::covered);
  EXPECT_EQ(doubt_with([](PlaceLook& look) { look.contrast = 0.3; }), NumberDoubt::covered);
  EXPECT_EQ(doubt_with([](PlaceLook& look) { look.blank = 0.4; }), NumberDoubt::covered);
  EXPECT_EQ(doubt_with([](PlaceLook& look) { look.faded = 7; }), NumberDoubt::covered);
  EXPECT_FALSE(doubt_with([](PlaceLook& look) { look.faded = 6; }));
}

TEST(NumberReading, TwoReadingsHaveToBeTheSame) {
  const NumberReading one{core::Secret("55021720352285"), {}};
  const NumberReading other{core::Secret("55021720352286"), {}};
  EXPECT_FALSE(agreed(one, one).doubt);
  EXPECT_EQ(agreed(one, other).doubt, NumberDoubt::not_the_same);
  EXPECT_EQ(agreed(one, {{}, NumberDoubt::no_date}).doubt, NumberDoubt::no_date);
}

/// A front on which every place has a dark stroke for each digit, and nothing else.
biometrics::Image legible_front() {
  biometrics::Image front{
      ports::front_width, ports::front_height, biometrics::PixelFormat::bgr8, {}};
  front.pixels.assign(front.row_bytes() * static_cast<std::size_t>(front.height), 230);
  for (const ports::FrontPlace& place : ports::number_places) {
    for (int i = 0; i < place.digits; ++i) {
      for (int y = place.top + 6; y < place.top + 30; ++y) {
        const int x = place.left + i * ports::front_digit_width + 8;
        const auto at = static_cast<std::size_t>(y * front.width + x) * 3;
        std::fill_n(front.pixels.begin() + static_cast<std::ptrdiff_t>(at), 12, std::uint8_t{30});
      }
    }
  }
  return front;
}

/// Gives pictures as long as there are any; true: a card, false: an empty bed.
class ScriptedScanner final : public ports::CardScanner {
 public:
  explicit ScriptedScanner(std::vector<bool> cards) : cards_(std::move(cards)) {}
  ports::Task<biometrics::Image> scan() override {
    const bool card = cards_.empty() || cards_.at(std::min(scans++, cards_.size() - 1));
    if (!card) co_return core::fail(core::Errc::malformed_data, "no card to be made out");
    co_return legible_front();
  }
  std::size_t scans = 0;

 private:
  std::vector<bool> cards_;
};

/// Reads one text after the other, the last one again and again; "!" is a failure.
class ScriptedOcr final : public ports::DigitOcr {
 public:
  explicit ScriptedOcr(std::vector<std::string> texts) : texts_(std::move(texts)) {}
  core::Result<std::vector<ports::OcrDigit>> read(const biometrics::Image& line) override {
    const std::string text = texts_.at(std::min(asked++, texts_.size() - 1));
    if (text == "!") return core::fail(core::Errc::internal, "OCR");
    const auto bold = number_line_of(legible_front(), LineKind::bold);
    const auto usual = number_line_of(legible_front(), LineKind::shades);
    const auto& places = line.width == bold.picture.width ? bold : usual;
    std::vector<ports::OcrDigit> digits;
    std::size_t at = 0;
    for (std::size_t place = 0; place < places.left.size(); ++place) {
      for (int i = 0; i < ports::number_places.at(place).digits; ++i, ++at) {
        if (text.at(at) == ' ') continue;
        digits.push_back({text.at(at), places.left.at(place) + (i + 0.5) * 20});
      }
    }
    return digits;
  }
  std::size_t asked = 0;

 private:
  std::vector<std::string> texts_;
};

struct Tried {
  core::Result<ports::ReadNumber> number;
  std::size_t scans = 0;
  std::string told;  ///< of the last event
};

Tried read_by(std::vector<bool> cards, std::vector<std::string> texts) {
  ScriptedScanner scanner(std::move(cards));
  ScriptedOcr ocr(std::move(texts));
  test::ManualClock clock(core::start_of(today));
  test::RecordingTrace trace;
  ScannedCardSurface surface(scanner, ocr, clock, trace);
  auto number = test::run(surface.read_verification_number());
  return {std::move(number), scanner.scans, trace.text()};
}

const std::string right = "55021720352285";
const std::string other = "55021720352286";
const std::string cut = "5502172035228 ";

TEST(ScannedCardSurface, BelievesTwoPicturesThatShowTheSame) {
  const auto tried = read_by({true}, {right});
  ASSERT_TRUE(tried.number);
  EXPECT_TRUE(tried.number->certain);
  EXPECT_EQ(tried.number->digits, core::Secret(right));
  EXPECT_EQ(tried.scans, 2U);
  EXPECT_EQ(tried.told.find(right), std::string::npos) << "the number is nowhere told";
}

TEST(ScannedCardSurface, ADoubtfulPictureCostsAnother) {
  EXPECT_EQ(read_by({false, true, true}, {right}).scans, 3U);
  EXPECT_TRUE(read_by({false, false, true, true}, {right}).number->certain);
  // Upright and turned, the first picture shows a month 13.
  const auto tried = read_by(
      {true}, {"55131720352285", "55131720352285", "55131720352285", "55131720352285", right});
  EXPECT_TRUE(tried.number->certain);
  EXPECT_EQ(tried.number->digits, core::Secret(right));
}

TEST(ScannedCardSurface, DoubtsWhatOnlyOnePictureShows) {
  const auto tried = read_by({false, false, false, true}, {right});
  EXPECT_FALSE(tried.number->certain);
  EXPECT_EQ(tried.scans, 4U);
  EXPECT_NE(tried.told.find("doubt=no_card"), std::string::npos) << tried.told;
}

TEST(ScannedCardSurface, DoubtsPicturesThatShowTwoNumbers) {
  const auto tried = read_by({true}, {right, right, other, other});
  EXPECT_FALSE(tried.number->certain);
  EXPECT_NE(tried.told.find("doubt=not_the_same"), std::string::npos) << tried.told;
}

TEST(ScannedCardSurface, DoubtsReadingsOfOnePictureThatDiffer) {
  const auto tried = read_by({true}, {right, other, right, other, right, other, right, other});
  EXPECT_FALSE(tried.number->certain);
}

TEST(ScannedCardSurface, AThirdReadingStandsInForAnIncompleteOne) {
  EXPECT_TRUE(read_by({true}, {cut, right, right}).number->certain);
  EXPECT_TRUE(read_by({true}, {right, cut, right}).number->certain);
  std::vector<std::string> at_odds;
  for (int i = 0; i < 8; ++i) at_odds.insert(at_odds.end(), {right, cut, other});
  EXPECT_FALSE(read_by({true}, at_odds).number->certain);
  EXPECT_FALSE(read_by({true}, {right, cut, cut}).number->certain);
}

TEST(ScannedCardSurface, WhatOcrCannotDoIsNoDoubt) {
  const auto tried = read_by({true}, {"!"});
  ASSERT_FALSE(tried.number);
  EXPECT_EQ(tried.number.error().code, core::Errc::internal);
}

TEST(NumberLine, SeesPrintThatIsRubbedHalfAway) {
  biometrics::Image front = legible_front();
  EXPECT_FALSE(covered(number_line_of(front, LineKind::shades)));
  const ports::FrontPlace& code = ports::number_places[4];
  for (int y = code.top + 12; y < code.top + 30; ++y) {  // one stroke of four, three quarters of it
    const auto at = static_cast<std::size_t>(y * front.width + code.left + 8) * 3;
    std::fill_n(front.pixels.begin() + static_cast<std::ptrdiff_t>(at), 12, std::uint8_t{160});
  }
  EXPECT_TRUE(covered(number_line_of(front, LineKind::shades)));
}

}  // namespace
}  // namespace madoguchi::reader
