// SPDX-License-Identifier: Apache-2.0
#include "adapters/opencv/face_networks.hpp"

#include "adapters/opencv/mat.hpp"
#include "adapters/opencv/network_files.hpp"

#include <opencv2/imgproc.hpp>

namespace madoguchi::adapters::opencv {
namespace {

using biometrics::FaceBox;
using biometrics::Point;

constexpr int detector_width = 320;
constexpr int detector_height = 240;
constexpr float detector_confidence = 0.65F;
constexpr float detector_overlap = 0.4F;
constexpr int landmark_size = 64;

/// Shrinking averages, enlarging interpolates: a thumbnail without moiré.
void resize_well(const cv::Mat& from, cv::Mat& to, cv::Size size) {
  const bool shrinks = size.width < from.cols;
  cv::resize(from, to, size, 0, 0, shrinks ? cv::INTER_AREA : cv::INTER_LINEAR);
}

cv::Mat in_frame(const cv::Mat& bgr, const biometrics::Letterbox& letterbox) {
  cv::Mat frame = cv::Mat::zeros(detector_height, detector_width, CV_8UC3);
  cv::Mat place = frame(cv::Rect(letterbox.left, letterbox.top, letterbox.width, letterbox.height));
  resize_well(bgr, place, place.size());
  return frame;
}

/// The square crop around a box, with the edge pixels repeated where it leaves the picture.
cv::Mat square_crop(const cv::Mat& picture, cv::Rect square) {
  const cv::Rect inside = square & cv::Rect(0, 0, picture.cols, picture.rows);
  if (inside.empty()) return {};
  cv::Mat crop;
  cv::copyMakeBorder(picture(inside), crop, inside.y - square.y, square.br().y - inside.br().y,
                     inside.x - square.x, square.br().x - inside.br().x,
                     cv::BORDER_REPLICATE | cv::BORDER_ISOLATED);
  return crop;
}

/// The five points among the 68 of the iBUG scheme: an eye is the middle of its four lid points.
biometrics::FivePoints five_of(const std::vector<Point>& all) {
  const auto middle = [&all](std::initializer_list<std::size_t> indices) {
    Point sum;
    for (const std::size_t index : indices) {
      sum.x += all[index].x;
      sum.y += all[index].y;
    }
    const auto count = static_cast<float>(indices.size());
    return Point{sum.x / count, sum.y / count};
  };
  return {middle({37, 38, 40, 41}), middle({43, 44, 46, 47}), all[30], middle({48, 60}),
          middle({54, 64})};
}

core::Result<cv::dnn::Net> load(const std::filesystem::path& folder, const NetworkFile& network) {
  const auto bytes = read_network(folder, network);
  if (!bytes) return bytes.error();
  return guarded(
      core::Errc::internal, std::string(network.name), [&]() -> core::Result<cv::dnn::Net> {
        cv::dnn::Net net =
            cv::dnn::readNetFromONNX(reinterpret_cast<const char*>(bytes->data()), bytes->size());
        net.setPreferableBackend(cv::dnn::DNN_BACKEND_OPENCV);
        net.setPreferableTarget(cv::dnn::DNN_TARGET_CPU);
        return net;
      });
}

}  // namespace

std::vector<FaceBox> FaceDetector::detect(const cv::Mat& bgr) {
  const auto letterbox =
      biometrics::fit_letterbox(bgr.cols, bgr.rows, detector_width, detector_height);
  net_.setInput(cv::dnn::blobFromImage(in_frame(bgr, letterbox), 1.0 / 128, cv::Size(),
                                       cv::Scalar::all(127), true));
  std::vector<cv::Mat> outputs;
  net_.forward(outputs, std::vector<cv::String>{"scores", "boxes"});
  const auto* scores = outputs[0].ptr<float>();
  const auto* corners = outputs[1].ptr<float>();
  std::vector<FaceBox> boxes;
  const std::size_t count = outputs[0].total() / 2;
  for (std::size_t i = 0; i < count; ++i) {
    const float confidence = scores[2 * i + 1];
    if (confidence < detector_confidence) continue;
    const float* corner = corners + 4 * i;
    boxes.push_back(letterbox.to_picture({corner[0] * detector_width, corner[1] * detector_height,
                                          corner[2] * detector_width, corner[3] * detector_height,
                                          confidence}));
  }
  return biometrics::suppress_overlapping(std::move(boxes), detector_overlap);
}

biometrics::FivePoints LandmarkFinder::find(const cv::Mat& bgr, const FaceBox& box) {
  const int side = std::max(1, cvRound(box.height()));
  const cv::Rect square(cvRound((box.left + box.right) / 2 - box.height() / 2), cvRound(box.top),
                        side, side);
  cv::Mat crop = square_crop(bgr, square);
  if (crop.empty()) return {};
  resize_well(crop, crop, cv::Size(landmark_size, landmark_size));
  cv::cvtColor(crop, crop, cv::COLOR_BGR2GRAY);
  net_.setInput(cv::dnn::blobFromImage(crop, 1.0 / 256));
  const cv::Mat output = net_.forward();
  const auto* values = output.ptr<float>();
  std::vector<Point> points(output.total() / 2);
  for (std::size_t i = 0; i < points.size(); ++i) {
    points[i] = {static_cast<float>(square.x) + values[2 * i] * static_cast<float>(side),
                 static_cast<float>(square.y) + values[2 * i + 1] * static_cast<float>(side)};
  }
  return five_of(points);
}

std::vector<float> FeatureExtractor::extract(const cv::Mat& aligned) {
  net_.setInput(cv::dnn::blobFromImage(aligned, 1.0 / 128, cv::Size(), cv::Scalar::all(127.5)));
  const cv::Mat output = net_.forward();
  return {output.ptr<float>(), output.ptr<float>() + output.total()};
}

core::Result<FaceNetworks> load_face_networks(const std::filesystem::path& folder) {
  auto detector = load(folder, detector_network);
  if (!detector) return detector.error();
  auto landmarks = load(folder, landmark_network);
  if (!landmarks) return landmarks.error();
  auto features = load(folder, feature_network);
  if (!features) return features.error();
  return FaceNetworks{FaceDetector(*detector), LandmarkFinder(*landmarks),
                      FeatureExtractor(*features)};
}

}  // namespace madoguchi::adapters::opencv
