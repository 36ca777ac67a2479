// SPDX-License-Identifier: Apache-2.0
// The shipped calibration on people whom scenarios use and the calibration never saw.
#include "sim/calibration/face_samples.hpp"
#include "tests/sim/calibration/shipped_calibration.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>

namespace madoguchi::sim::calibration {
namespace {

class SyntheticPeopleTest : public ::testing::Test {
 protected:
  /// Two frames, a second apart, and the photograph of persons 1 to 8.
  static void SetUpTestSuite() {
    comparator_ = comparator_with(shipped_calibration());
    CalibrationPlan plan;
    plan.first_person = 1;
    plan.last_person = 8;
    plan.scenes = {biometrics::Scene{}};
    people_ = extract_samples(*comparator_, plan).value();
  }
  static void TearDownTestSuite() { comparator_.reset(); }

  static double score(const std::vector<float>& probe, const FaceSamples& holder) {
    return comparator_->compare({probe}, {holder.reference.value()}).value().value;
  }

  static std::unique_ptr<adapters::opencv::FaceNetworkComparator> comparator_;
  static std::vector<FaceSamples> people_;
};

std::unique_ptr<adapters::opencv::FaceNetworkComparator> SyntheticPeopleTest::comparator_;
std::vector<FaceSamples> SyntheticPeopleTest::people_;

TEST_F(SyntheticPeopleTest, EveryFaceIsFound) {
  ASSERT_EQ(people_.size(), 8U);
  for (const auto& person : people_) {
    EXPECT_TRUE(person.reference) << "photograph of person " << person.person;
    EXPECT_EQ(person.probes.size(), 2U) << "frames of person " << person.person;
  }
}

TEST_F(SyntheticPeopleTest, EverybodyMatchesTheirOwnPhotograph) {
  const double threshold = comparator_->threshold().value;
  for (const auto& person : people_) {
    for (const auto& probe : person.probes) {
      EXPECT_GE(score(probe, person), threshold) << "person " << person.person;
    }
  }
}

// At a false match rate of 0.001 a chance match among 112 comparisons would be no surprise (10 % of
// such crowds have one; the frames of a stream go together), two pairs would be.
TEST_F(SyntheticPeopleTest, OthersDoNotMatchBeyondTheRateOfTheCalibration) {
  const double threshold = comparator_->threshold().value;
  std::string matches;
  int pairs = 0;
  for (const auto& person : people_) {
    for (const auto& holder : people_) {
      if (holder.person == person.person) continue;
      const bool match = std::any_of(person.probes.begin(), person.probes.end(), [&](auto& probe) {
        return score(probe, holder) >= threshold;
      });
      if (!match) continue;
      ++pairs;
      matches += fmt::format(" {} with the card of {};", person.person, holder.person);
    }
  }
  EXPECT_LE(pairs, 1) << matches;
}

}  // namespace
}  // namespace madoguchi::sim::calibration
