// SPDX-License-Identifier: Apache-2.0
#include "adapters/opencv/face_network_comparator.hpp"

#include "adapters/async/run_on.hpp"
#include "adapters/opencv/face_alignment.hpp"
#include "adapters/opencv/face_networks.hpp"
#include "adapters/opencv/mat.hpp"
#include "adapters/opencv/network_files.hpp"
#include "biometrics/template_arithmetic.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace madoguchi::adapters::opencv {
namespace {

using biometrics::Extraction;
using biometrics::ExtractionFailure;
using biometrics::FaceBox;
using biometrics::SampleRole;

Extraction refused(ExtractionFailure failure, std::optional<FaceBox> box = {}) {
  return {std::nullopt, failure, box};
}

/// Card portraits are cropped so tightly that the detector wants a border around them; frames of a
/// camera lose small faces by one.
std::vector<FaceBox> detect(FaceDetector& detector, const cv::Mat& bgr, SampleRole role) {
  if (role == SampleRole::probe) return detector.detect(bgr);
  const int border = std::max(bgr.cols, bgr.rows) / 2;
  cv::Mat bordered;
  cv::copyMakeBorder(bgr, bordered, border, border, border, border, cv::BORDER_CONSTANT);
  auto boxes = detector.detect(bordered);
  const auto shift = static_cast<float>(border);
  for (FaceBox& box : boxes) {
    box.left -= shift;
    box.right -= shift;
    box.top -= shift;
    box.bottom -= shift;
  }
  return boxes;
}

}  // namespace

struct FaceNetworkComparator::Parts {
  FaceNetworks networks;
  biometrics::QualityLimits quality;
  std::vector<float> mean_offset;

  core::Result<Extraction> extract(const biometrics::Image& sample, SampleRole role) {
    const auto bgr = bgr_of(sample);
    if (!bgr) return bgr.error();
    const auto boxes = detect(networks.detector, *bgr, role);
    const auto box = biometrics::largest_box(boxes);
    if (!box) return refused(ExtractionFailure::no_face);
    if (biometrics::ambiguous(boxes, quality)) {
      return refused(ExtractionFailure::several_faces, box);
    }
    return describe(*bgr, *box);
  }

  core::Result<Extraction> describe(const cv::Mat& bgr, const FaceBox& box) {
    const auto points = networks.landmarks.find(bgr, box);
    const auto to_template = biometrics::fit_similarity(points, biometrics::aligned_face_points);
    if (!to_template) return refused(ExtractionFailure::landmarks_unreliable, box);
    if (const auto reason = biometrics::refusal(points, *to_template, quality)) {
      return refused(*reason, box);
    }
    const auto features = networks.features.extract(aligned_face(bgr, *to_template));
    auto centred = biometrics::without_offset(features, mean_offset);
    if (!centred) return centred.error();
    return Extraction{biometrics::Template{*std::move(centred)}, std::nullopt, box};
  }
};

core::Result<std::unique_ptr<FaceNetworkComparator>> FaceNetworkComparator::load(
    FaceNetworkOptions options) {
  const auto& wanted = options.calibration.network_digests;
  if (!wanted.empty() && wanted != reference_network_digests()) {
    return core::fail(
        core::Errc::digest_mismatch,
        fmt::format("calibration {} was made with other networks", options.calibration.name));
  }
  auto networks = load_face_networks(options.network_folder);
  if (!networks) return networks.error();
  cv::setNumThreads(std::max(1, options.threads));
  auto parts = std::make_shared<Parts>(
      Parts{*std::move(networks), options.quality, options.calibration.mean_offset});
  return std::unique_ptr<FaceNetworkComparator>(
      new FaceNetworkComparator(std::move(options), std::move(parts)));
}

FaceNetworkComparator::FaceNetworkComparator(FaceNetworkOptions options,
                                             std::shared_ptr<Parts> parts)
    : options_(std::move(options)), parts_(std::move(parts)) {}

FaceNetworkComparator::~FaceNetworkComparator() = default;

biometrics::ComparatorIdentity FaceNetworkComparator::identity() const {
  return {"madoguchi reference comparator", options_.calibration.name, reference_network_digests()};
}

biometrics::Threshold FaceNetworkComparator::threshold() const {
  return options_.calibration.threshold;
}

core::Result<Extraction> FaceNetworkComparator::extract(const biometrics::Image& sample,
                                                        SampleRole role) {
  return guarded(core::Errc::internal, "face networks",
                 [&] { return parts_->extract(sample, role); });
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
  return biometrics::cosine_similarity(probe, reference);
}

}  // namespace madoguchi::adapters::opencv
