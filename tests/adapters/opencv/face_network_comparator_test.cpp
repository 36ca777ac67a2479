// SPDX-License-Identifier: Apache-2.0
// The comparator on pictures of two people who do not exist (tests/data/faces). Expected: whose
// picture it is; no score is expected to the digit.
#include "adapters/opencv/face_network_comparator.hpp"

#include "adapters/opencv/network_files.hpp"
#include "biometrics/template_arithmetic.hpp"
#include "tests/adapters/opencv/pictures.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/thread_pool.hpp>
#include <gtest/gtest.h>

namespace madoguchi::adapters::opencv {
namespace {

using biometrics::ExtractionFailure;
using biometrics::PixelFormat;
using biometrics::SampleRole;
using enum biometrics::ExtractionFailure;

std::unique_ptr<FaceNetworkComparator> comparator_of(biometrics::Calibration calibration) {
  return FaceNetworkComparator::load(
             {.network_folder = default_network_folder(), .calibration = std::move(calibration)})
      .value();
}

class FaceNetworkComparatorTest : public ::testing::Test {
 protected:
  static void SetUpTestSuite() { comparator_ = comparator_of({}); }
  static void TearDownTestSuite() { comparator_.reset(); }

  static biometrics::Extraction extract(const biometrics::Image& image, SampleRole role) {
    return comparator_->extract(image, role).value();
  }
  static biometrics::Extraction reference(const char* name) {
    return extract(face_picture(name), SampleRole::reference);
  }
  static biometrics::Extraction probe(const char* name) {
    return extract(face_picture(name), SampleRole::probe);
  }
  static double score(const biometrics::Extraction& a, const biometrics::Extraction& b) {
    return comparator_->compare(a.face.value(), b.face.value()).value().value;
  }
  static ExtractionFailure failure_of(const biometrics::Image& image) {
    const auto extraction = extract(image, SampleRole::probe);
    EXPECT_FALSE(extraction.face);
    return extraction.failure.value();
  }

  static std::unique_ptr<FaceNetworkComparator> comparator_;
};

std::unique_ptr<FaceNetworkComparator> FaceNetworkComparatorTest::comparator_;

TEST_F(FaceNetworkComparatorTest, TellsTwoPeopleApart) {
  const auto card_1 = reference("person_901_photograph.jp2");
  const auto card_2 = reference("person_902_photograph.jp2");
  const auto frame_1 = probe("person_901_frame.jpg");
  const auto frame_2 = probe("person_902_frame.jpg");
  EXPECT_GT(score(frame_1, card_1), score(frame_1, card_2) + 0.2);
  EXPECT_GT(score(frame_2, card_2), score(frame_2, card_1) + 0.2);
  EXPECT_NEAR(score(card_1, card_1), 1, 1e-6);
}

TEST_F(FaceNetworkComparatorTest, FindsTheFaceWhereItIs) {
  const auto frame = probe("person_901_frame.jpg");
  ASSERT_TRUE(frame.box);
  // Chin to forehead as read off the picture by eye, 30 pixels either way.
  EXPECT_NEAR(frame.box->top, 175, 30);
  EXPECT_NEAR(frame.box->bottom, 430, 30);
  EXPECT_NEAR((frame.box->left + frame.box->right) / 2, 350, 30);
}

TEST_F(FaceNetworkComparatorTest, GivesTheSameBitsAgain) {
  const auto first = probe("person_902_frame.jpg");
  const auto other = comparator_of({});
  const auto second =
      other->extract(face_picture("person_902_frame.jpg"), SampleRole::probe).value();
  EXPECT_EQ(first.face->features, probe("person_902_frame.jpg").face->features);
  EXPECT_EQ(first.face->features, second.face->features);
  EXPECT_EQ(first.face->features.size(), 512U);
}

TEST_F(FaceNetworkComparatorTest, SeesNoFaceWhereThereIsNone) {
  EXPECT_EQ(failure_of(plain_picture(640, 480, 90, PixelFormat::bgr8)), no_face);
  EXPECT_EQ(failure_of(plain_picture(33, 700, 200, PixelFormat::grey8)), no_face);
  EXPECT_EQ(failure_of(plain_picture(1, 1, 0, PixelFormat::bgr8)), no_face);
}

TEST_F(FaceNetworkComparatorTest, RefusesAFaceThatIsTooSmall) {
  EXPECT_EQ(failure_of(thinned(face_picture("person_901_frame.jpg"), 5)), face_too_small);
}

TEST_F(FaceNetworkComparatorTest, RefusesTwoFacesOfTheSameSize) {
  const auto frame = face_picture("person_901_frame.jpg");
  EXPECT_EQ(failure_of(side_by_side(frame, frame)), several_faces);
}

TEST_F(FaceNetworkComparatorTest, RefusesAPictureThatIsBroken) {
  auto broken = face_picture("person_901_frame.jpg");
  broken.pixels.pop_back();
  const auto extraction = comparator_->extract(broken, SampleRole::probe);
  ASSERT_FALSE(extraction);
  EXPECT_EQ(extraction.error().code, core::Errc::invalid_argument);
}

TEST_F(FaceNetworkComparatorTest, RemovesTheOffsetOfItsCalibration) {
  biometrics::Calibration calibration;
  calibration.name = "test";
  calibration.threshold = {0.3};
  calibration.mean_offset.assign(512, 0.01F);
  const auto shifted = comparator_of(calibration);
  EXPECT_EQ(shifted->threshold().value, 0.3);
  EXPECT_EQ(shifted->identity().calibration, "test");
  EXPECT_EQ(shifted->identity().network_digests, shipped_digests("reference"));
  const auto plain = probe("person_901_frame.jpg");
  const auto moved = shifted->extract(face_picture("person_901_frame.jpg"), SampleRole::probe);
  const auto expected =
      biometrics::without_offset(plain.face->features, calibration.mean_offset).value();
  for (std::size_t i = 0; i < expected.size(); ++i) {
    EXPECT_NEAR(moved->face->features[i], expected[i], 1e-6);
  }
}

TEST_F(FaceNetworkComparatorTest, RefusesACalibrationOfOtherNetworks) {
  biometrics::Calibration calibration;
  calibration.network_digests = {"fr_detect.onnx 00"};
  const auto loaded = FaceNetworkComparator::load(
      {.network_folder = default_network_folder(), .calibration = calibration});
  ASSERT_FALSE(loaded);
  EXPECT_EQ(loaded.error().code, core::Errc::digest_mismatch);
}

TEST_F(FaceNetworkComparatorTest, ComputesElsewhereWithTheSameResult) {
  boost::asio::thread_pool pool(1);
  auto elsewhere = FaceNetworkComparator::load(
                       {.network_folder = default_network_folder(), .worker = pool.get_executor()})
                       .value();
  auto picture = std::make_shared<const biometrics::Image>(face_picture("person_901_frame.jpg"));
  boost::asio::io_context loop;
  std::optional<core::Result<biometrics::Extraction>> result;
  auto ask =
      [](FaceNetworkComparator& comparator, std::shared_ptr<const biometrics::Image> image,
         std::optional<core::Result<biometrics::Extraction>>& out) -> ports::Awaitable<void> {
    auto task = comparator.create_template(std::move(image), SampleRole::probe);
    out = co_await std::move(task);
  };
  boost::asio::co_spawn(loop, ask(*elsewhere, picture, result), boost::asio::detached);
  loop.run();
  pool.join();
  ASSERT_TRUE(result && *result);
  EXPECT_EQ((*result)->face->features, probe("person_901_frame.jpg").face->features);
}

}  // namespace
}  // namespace madoguchi::adapters::opencv
