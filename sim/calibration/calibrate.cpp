// SPDX-License-Identifier: Apache-2.0
#include "sim/calibration/calibrate.hpp"

#include "adapters/opencv/network_files.hpp"
#include "biometrics/scene_properties.hpp"
#include "biometrics/template_arithmetic.hpp"
#include "sim/camera/media_rendering.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace madoguchi::sim::calibration {
namespace {

using biometrics::Calibration;
using core::Errc;

constexpr std::size_t proofs = 4;

struct Scores {
  std::vector<double> mated;
  std::vector<double> non_mated;
};

/// Photographs and frames count the same, however many of each there are.
core::Result<std::vector<float>> offset_of(std::span<const FaceSamples> people) {
  std::vector<std::vector<float>> references;
  std::vector<std::vector<float>> probes;
  for (const FaceSamples& person : people) {
    if (person.reference) references.push_back(*person.reference);
    probes.insert(probes.end(), person.probes.begin(), person.probes.end());
  }
  const auto reference = biometrics::mean_features(references);
  if (!reference) return reference.error();
  const auto probe = biometrics::mean_features(probes);
  if (!probe) return probe.error();
  return biometrics::mean_features(std::vector{*reference, *probe});
}

core::Result<FaceSamples> centred(FaceSamples person, std::span<const float> offset) {
  if (person.reference) {
    auto features = biometrics::without_offset(*person.reference, offset);
    if (!features) return features.error();
    person.reference = *std::move(features);
  }
  for (auto& probe : person.probes) {
    auto features = biometrics::without_offset(probe, offset);
    if (!features) return features.error();
    probe = *std::move(features);
  }
  return person;
}

/// How two centred vectors are compared.
using Compare = core::Result<biometrics::ComparisonScore> (*)(const biometrics::Template&,
                                                              const biometrics::Template&);

Compare comparison_of(const CalibrationPlan& plan) {
  return plan.score == biometrics::ScoreKind::distance ? biometrics::distance_similarity
                                                       : biometrics::cosine_similarity;
}

/// Every frame of everyone against every photograph.
core::Result<> compare_all(std::span<const FaceSamples> people, std::span<const float> offset,
                           Compare compare, Scores& scores) {
  std::vector<FaceSamples> moved;
  for (const FaceSamples& person : people) {
    auto one = centred(person, offset);
    if (!one) return one.error();
    moved.push_back(*std::move(one));
  }
  for (const FaceSamples& holder : moved) {
    if (!holder.reference) continue;
    for (const FaceSamples& subject : moved) {
      for (const auto& probe : subject.probes) {
        const auto score = compare({probe}, {*holder.reference});
        if (!score) return score.error();
        (holder.person == subject.person ? scores.mated : scores.non_mated).push_back(score->value);
      }
    }
  }
  return {};
}

core::Result<Scores> cross_scores(std::span<const FaceSamples> people, Compare compare) {
  std::vector<FaceSamples> halves[2];
  for (const FaceSamples& person : people) halves[person.person % 2].push_back(person);
  Scores scores;
  for (int half = 0; half < 2; ++half) {
    const auto offset = offset_of(halves[1 - half]);
    if (!offset) return offset.error();
    const auto compared = compare_all(halves[half], *offset, compare, scores);
    if (!compared) return compared.error();
  }
  return scores;
}

biometrics::CalibrationPeople people_of(const CalibrationPlan& plan) {
  biometrics::CalibrationPeople people;
  people.first_seed = plan.first_person;
  people.last_seed = plan.last_person;
  for (const auto& scene : plan.scenes) {
    people.stream_kinds.push_back(biometrics::name_of_scene(scene));
  }
  people.frames_per_stream = plan.frames_per_stream;
  people.generator_version = camera::media_version();
  return people;
}

biometrics::CalibrationFigures figures_of(std::span<const FaceSamples> people, const Scores& scores,
                                          biometrics::Threshold threshold, double eer) {
  biometrics::CalibrationFigures figures;
  figures.fmr = biometrics::false_match_rate(scores.non_mated, threshold);
  figures.fnmr = biometrics::false_non_match_rate(scores.mated, threshold);
  figures.eer = eer;
  for (const FaceSamples& person : people) {
    ++figures.references;
    if (!person.reference) ++figures.reference_failures;
    figures.probes += static_cast<int>(person.probes.size()) + person.probe_failures;
    figures.probe_failures += person.probe_failures;
  }
  return figures;
}

core::Result<> add_proofs(std::span<const FaceSamples> people, Compare compare,
                          Calibration& calibration) {
  for (const FaceSamples& person : people) {
    if (calibration.proofs.size() == proofs) break;
    if (!person.reference || person.probes.empty() || person.probe_failures > 0) continue;
    const auto moved = centred(person, calibration.mean_offset);
    if (!moved) return moved.error();
    const auto score = compare({moved->probes.front()}, {*moved->reference});
    if (!score) return score.error();
    calibration.proofs.push_back({person.person, score->value});
  }
  return {};
}

}  // namespace

core::Result<Calibration> calibration_from(std::span<const FaceSamples> people,
                                           const CalibrationPlan& plan) {
  const auto scores = cross_scores(people, comparison_of(plan));
  if (!scores) return scores.error();
  const auto threshold = biometrics::threshold_at_fmr(scores->non_mated, plan.fmr);
  if (!threshold) return threshold.error();
  const auto eer = biometrics::equal_error_rate(scores->mated, scores->non_mated);
  if (!eer) return eer.error();
  auto offset = offset_of(people);
  if (!offset) return offset.error();

  Calibration calibration;
  calibration.name = biometrics::calibration_name("synthetic-people", plan.comparator);
  calibration.threshold = *threshold;
  calibration.measured_on =
      "Drawn people whom no scenario uses: each frame against the photograph of everyone in the "
      "same half of the people. It says nothing about real people.";
  calibration.rule = fmt::format(
      "Smallest threshold in steps of 0.0001 with FMR <= {} over the non-mated comparisons; people "
      "of even and odd number compared apart, each half with the mean offset of the other; "
      "computed by sim/calibration, not set by hand.",
      plan.fmr);
  calibration.mean_offset = *std::move(offset);
  calibration.network_digests = plan.network_digests;
  calibration.people = people_of(plan);
  calibration.figures = figures_of(people, *scores, *threshold, *eer);
  const auto proven = add_proofs(people, comparison_of(plan), calibration);
  if (!proven) return proven.error();
  return calibration;
}

core::Result<Calibration> calibrate(const std::filesystem::path& network_folder,
                                    const CalibrationPlan& plan, const SampleProgress& progress) {
  auto comparator = adapters::opencv::FaceNetworkComparator::load(
      {.network_folder = network_folder, .comparator = plan.comparator, .registry = plan.registry});
  if (!comparator) return comparator.error();
  const auto people = extract_samples(**comparator, plan, progress);
  if (!people) return people.error();
  CalibrationPlan known = plan;
  known.score = (*comparator)->identity().score;
  known.network_digests = (*comparator)->identity().network_digests;
  return calibration_from(*people, known);
}

std::string staleness(const Calibration& calibration, const std::string& comparator) {
  if (!calibration.people) return "it names no people";
  if (calibration.people->generator_version != camera::media_version()) {
    return fmt::format("it was made with people of version {}, now they are of version {}",
                       calibration.people->generator_version, camera::media_version());
  }
  if (calibration.network_digests != adapters::opencv::shipped_digests(comparator)) {
    return "it was made with other networks";
  }
  return {};
}

}  // namespace madoguchi::sim::calibration
