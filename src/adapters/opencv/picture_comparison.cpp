// SPDX-License-Identifier: Apache-2.0
#include "adapters/opencv/picture_comparison.hpp"

#include "adapters/files/files.hpp"
#include "adapters/opencv/image_codec.hpp"
#include "adapters/opencv/network_files.hpp"

namespace madoguchi::adapters::opencv {
namespace {

constexpr std::size_t largest_calibration = std::size_t{1} << 20U;

}  // namespace

using biometrics::SampleRole;

core::Result<PictureComparison> compare_images(FaceNetworkComparator& comparator,
                                               const biometrics::Image& reference,
                                               const biometrics::Image& probe) {
  auto reference_face = comparator.extract(reference, SampleRole::reference);
  if (!reference_face) return reference_face.error();
  auto probe_face = comparator.extract(probe, SampleRole::probe);
  if (!probe_face) return probe_face.error();

  PictureComparison result{*reference_face, *probe_face, {}, comparator.threshold(), {}};
  if (result.reference.face && result.probe.face) {
    const auto score = comparator.compare(*result.probe.face, *result.reference.face);
    if (!score) return score.error();
    result.score = *score;
    result.decision = biometrics::decide(*score, result.threshold);
  }
  return result;
}

core::Result<PictureComparison> compare_pictures(FaceNetworkComparator& comparator,
                                                 const std::filesystem::path& reference,
                                                 const std::filesystem::path& probe) {
  const auto reference_picture = load_image(reference);
  if (!reference_picture) return reference_picture.error();
  const auto probe_picture = load_image(probe);
  if (!probe_picture) return probe_picture.error();
  return compare_images(comparator, *reference_picture, *probe_picture);
}

core::Result<PictureComparison> compare_pictures(const std::filesystem::path& reference,
                                                 const std::filesystem::path& probe,
                                                 const biometrics::Calibration& calibration) {
  auto comparator = FaceNetworkComparator::load(
      {.network_folder = default_network_folder(), .calibration = calibration});
  if (!comparator) return comparator.error();
  return compare_pictures(**comparator, reference, probe);
}

core::Result<biometrics::Calibration> load_calibration(const std::filesystem::path& path) {
  const auto text = files::read_file(path, largest_calibration);
  if (!text) return text.error();
  auto calibration = biometrics::parse_calibration(*text);
  if (!calibration) {
    return core::fail(calibration.error().code, path.string() + ": " + calibration.error().context);
  }
  return calibration;
}

}  // namespace madoguchi::adapters::opencv
