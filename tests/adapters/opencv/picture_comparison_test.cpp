// SPDX-License-Identifier: Apache-2.0
// Two files compared, and everything that can be wrong with them.
#include "adapters/opencv/picture_comparison.hpp"

#include "adapters/files/files.hpp"
#include "adapters/files/temporary_folder.hpp"
#include "adapters/opencv/network_files.hpp"
#include "tests/adapters/opencv/pictures.hpp"

#include <gtest/gtest.h>

namespace madoguchi::adapters::opencv {
namespace {

using biometrics::ComparisonDecision;
using core::Errc;

biometrics::Calibration shipped(const char* name) {
  return load_calibration(std::filesystem::path(MADOGUCHI_SOURCE_DIR) / "data/calibrations" / name)
      .value();
}

TEST(PictureComparison, DecidesByTheCalibrationForSyntheticPeople) {
  const auto calibration = shipped("synthetic-people.json");
  const auto same = compare_pictures(face_file("person_901_photograph.jp2"),
                                     face_file("person_901_frame.jpg"), calibration);
  ASSERT_TRUE(same) << same.error().message();
  EXPECT_EQ(same->decision, ComparisonDecision::match);
  EXPECT_EQ(same->threshold.value, calibration.threshold.value);
  EXPECT_TRUE(same->reference.box && same->probe.box);
  const auto other = compare_pictures(face_file("person_901_photograph.jp2"),
                                      face_file("person_902_frame.jpg"), calibration);
  ASSERT_TRUE(other);
  EXPECT_EQ(other->decision, ComparisonDecision::non_match);
  EXPECT_LT(other->score->value, same->score->value);
}

TEST(PictureComparison, APictureWithoutAFaceIsAnAnswer) {
  const auto folder = files::TemporaryFolder::make().value();
  const auto path = folder.path() / "wall.png";
  const auto wall = encode_png(plain_picture(320, 240, 100, biometrics::PixelFormat::bgr8)).value();
  ASSERT_TRUE(files::write_atomically(path, core::as_text(wall)));
  const auto result =
      compare_pictures(face_file("person_901_photograph.jp2"), path, shipped("photographs.json"));
  ASSERT_TRUE(result);
  EXPECT_EQ(result->probe.failure, biometrics::ExtractionFailure::no_face);
  EXPECT_TRUE(result->reference.face);
  EXPECT_FALSE(result->score);
  EXPECT_FALSE(result->decision);
}

TEST(PictureComparison, NamesTheFileThatIsWrong) {
  const auto calibration = shipped("photographs.json");
  const auto missing =
      compare_pictures("/nowhere/face.png", face_file("person_901_frame.jpg"), calibration);
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.error().code, Errc::file_missing);
  EXPECT_NE(missing.error().context.find("/nowhere/face.png"), std::string::npos);
  const auto no_picture =
      compare_pictures(face_file("person_901_frame.jpg"), face_file("README.md"), calibration);
  ASSERT_FALSE(no_picture);
  EXPECT_EQ(no_picture.error().code, Errc::malformed_data);
  EXPECT_NE(no_picture.error().context.find("README.md"), std::string::npos);
}

TEST(LoadCalibration, ReadsTheProvisionalOneForPhotographs) {
  const auto calibration = shipped("photographs.json");
  EXPECT_TRUE(calibration.provisional);
  EXPECT_EQ(calibration.threshold.value, 0.40);
  EXPECT_TRUE(calibration.mean_offset.empty());
  EXPECT_EQ(calibration.network_digests, shipped_digests("reference"));
}

TEST(LoadCalibration, NamesTheFileThatIsWrong) {
  EXPECT_EQ(load_calibration("/nowhere.json").error().code, Errc::file_missing);
  const auto broken = load_calibration(face_file("README.md"));
  ASSERT_FALSE(broken);
  EXPECT_EQ(broken.error().code, Errc::malformed_data);
  EXPECT_NE(broken.error().context.find("README.md"), std::string::npos);
}

}  // namespace
}  // namespace madoguchi::adapters::opencv
