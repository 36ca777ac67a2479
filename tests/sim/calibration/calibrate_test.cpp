// SPDX-License-Identifier: Apache-2.0
// The rule that finds a threshold, on made-up features whose comparisons can be counted by hand.
#include "sim/calibration/calibrate.hpp"

#include "adapters/opencv/network_files.hpp"
#include "sim/camera/media_rendering.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace madoguchi::sim::calibration {
namespace {

/// Everybody shares a large first component; beside it each person has an axis of their own, and
/// each frame leans a little towards the next person's.
std::vector<FaceSamples> made_up_people(int count) {
  std::vector<FaceSamples> people;
  for (int i = 0; i < count; ++i) {
    const auto features = [&](float lean) {
      std::vector<float> vector(static_cast<std::size_t>(count) + 1, 0);
      vector[0] = 3;
      vector[static_cast<std::size_t>(i) + 1] = 1;
      vector[static_cast<std::size_t>((i + 2) % count) + 1] = lean;
      const float length = std::sqrt(10 + lean * lean);
      for (float& value : vector) value /= length;
      return vector;
    };
    people.push_back(
        {static_cast<std::uint64_t>(600 + i), features(0), {features(0.1F), features(0.2F)}, 1});
  }
  return people;
}

CalibrationPlan plan() {
  CalibrationPlan plan;
  plan.first_person = 600;
  plan.last_person = 611;
  plan.scenes = {biometrics::Scene{}};
  plan.network_digests = adapters::opencv::shipped_digests("reference");
  return plan;
}

TEST(Calibrate, CountsEveryComparisonWithinTheHalves) {
  const auto calibration = calibration_from(made_up_people(12), plan());
  ASSERT_TRUE(calibration) << calibration.error().message();
  const auto& figures = calibration->figures.value();
  EXPECT_EQ(figures.fnmr.comparisons, 12 * 2);     // each frame with its own photograph
  EXPECT_EQ(figures.fmr.comparisons, 12 * 5 * 2);  // and with five others of the same half
  EXPECT_EQ(figures.references, 12);
  EXPECT_EQ(figures.probes, 36);
  EXPECT_EQ(figures.probe_failures, 12);
}

TEST(Calibrate, TheOffsetTakesAwayWhatAllShare) {
  const auto calibration = calibration_from(made_up_people(12), plan());
  ASSERT_TRUE(calibration);
  // 3 / sqrt(10 + lean^2): the mean over photographs (lean 0) and over frames (0.1 and 0.2).
  const double photograph = 3 / std::sqrt(10.0);
  const double frame = (3 / std::sqrt(10.01) + 3 / std::sqrt(10.04)) / 2;
  EXPECT_NEAR(calibration->mean_offset[0], (photograph + frame) / 2, 1e-6);
  EXPECT_EQ(calibration->mean_offset.size(), 13U);
}

TEST(Calibrate, NoNonMatedScoreReachesTheThresholdOfASmallSet) {
  const auto calibration = calibration_from(made_up_people(12), plan());
  ASSERT_TRUE(calibration);
  // 0.001 of 120 comparisons is less than one.
  EXPECT_EQ(calibration->figures->fmr.errors, 0);
  EXPECT_EQ(calibration->figures->fnmr.errors, 0);
  EXPECT_EQ(calibration->figures->eer, 0);
  // Half the non-mated comparisons may match: then the threshold is lower.
  auto lenient = plan();
  lenient.fmr = 0.5;
  const auto lower = calibration_from(made_up_people(12), lenient);
  ASSERT_TRUE(lower);
  EXPECT_LT(lower->threshold.value, calibration->threshold.value);
  EXPECT_LE(lower->figures->fmr.errors, 60);
}

TEST(Calibrate, RecordsHowItWasMade) {
  const auto calibration = calibration_from(made_up_people(12), plan());
  ASSERT_TRUE(calibration);
  EXPECT_EQ(calibration->people->first_seed, 600U);
  EXPECT_EQ(calibration->people->stream_kinds, std::vector<std::string>{"frontal"});
  EXPECT_EQ(calibration->people->generator_version, camera::media_version());
  EXPECT_FALSE(calibration->provisional);
  EXPECT_EQ(staleness(*calibration), "");
}

TEST(Calibrate, NeedsPeopleInBothHalves) {
  EXPECT_FALSE(calibration_from({}, plan()));
  EXPECT_FALSE(calibration_from(made_up_people(1), plan()));
}

TEST(Staleness, NamesWhatChanged) {
  auto calibration = calibration_from(made_up_people(12), plan()).value();
  calibration.people->generator_version = "0.0";
  EXPECT_NE(staleness(calibration).find("version 0.0"), std::string::npos);
  calibration.people->generator_version = camera::media_version();
  calibration.network_digests.pop_back();
  EXPECT_NE(staleness(calibration).find("networks"), std::string::npos);
  calibration.people.reset();
  EXPECT_NE(staleness(calibration), "");
}

}  // namespace
}  // namespace madoguchi::sim::calibration
