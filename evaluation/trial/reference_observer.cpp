// SPDX-License-Identifier: Apache-2.0
#include "evaluation/trial/reference_observer.hpp"

#include "adapters/opencv/instrument_edges_pad.hpp"
#include "adapters/opencv/picture_comparison.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace madoguchi::evaluation::trial {
namespace {

/// Everything that a template and its attack detection score depend on beside the pixels.
std::string key_of(const ObserverChoice& choice, const biometrics::Calibration& calibration,
                   const adapters::opencv::AttackDetectionCalibrations* attack_detection) {
  std::string key = choice.comparator + "\n" + pictures::comparator_key(calibration);
  if (attack_detection == nullptr) return key;
  key += fmt::format(
      "attack detection\nnetwork {} edges {} rule {}\n", attack_detection->network.threshold.value,
      attack_detection->edges.threshold.value, adapters::opencv::InstrumentEdgesPad::rule_version);
  for (const std::string& network : attack_detection->network.network_digests) {
    key += network + "\n";
  }
  return key;
}

core::Result<adapters::opencv::FaceNetworkOptions> networks_of(const ObserverFolders& folders,
                                                               const ObserverChoice& choice) {
  if (choice.networks) return *choice.networks;
  const auto calibration =
      adapters::opencv::load_calibration(folders.calibrations / (choice.calibration + ".json"));
  if (!calibration) return calibration.error();
  adapters::opencv::FaceNetworkOptions networks;
  networks.network_folder = folders.networks;
  networks.calibration = *calibration;
  networks.comparator = choice.comparator;
  return networks;
}

}  // namespace

core::Result<std::unique_ptr<ReferenceObserver>> ReferenceObserver::load(
    const ObserverFolders& folders, const ObserverChoice& choice) {
  const auto networks = networks_of(folders, choice);
  if (!networks) return networks.error();
  auto first = adapters::opencv::FaceNetworkComparator::load(*networks);
  if (!first) return first.error();
  biometrics::Calibration calibration = networks->calibration;
  calibration.network_digests = (*first)->identity().network_digests;
  std::optional<adapters::opencv::AttackDetectionCalibrations> attacks;
  if (choice.attack_detection) {
    auto loaded = adapters::opencv::load_attack_detection_calibrations(folders.calibrations /
                                                                       "attack-detection.json");
    if (!loaded) return loaded.error();
    attacks = *std::move(loaded);
  }
  std::unique_ptr<ReferenceObserver> observer(new ReferenceObserver(pictures::TemplateStore(
      folders.templates, key_of(choice, calibration, attacks ? &*attacks : nullptr),
      choice.fresh)));
  observer->calibration_ = std::move(calibration);
  observer->comparators_.push_back(*std::move(first));
  for (int i = 0; i < std::max(1, choice.jobs); ++i) {
    if (i > 0) {
      auto comparator = adapters::opencv::FaceNetworkComparator::load(*networks);
      if (!comparator) return comparator.error();
      observer->comparators_.push_back(*std::move(comparator));
    }
    ports::PadSubsystem* watching = nullptr;
    if (attacks) {
      auto pad =
          adapters::opencv::load_attack_detection({.network_folder = folders.networks}, *attacks);
      if (!pad) return pad.error();
      observer->attack_detection_.push_back(*std::move(pad));
      watching = observer->attack_detection_.back().get();
    }
    observer->extractors_.push_back(std::make_unique<pictures::PresentationExtractor>(
        *observer->comparators_.back(), watching));
  }
  return observer;
}

ComparatorDescription ReferenceObserver::description() const {
  const biometrics::ComparatorIdentity identity = comparators_.front()->identity();
  ComparatorDescription result;
  result.name = identity.name;
  result.calibration = calibration_.name;
  result.threshold = calibration_.threshold.value;
  result.provisional = calibration_.provisional;
  result.measured_on = calibration_.measured_on;
  result.networks = identity.network_digests;
  result.roles = "counter";
  if (attack_detection_.empty()) return result;
  for (const std::string& network : attack_detection_.front()->identity().network_digests) {
    result.networks.push_back(network);
  }
  return result;
}

pictures::Observer ReferenceObserver::observer() const {
  pictures::Observer result{{}, &store_};
  for (const auto& extractor : extractors_) result.extractors.push_back(extractor.get());
  return result;
}

std::optional<double> ReferenceObserver::liveness_threshold() const {
  if (attack_detection_.empty()) return std::nullopt;
  return attack_detection_.front()->threshold();
}

std::vector<double> ReferenceObserver::template_times() const {
  std::vector<double> times;
  for (const auto& extractor : extractors_) {
    times.insert(times.end(), extractor->times().begin(), extractor->times().end());
  }
  std::sort(times.begin(), times.end());
  return times;
}

void ReferenceObserver::set_thresholds(PresentationEvaluationSettings& settings) const {
  settings.one_to_one.thresholds.insert(settings.one_to_one.thresholds.begin(),
                                        calibration_.threshold.value);
  settings.transactions.threshold = calibration_.threshold;
  if (const auto own = liveness_threshold()) settings.transactions.liveness_threshold = own;
}

PairScore ReferenceObserver::score(const pictures::Population& population) {
  return pictures::score_of(population, *comparators_.front());
}

FrameComparisons ReferenceObserver::evaluate(const pictures::Population& population,
                                             PresentationEvaluationSettings settings,
                                             Evaluation& evaluation, const std::string& kind) {
  set_thresholds(settings);
  evaluation.comparator = description();
  evaluation.bootstrap = settings.one_to_one.bootstrap;
  evaluation.data.kind = kind;
  evaluation.data.digest = population.digest;
  evaluation.data.pictures = population.set.samples;
  evaluation.data.extraction_failures = population.failures;
  return evaluate_presentations(population.set, score(population), settings, evaluation);
}

}  // namespace madoguchi::evaluation::trial
