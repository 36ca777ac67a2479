// SPDX-License-Identifier: Apache-2.0
#include "adapters/opencv/face_measures.hpp"

#include "biometrics/face_quality.hpp"
#include "biometrics/head_pose.hpp"

#include <opencv2/imgproc.hpp>

#include <algorithm>

namespace madoguchi::adapters::opencv {
namespace {

// Regions of the aligned face of 112 pixels. Skin from the brows to the chin, without hair.
const cv::Rect face_region(28, 40, 56, 66);
const cv::Rect left_eye(27, 44, 23, 14);
const cv::Rect right_eye(62, 44, 23, 14);
const cv::Rect below_eyes(34, 60, 44, 8);
const cv::Rect bridge(51, 46, 10, 20);
const cv::Rect mouth(40, 82, 32, 20);

constexpr double nearly_black = 25;
constexpr double nearly_white = 245;

double share_of(const cv::Mat& mask) {
  return static_cast<double>(cv::countNonZero(mask)) / static_cast<double>(mask.total());
}

double mean_of(const cv::Mat& grey, const cv::Rect& region) { return cv::mean(grey(region))[0]; }

/// How much redder than blue a region is, relative to its brightness: what skin is and cloth of a
/// mask is not.
double skin_tint(const cv::Mat& bgr, const cv::Rect& region) {
  const cv::Scalar mean = cv::mean(bgr(region));
  const double sum = mean[0] + mean[1] + mean[2];
  return sum > 0 ? (mean[2] - mean[0]) / sum : 0;
}

/// The tint around the mouth in tints of the bridge of the nose. A grey picture tells nothing.
double mouth_visible(const cv::Mat& bgr) {
  constexpr double least_tint = 0.03;
  const double skin = skin_tint(bgr, bridge);
  if (skin < least_tint) return 1;
  return std::clamp(skin_tint(bgr, mouth) / skin, 0.0, 1.0);
}

/// Brightness around the eyes in brightnesses of the skin below them: dark glasses lower it.
double eyes_visible(const cv::Mat& grey) {
  const double skin = mean_of(grey, below_eyes);
  const double eyes = std::max(mean_of(grey, left_eye), mean_of(grey, right_eye));
  return skin > 1 ? std::clamp(eyes / skin, 0.0, 1.0) : 1;
}

/// Spread of the second derivative over the spread of the brightness: independent of contrast.
double sharpness(const cv::Mat& grey) {
  cv::Mat second;
  cv::Laplacian(grey, second, CV_32F, 3);
  cv::Scalar mean, fine, coarse;
  cv::meanStdDev(second(face_region), mean, fine);
  cv::meanStdDev(grey(face_region), mean, coarse);
  return coarse[0] > 1 ? fine[0] / coarse[0] : 0;
}

}  // namespace

biometrics::FaceQuality measure_face(const cv::Mat& aligned, const biometrics::FivePoints& points) {
  cv::Mat grey;
  cv::cvtColor(aligned, grey, cv::COLOR_BGR2GRAY);
  cv::Scalar mean, spread;
  cv::meanStdDev(grey(face_region), mean, spread);
  const biometrics::HeadPose pose = biometrics::head_pose(points);
  biometrics::FaceQuality quality;
  quality.eye_distance = biometrics::eye_distance(points);
  quality.yaw = pose.yaw;
  quality.pitch = pose.pitch;
  quality.roll = pose.roll;
  quality.sharpness = static_cast<float>(sharpness(grey));
  quality.brightness = static_cast<float>(mean[0] / 255);
  quality.contrast = static_cast<float>(spread[0] / 255);
  quality.under_exposed = static_cast<float>(share_of(grey(face_region) < nearly_black));
  quality.over_exposed = static_cast<float>(share_of(grey(face_region) > nearly_white));
  quality.eyes_visible = static_cast<float>(eyes_visible(grey));
  quality.mouth_visible = static_cast<float>(mouth_visible(aligned));
  return quality;
}

}  // namespace madoguchi::adapters::opencv
