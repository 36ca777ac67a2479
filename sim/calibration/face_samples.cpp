// SPDX-License-Identifier: Apache-2.0
#include "sim/calibration/face_samples.hpp"

#include "adapters/opencv/image_codec.hpp"
#include "biometrics/template_arithmetic.hpp"
#include "sim/camera/media_rendering.hpp"

namespace madoguchi::sim::calibration {
namespace {

using adapters::opencv::FaceNetworkComparator;
using biometrics::SampleRole;

core::Result<> add_reference(FaceNetworkComparator& comparator, FaceSamples& samples) {
  const auto file = camera::render_photograph(samples.person);
  if (!file) return file.error();
  const auto photograph = adapters::opencv::ImageCodec().decode(*file);
  if (!photograph) return photograph.error();
  auto extraction = comparator.extract(*photograph, SampleRole::reference);
  if (!extraction) return extraction.error();
  if (!extraction->face) return {};
  auto features = biometrics::normalised(extraction->face->features);
  if (!features) return features.error();
  samples.reference = *std::move(features);
  return {};
}

core::Result<> add_probe(FaceNetworkComparator& comparator, const biometrics::Image& frame,
                         FaceSamples& samples) {
  auto extraction = comparator.extract(frame, SampleRole::probe);
  if (!extraction) return extraction.error();
  if (!extraction->face) {
    ++samples.probe_failures;
    return {};
  }
  auto features = biometrics::normalised(extraction->face->features);
  if (!features) return features.error();
  samples.probes.push_back(*std::move(features));
  return {};
}

}  // namespace

core::Result<std::vector<FaceSamples>> extract_samples(FaceNetworkComparator& comparator,
                                                       const CalibrationPlan& plan,
                                                       const SampleProgress& progress) {
  std::vector<FaceSamples> people;
  const std::size_t total = plan.last_person - plan.first_person + 1;
  const camera::Take take{.frames = plan.frames_per_stream, .frames_per_second = 1};
  for (std::uint64_t person = plan.first_person; person <= plan.last_person; ++person) {
    FaceSamples samples;
    samples.person = person;
    const auto referenced = add_reference(comparator, samples);
    if (!referenced) return referenced.error();
    for (const biometrics::Scene& scene : plan.scenes) {
      const auto recorded =
          camera::render_take(person, scene, take, [&](int, const biometrics::Image& frame) {
            return add_probe(comparator, frame, samples);
          });
      if (!recorded) return recorded.error();
    }
    people.push_back(std::move(samples));
    if (progress) progress(people.size(), total);
  }
  return people;
}

}  // namespace madoguchi::sim::calibration
