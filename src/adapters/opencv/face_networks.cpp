// SPDX-License-Identifier: Apache-2.0
#include "adapters/opencv/face_networks.hpp"

#include "adapters/opencv/network_input.hpp"
#include "adapters/opencv/network_loading.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace madoguchi::adapters::opencv {
namespace {

using biometrics::FaceBox;
using biometrics::FivePoints;
using biometrics::Point;

core::Error wrong_answer(const LoadedNetwork& loaded) {
  return core::fail(core::Errc::malformed_data,
                    fmt::format("network {} does not answer like {}", loaded.network.name,
                                core::name_of(loaded.network.output.kind)));
}

bool numbers(const std::vector<cv::Mat>& outputs) {
  return outputs.size() == 1 && outputs[0].type() == CV_32F && outputs[0].isContinuous();
}

Point middle(const std::vector<Point>& all, std::initializer_list<std::size_t> indices) {
  Point sum;
  for (const std::size_t index : indices) {
    sum.x += all[index].x;
    sum.y += all[index].y;
  }
  const auto count = static_cast<float>(indices.size());
  return {sum.x / count, sum.y / count};
}

/// The five points among the 68 of the iBUG scheme: an eye is the middle of its four lid points.
FivePoints five_of_68(const std::vector<Point>& all) {
  return {middle(all, {37, 38, 40, 41}), middle(all, {43, 44, 46, 47}), all[30],
          middle(all, {48, 60}), middle(all, {54, 64})};
}

std::vector<DetectedFace> without_overlaps(std::vector<DetectedFace> faces, double limit) {
  std::stable_sort(faces.begin(), faces.end(), [](const DetectedFace& a, const DetectedFace& b) {
    return a.box.confidence > b.box.confidence;
  });
  std::vector<DetectedFace> kept;
  for (const DetectedFace& face : faces) {
    const bool overlaps = std::ranges::any_of(kept, [&](const DetectedFace& better) {
      return biometrics::overlap(better.box, face.box) > limit;
    });
    if (!overlaps) kept.push_back(face);
  }
  return kept;
}

}  // namespace

std::vector<cv::Mat> LoadedNetwork::run(const cv::Mat& blob) {
  net.setInput(blob);
  const auto& names = network.output.names;
  if (names.empty()) return {net.forward()};
  std::vector<cv::Mat> outputs;
  net.forward(outputs, std::vector<cv::String>(names.begin(), names.end()));
  return outputs;
}

core::Result<LoadedNetwork> load(const std::filesystem::path& folder,
                                 const biometrics::FaceNetwork& network) {
  auto net = load_network(folder, network);
  if (!net) return net.error();
  return LoadedNetwork{*std::move(net), network};
}

core::Result<std::vector<DetectedFace>> detect_faces(LoadedNetwork& detector, const cv::Mat& bgr) {
  const auto& input = detector.network.input;
  const auto letterbox = biometrics::fit_letterbox(bgr.cols, bgr.rows, input.width, input.height);
  auto faces =
      faces_in(detector.run(blob_of(in_frame(bgr, letterbox, input), input)), detector.network);
  if (!faces) return faces.error();
  for (DetectedFace& face : *faces) {
    face.box = letterbox.to_picture(face.box);
    if (!face.points) continue;
    for (Point& point : *face.points) {
      const FaceBox at = letterbox.to_picture({point.x, point.y, point.x, point.y, 0});
      point = {at.left, at.top};
    }
  }
  return without_overlaps(*std::move(faces), detector.network.output.overlap);
}

core::Result<FaceLandmarks> find_landmarks(LoadedNetwork& landmarks, const cv::Mat& bgr,
                                           const FaceBox& box) {
  const auto& input = landmarks.network.input;
  const cv::Rect square = square_around(box, input);
  const cv::Mat crop = square_crop(bgr, square, input);
  if (crop.empty()) return FaceLandmarks{};
  const auto outputs = landmarks.run(blob_of(crop, input));
  const bool many = landmarks.network.output.kind == biometrics::OutputKind::points_68;
  const std::size_t count = many ? 68 : 5;
  if (!numbers(outputs) || outputs[0].total() != 2 * count) return wrong_answer(landmarks);
  const auto* values = outputs[0].ptr<float>();
  const auto side = static_cast<float>(square.width);
  std::vector<Point> points(count);
  for (std::size_t i = 0; i < count; ++i) {
    points[i] = {static_cast<float>(square.x) + values[2 * i] * side,
                 static_cast<float>(square.y) + values[2 * i + 1] * side};
  }
  if (many) return FaceLandmarks{five_of_68(points), std::move(points)};
  FaceLandmarks five;
  std::copy(points.begin(), points.end(), five.five.begin());
  return five;
}

std::vector<Point> points_for(const FaceLandmarks& landmarks, biometrics::AlignedPoints points) {
  if (points == biometrics::AlignedPoints::eyes_nose_mouth) {
    return {landmarks.five.begin(), landmarks.five.end()};
  }
  std::vector<Point> corners;
  if (landmarks.all.size() != 68) return corners;
  for (const std::size_t index : {45U, 42U, 36U, 39U, 33U}) corners.push_back(landmarks.all[index]);
  return corners;
}

core::Result<std::vector<float>> extract_features(LoadedNetwork& embedding,
                                                  const cv::Mat& aligned) {
  const auto outputs = embedding.run(blob_of(aligned, embedding.network.input));
  if (!numbers(outputs) || outputs[0].total() < 2) return wrong_answer(embedding);
  const auto* values = outputs[0].ptr<float>();
  return std::vector<float>(values, values + outputs[0].total());
}

core::Result<double> real_share(LoadedNetwork& attack_detection, const cv::Mat& bgr,
                                const FaceBox& box) {
  const auto& input = attack_detection.network.input;
  const cv::Mat crop = square_crop(bgr, square_around(box, input), input);
  if (crop.empty()) return 1.0;
  const auto outputs = attack_detection.run(blob_of(crop, input));
  const auto real = static_cast<std::size_t>(attack_detection.network.output.real);
  if (!numbers(outputs) || outputs[0].total() <= real) return wrong_answer(attack_detection);
  const auto* logits = outputs[0].ptr<float>();
  double sum = 0;
  for (std::size_t i = 0; i < outputs[0].total(); ++i) {
    sum += std::exp(static_cast<double>(logits[i]) - static_cast<double>(logits[real]));
  }
  return 1 / sum;
}

}  // namespace madoguchi::adapters::opencv
