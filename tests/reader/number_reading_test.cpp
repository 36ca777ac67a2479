// SPDX-License-Identifier: Apache-2.0
// Which readings of 照合番号B are believed. Expected: the rules of docs/card-surface.md; the number
// is the one that was measured on a card and published (birth 1980-02-17, expiry 2035).
#include "reader/number_reading.hpp"

#include "reader/scanned_card_surface.hpp"
#include "tests/support/manual_clock.hpp"
#include "tests/support/run_task.hpp"

#include <gtest/gtest.h>

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

class EmptyBed final : public ports::CardScanner {
 public:
  ports::Task<biometrics::Image> scan() override {
    co_return core::fail(core::Errc::malformed_data, "no card to be made out");
  }
};

class NoOcr final : public ports::DigitOcr {
 public:
  core::Result<std::vector<ports::OcrDigit>> read(const biometrics::Image&) override {
    return core::fail(core::Errc::internal, "never asked");
  }
};

class Kept final : public ports::TraceSink {
 public:
  void record(ports::TraceEvent event) override { events.push_back(std::move(event)); }
  std::vector<ports::TraceEvent> events;
};

TEST(ScannedCardSurface, GivesNoNumberThatIsInDoubtAndTellsWhy) {
  EmptyBed scanner;
  NoOcr ocr;
  test::ManualClock clock(core::start_of(core::parse_date("2026-02-01").value()));
  Kept trace;
  ScannedCardSurface surface(scanner, ocr, clock, trace);
  const auto number = test::run(surface.read_verification_number());
  ASSERT_TRUE(number);
  EXPECT_FALSE(number->certain);
  ASSERT_EQ(trace.events.size(), 1U);
  EXPECT_EQ(trace.events[0].details.at(0).second, "no_card");
}

}  // namespace
}  // namespace madoguchi::reader
