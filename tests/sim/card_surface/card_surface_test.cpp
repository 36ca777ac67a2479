// SPDX-License-Identifier: Apache-2.0
// Drawn fronts of cards, cut out, read by Tesseract, believed or not. Expected: the number that was
// printed, or a doubt; never another number.
#include "adapters/tesseract/tesseract_digits.hpp"
#include "reader/scanned_card_surface.hpp"
#include "sim/card_surface/drawn_scanner.hpp"
#include "sim/card_surface/printed_front.hpp"
#include "sim/card_surface/reading_trial.hpp"
#include "sim/card_surface/scanned_front.hpp"
#include "tests/support/manual_clock.hpp"
#include "tests/support/run_task.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace madoguchi::sim::card_surface {
namespace {

using reader::NumberDoubt;

constexpr const char* number = "55021720352285";

biometrics::Image front() {
  personalisation::PrintedCard card;
  card.name = "試験　花子";
  card.address = "東京都千代田区試験町1-2-3";
  card.born = core::parse_date("1980-02-17").value();
  card.card_expiry = core::parse_date("2035-02-17").value();
  card.verification_number_b = core::Secret(number);
  return draw_front(card).value();
}

class NoTrace final : public ports::TraceSink {
 public:
  void record(ports::TraceEvent) override {}
};

reader::NumberReading read(const ports::SurfaceView& view, std::uint64_t seed = 1) {
  static const auto ocr = adapters::tesseract::TesseractDigits::make().value();
  static const biometrics::Image flat = front();
  DrawnScanner scanner(flat, view, seed);
  test::ManualClock clock(core::start_of(core::parse_date("2026-02-01").value()));
  NoTrace trace;
  reader::ScannedCardSurface surface(scanner, *ocr, clock, trace);
  return test::run(surface.read()).value();
}

TEST(CardSurface, ReadsWhatAPersonCouldRead) {
  using namespace ports;
  for (const SurfaceView& view :
       {SurfaceView{}, SurfaceView{.position = CardPosition::tilted},
        SurfaceView{.position = CardPosition::upside_down}, SurfaceView{.light = SurfaceLight::dim},
        SurfaceView{.sleeve = CardSleeve::clear}}) {
    const auto reading = read(view);
    EXPECT_FALSE(reading.doubt) << core::name_of(*reading.doubt);
    EXPECT_EQ(reading.digits, core::Secret(number));
  }
}

TEST(CardSurface, DoubtsWhatIsHidden) {
  using namespace ports;
  for (std::uint64_t seed : {1U, 2U}) {
    EXPECT_TRUE(read({.light = SurfaceLight::glare_on_number}, seed).doubt) << seed;
    const auto finger = read({.cover = SurfaceCover::finger}, seed);
    EXPECT_TRUE(finger.doubt || finger.digits == core::Secret(number)) << seed;
    const auto rubbed = read({.wear = SurfaceWear::rubbed_off}, seed);
    EXPECT_TRUE(rubbed.doubt || rubbed.digits == core::Secret(number)) << seed;
  }
  EXPECT_TRUE(read({.position = CardPosition::face_down}).doubt);
}

TEST(CardSurface, TheSameSeedsGiveTheSameScan) {
  const auto flat = front();
  const ports::SurfaceView view{.wear = ports::SurfaceWear::worn};
  const auto scan = scan_front(flat, view, {.card = 3}).value();
  EXPECT_EQ(scan.pixels, scan_front(flat, view, {.card = 3}).value().pixels);
  EXPECT_NE(scan.pixels, scan_front(flat, view, {.card = 3, .scan = 2}).value().pixels)
      << "another scan's noise";
  EXPECT_NE(scan.pixels, scan_front(flat, view, {.card = 4}).value().pixels)
      << "another card's wear";
}

TEST(CardSurface, ACardWithoutTheNumberHasNoFront) {
  EXPECT_EQ(draw_front({}).error().code, core::Errc::invalid_argument);
}

ReadingTrialPlan trial_of(std::vector<std::string_view> names, int workers) {
  ReadingTrialPlan plan{.first_person = 600,
                        .fronts = 3,
                        .today = core::parse_date("2026-02-01").value(),
                        .workers = workers};
  for (const SurfaceCondition& condition : surface_conditions()) {
    if (std::ranges::find(names, condition.name) != names.end()) {
      plan.conditions.push_back(condition);
    }
  }
  return plan;
}

TEST(ReadingTrial, CountsTheSameHoweverManyWorkers) {
  const auto one = measure_reading(trial_of({"clean", "worn", "rubbed_off"}, 1)).value();
  const auto two = measure_reading(trial_of({"clean", "worn", "rubbed_off"}, 2)).value();
  ASSERT_EQ(one.size(), 3U);
  for (std::size_t i = 0; i < one.size(); ++i) {
    EXPECT_EQ(one[i].counts.fronts(), 3U);
    EXPECT_EQ(one[i].counts.read, two[i].counts.read);
    EXPECT_EQ(one[i].counts.pictures, two[i].counts.pictures);
    EXPECT_EQ(one[i].counts.wrong, 0U) << one[i].condition.name;
  }
  EXPECT_EQ(one[0].counts.read, 3U) << "clean fronts";
  EXPECT_EQ(one[2].counts.doubts.at(NumberDoubt::covered), 3U) << "rubbed off";
}

TEST(ReadingTrial, EveryoneHasANumberOfTheirOwn) {
  const auto today = core::parse_date("2026-02-01").value();
  EXPECT_EQ(test_card_of(600, today).verification_number_b.reveal().size(), 14U);
  EXPECT_NE(test_card_of(600, today).verification_number_b,
            test_card_of(601, today).verification_number_b);
}

}  // namespace
}  // namespace madoguchi::sim::card_surface
