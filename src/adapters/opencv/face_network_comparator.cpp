// SPDX-License-Identifier: Apache-2.0
#include "adapters/opencv/face_network_comparator.hpp"

#include "adapters/async/run_on.hpp"
#include "adapters/network_registry/network_registry.hpp"
#include "adapters/opencv/face_measures.hpp"
#include "adapters/opencv/face_networks.hpp"
#include "adapters/opencv/mat.hpp"
#include "adapters/opencv/network_files.hpp"
#include "adapters/opencv/network_input.hpp"
#include "adapters/opencv/picture_memory.hpp"
#include "biometrics/template_arithmetic.hpp"

#include <fmt/format.h>
#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>

namespace madoguchi::adapters::opencv {
namespace {

using biometrics::Extraction;
using biometrics::ExtractionFailure;
using biometrics::FaceBox;
using biometrics::FaceNetwork;
using biometrics::SampleRole;
using biometrics::ScoreKind;

Extraction refused(ExtractionFailure failure, std::optional<FaceBox> box = {},
                   std::optional<biometrics::FaceQuality> quality = {}) {
  return {std::nullopt, failure, box, quality};
}

core::Result<std::vector<FaceNetwork>> networks_with_digests(
    const FaceNetworkOptions& options, const biometrics::NetworkRegistry& registry) {
  auto networks = networks_of(registry, options.comparator);
  if (!networks) return networks.error();
  for (FaceNetwork& network : *networks) {
    auto complete = with_digests(options.network_folder, network);
    if (!complete) return complete.error();
    network = *std::move(complete);
  }
  return networks;
}

/// What an extraction depends on beside pixels and networks.
std::string circumstances(SampleRole role, const biometrics::QualityLimits& limits) {
  const auto bits = std::bit_cast<std::array<char, sizeof limits>>(limits);
  return std::string(bits.data(), bits.size()) + (role == SampleRole::probe ? 'p' : 'r');
}

}  // namespace

struct FaceNetworkComparator::Parts {
  LoadedNetwork detector;
  std::optional<LoadedNetwork> landmarks;
  LoadedNetwork embedding;
  double portrait_border;
  biometrics::QualityLimits quality;
  std::vector<float> mean_offset;
  std::vector<std::string> digests;
  PictureMemory<Extraction> memory;

  ScoreKind score_kind() const { return embedding.network.output.score; }

  core::Result<Extraction> extract(const biometrics::Image& sample, SampleRole role) {
    const auto bgr = bgr_of(sample);
    if (!bgr) return bgr.error();
    const auto faces = detect(*bgr, role);
    if (!faces) return faces.error();
    std::vector<FaceBox> boxes;
    for (const DetectedFace& face : *faces) boxes.push_back(face.box);
    if (boxes.empty()) return refused(ExtractionFailure::no_face);
    // The largest box: the person nearest to the camera.
    const auto face = std::ranges::max_element(
        *faces, {}, [](const DetectedFace& one) { return one.box.width() * one.box.height(); });
    if (biometrics::ambiguous(boxes, quality)) {
      return refused(ExtractionFailure::several_faces, face->box);
    }
    const auto points = landmarks_of(*bgr, *face);
    if (!points) return points.error();
    return describe(*bgr, face->box, *points);
  }

  /// Card portraits are cropped so tightly that the detector wants a border around them; frames of
  /// a camera lose small faces by one.
  core::Result<std::vector<DetectedFace>> detect(const cv::Mat& bgr, SampleRole role) {
    const int border = cvRound(std::max(bgr.cols, bgr.rows) * portrait_border);
    if (role == SampleRole::probe || border == 0) return detect_faces(detector, bgr);
    cv::Mat bordered;
    cv::copyMakeBorder(bgr, bordered, border, border, border, border, cv::BORDER_CONSTANT);
    auto faces = detect_faces(detector, bordered);
    if (!faces) return faces;
    const auto shift = static_cast<float>(border);
    for (DetectedFace& face : *faces) {
      FaceBox& box = face.box;
      box = {box.left - shift, box.top - shift, box.right - shift, box.bottom - shift,
             box.confidence};
      if (!face.points) continue;
      for (biometrics::Point& point : *face.points) point = {point.x - shift, point.y - shift};
    }
    return faces;
  }

  core::Result<FaceLandmarks> landmarks_of(const cv::Mat& bgr, const DetectedFace& face) {
    if (landmarks) return find_landmarks(*landmarks, bgr, face.box);
    return FaceLandmarks{face.points.value_or(biometrics::FivePoints{}), {}};
  }

  core::Result<Extraction> describe(const cv::Mat& bgr, const FaceBox& box,
                                    const FaceLandmarks& points) {
    const auto to_template =
        biometrics::fit_similarity(points.five, biometrics::aligned_face_points);
    if (!to_template) return refused(ExtractionFailure::landmarks_unreliable, box);
    const cv::Size usual(biometrics::aligned_face_size, biometrics::aligned_face_size);
    const cv::Mat face = aligned_face(bgr, *to_template, usual);
    const auto measured = measure_face(face, points.five);
    if (const auto reason = biometrics::refusal(points.five, *to_template, quality)) {
      return refused(*reason, box, measured);
    }
    if (const auto reason = biometrics::refusal(measured, quality)) {
      return refused(*reason, box, measured);
    }
    const auto placed = placed_face(bgr, points, face);
    if (placed.empty()) return refused(ExtractionFailure::landmarks_unreliable, box, measured);
    const auto features = extract_features(embedding, placed);
    if (!features) return features.error();
    auto made = made_of(*features);
    if (!made) return made.error();
    return Extraction{*std::move(made), std::nullopt, box, measured};
  }

  /// The face where the embedding wants it: most want it where the measures want it, too.
  cv::Mat placed_face(const cv::Mat& bgr, const FaceLandmarks& points, const cv::Mat& usual) const {
    const auto& input = embedding.network.input;
    const auto& alignment = embedding.network.alignment.value();
    const auto same = [](biometrics::Point a, biometrics::Point b) {
      return std::abs(a.x - b.x) < 1e-4F && std::abs(a.y - b.y) < 1e-4F;
    };
    const bool shared = input.width == usual.cols && input.height == usual.rows &&
                        alignment.points == biometrics::AlignedPoints::eyes_nose_mouth &&
                        std::ranges::equal(alignment.places, biometrics::aligned_face_points, same);
    if (shared) return usual;
    const auto transform =
        biometrics::fit_similarity(points_for(points, alignment.points), alignment.places);
    if (!transform) return {};
    return aligned_face(bgr, *transform, cv::Size(input.width, input.height));
  }

  /// Distances are between features as the network gives them, unless an offset asks for unit
  /// length.
  core::Result<biometrics::Template> made_of(const std::vector<float>& features) const {
    if (score_kind() == ScoreKind::distance && mean_offset.empty()) {
      return biometrics::Template{features};
    }
    auto centred = biometrics::without_offset(features, mean_offset);
    if (!centred) return centred.error();
    return biometrics::Template{*std::move(centred)};
  }
};

core::Result<std::unique_ptr<FaceNetworkComparator>> FaceNetworkComparator::load(
    FaceNetworkOptions options) {
  const biometrics::NetworkRegistry& registry =
      options.registry ? *options.registry : network_registry::shipped_networks();
  const auto networks = networks_with_digests(options, registry);
  if (!networks) return networks.error();
  auto digests = digests_of(*networks);
  const auto& wanted = options.calibration.network_digests;
  if (!wanted.empty() && wanted != digests) {
    return core::fail(
        core::Errc::digest_mismatch,
        fmt::format("calibration {} was made with other networks", options.calibration.name));
  }
  std::vector<LoadedNetwork> loaded;
  for (const FaceNetwork& network : *networks) {
    auto one = opencv::load(options.network_folder, network);
    if (!one) return one.error();
    loaded.push_back(*std::move(one));
  }
  cv::setNumThreads(std::max(1, options.threads));
  const biometrics::ComparatorRecipe& recipe = registry.comparators.at(options.comparator);
  std::optional<LoadedNetwork> landmarks;
  if (!recipe.landmarks.empty()) landmarks = std::move(loaded[1]);
  auto parts = std::make_shared<Parts>(Parts{std::move(loaded.front()), std::move(landmarks),
                                             std::move(loaded.back()), recipe.portrait_border,
                                             options.quality.value_or(recipe.limits),
                                             options.calibration.mean_offset, std::move(digests),
                                             PictureMemory<Extraction>(options.remembered)});
  return std::unique_ptr<FaceNetworkComparator>(
      new FaceNetworkComparator(std::move(options), std::move(parts)));
}

FaceNetworkComparator::FaceNetworkComparator(FaceNetworkOptions options,
                                             std::shared_ptr<Parts> parts)
    : options_(std::move(options)), parts_(std::move(parts)) {}

FaceNetworkComparator::~FaceNetworkComparator() = default;

biometrics::ComparatorIdentity FaceNetworkComparator::identity() const {
  return {"madoguchi " + options_.comparator + " comparator", options_.calibration.name,
          parts_->digests, parts_->score_kind(), std::max(1, options_.threads)};
}

biometrics::Threshold FaceNetworkComparator::threshold() const {
  return options_.calibration.threshold;
}

const biometrics::QualityLimits& FaceNetworkComparator::limits() const { return parts_->quality; }

void FaceNetworkComparator::set_limits(const biometrics::QualityLimits& limits) {
  parts_->quality = limits;
}

core::Result<Extraction> FaceNetworkComparator::extract(const biometrics::Image& sample,
                                                        SampleRole role) {
  return parts_->memory.value_of(sample, circumstances(role, parts_->quality), [&] {
    return guarded(core::Errc::internal, "face networks",
                   [&] { return parts_->extract(sample, role); });
  });
}

ports::Task<Extraction> FaceNetworkComparator::create_template(
    std::shared_ptr<const biometrics::Image> sample, SampleRole role) {
  if (!sample) co_return core::fail(core::Errc::invalid_argument, "no picture");
  if (!options_.worker) co_return extract(*sample, role);
  auto work = [parts = parts_, sample, role] {
    return guarded(core::Errc::internal, "face networks",
                   [&] { return parts->extract(*sample, role); });
  };
  auto waiting = async::run_on(*options_.worker, std::move(work));
  co_return co_await std::move(waiting);
}

core::Result<biometrics::ComparisonScore> FaceNetworkComparator::compare(
    const biometrics::Template& probe, const biometrics::Template& reference) {
  if (parts_->score_kind() == ScoreKind::distance) {
    return biometrics::distance_similarity(probe, reference);
  }
  return biometrics::cosine_similarity(probe, reference);
}

}  // namespace madoguchi::adapters::opencv
