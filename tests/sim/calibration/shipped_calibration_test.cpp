// SPDX-License-Identifier: Apache-2.0
// data/calibrations/synthetic-people.json belongs to this program: same people, same networks, and
// a part of it computed again.
#include "tests/sim/calibration/shipped_calibration.hpp"

#include "biometrics/template_arithmetic.hpp"
#include "sim/calibration/calibrate.hpp"

#include <gtest/gtest.h>

namespace madoguchi::sim::calibration {
namespace {

TEST(ShippedCalibration, IsNotStale) { EXPECT_EQ(staleness(shipped_calibration()), ""); }

TEST(ShippedCalibration, RestsOnPeopleWhomNoScenarioUses) {
  const auto people = shipped_calibration().people.value();
  EXPECT_GT(people.first_seed, 99U);  // scenarios use 1 to 99
  EXPECT_GE(people.last_seed, people.first_seed + 59);
}

TEST(ShippedCalibration, KeepsItsRule) {
  const auto calibration = shipped_calibration();
  const auto figures = calibration.figures.value();
  EXPECT_FALSE(calibration.provisional);
  EXPECT_LE(figures.fmr.rate, 1e-3);
  EXPECT_GE(figures.fmr.comparisons, 10000);
  EXPECT_GE(figures.fnmr.comparisons, 400);
  EXPECT_EQ(calibration.mean_offset.size(), 512U);
}

TEST(ShippedCalibration, ItsProofsCanBeComputedAgain) {
  const auto calibration = shipped_calibration();
  ASSERT_GE(calibration.proofs.size(), 3U);
  const auto comparator = comparator_with(calibration);
  CalibrationPlan plan;
  plan.scenes = {biometrics::parse_scene(calibration.people->stream_kinds[0]).value()};
  plan.frames_per_stream = 1;
  for (const auto& proof : calibration.proofs) {
    plan.first_person = plan.last_person = proof.person;
    const auto samples = extract_samples(*comparator, plan);
    ASSERT_TRUE(samples) << samples.error().message();
    const auto& person = samples->front();
    ASSERT_TRUE(person.reference && person.probes.size() == 1);
    const auto score = biometrics::cosine_similarity({person.probes[0]}, {*person.reference});
    // Networks may round differently on another processor; another face would be far off.
    EXPECT_NEAR(score->value, proof.score, 2e-3) << "person " << proof.person;
  }
}

}  // namespace
}  // namespace madoguchi::sim::calibration
