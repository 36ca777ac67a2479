// SPDX-License-Identifier: Apache-2.0
#include "sim/counter/workshop.hpp"

#include "adapters/network_registry/network_registry.hpp"
#include "adapters/opencv/face_network_comparator.hpp"
#include "adapters/opencv/network_files.hpp"
#include "adapters/opencv/picture_comparison.hpp"
#include "adapters/oqs_tables/load_oqs_tables.hpp"
#include "sim/counter/people.hpp"
#include "sim/counter/reference_factory.hpp"

#include <algorithm>
#include <utility>

namespace madoguchi::sim::counter {

namespace {

/// More than all scenarios together show.
constexpr std::size_t remembered_pictures = 4096;

core::Result<> check_networks(const WorkshopSettings& settings) {
  const biometrics::NetworkRegistry& registry =
      settings.registry ? *settings.registry : adapters::network_registry::shipped_networks();
  const auto networks = adapters::opencv::networks_of(registry, settings.comparator);
  if (!networks) return networks.error();
  for (const biometrics::FaceNetwork& network : *networks) {
    for (const biometrics::NetworkFile& file : network.files) {
      const auto read = adapters::opencv::read_network_file(settings.networks, file);
      if (!read) return read.error();
    }
  }
  return {};
}

}  // namespace

Workshop::Workshop(WorkshopSettings settings, pki::TestHierarchy hierarchy,
                   biometrics::Calibration calibration,
                   adapters::opencv::AttackDetectionCalibrations attack_detection,
                   std::shared_ptr<vpcd::ReaderBank> readers)
    : settings_(std::move(settings)),
      hierarchy_(std::move(hierarchy)),
      calibration_(std::move(calibration)),
      attack_detection_(std::move(attack_detection)),
      readers_(std::move(readers)),
      media_(settings_.media) {
  if (settings_.files.tables) return;
  // data/calibrations/x.json -> data/oqs
  settings_.files.tables = std::make_shared<const madoguchi::eligibility::OqsTables>(
      adapters::oqs_tables::load_oqs_tables(settings_.calibration.parent_path().parent_path() /
                                            "oqs"));
}

core::Result<std::unique_ptr<Workshop>> Workshop::open(const WorkshopSettings& settings) {
  if (settings.mode == scenario::Mode::sim) return open(settings, nullptr);
  adapters::pcsc::PrivatePcscdOptions options;
  options.slots = settings.jobs;
  core::Result<std::unique_ptr<vpcd::ReaderBank>> readers = vpcd::ReaderBank::start(options);
  if (!readers) return readers.error();
  return open(settings, std::move(readers.value()));
}

core::Result<std::unique_ptr<Workshop>> Workshop::open(const WorkshopSettings& settings,
                                                       std::shared_ptr<vpcd::ReaderBank> readers) {
  // Told before anything is rendered or started: a run without networks makes no sense.
  const auto there = check_networks(settings);
  if (!there) return there.error();
  auto keys = std::make_shared<pki::KeyStore>(settings.keys);
  core::Result<pki::TestHierarchy> hierarchy =
      pki::TestHierarchy::make(std::move(keys), authority_validity());
  if (!hierarchy) return hierarchy.error();
  core::Result<biometrics::Calibration> calibration =
      settings.decides ? core::Result<biometrics::Calibration>(*settings.decides)
                       : adapters::opencv::load_calibration(settings.calibration);
  if (!calibration) return calibration.error();
  auto attack_detection = adapters::opencv::load_attack_detection_calibrations(
      settings.attack_detection.empty()
          ? settings.calibration.parent_path() / "attack-detection.json"
          : settings.attack_detection);
  if (!attack_detection) return attack_detection.error();
  return std::unique_ptr<Workshop>(new Workshop(settings, std::move(hierarchy.value()),
                                                std::move(calibration.value()),
                                                *std::move(attack_detection), std::move(readers)));
}

core::Result<std::unique_ptr<scenario::CounterFactory>> Workshop::factory(int job) {
  // Where time is real, a network takes its time for every picture.
  const std::size_t remembered = settings_.mode == scenario::Mode::sim ? remembered_pictures : 0;
  adapters::opencv::FaceNetworkOptions options;
  options.network_folder = settings_.networks;
  options.calibration = calibration_;
  options.comparator = settings_.comparator;
  options.registry = settings_.registry;
  options.remembered = remembered;
  auto comparator = adapters::opencv::FaceNetworkComparator::load(std::move(options));
  if (!comparator) return comparator.error();
  auto pad = adapters::opencv::load_attack_detection({.network_folder = settings_.networks,
                                                      .registry = settings_.registry,
                                                      .remembered = remembered},
                                                     attack_detection_);
  if (!pad) return pad.error();
  auto factory =
      std::make_unique<ReferenceFactory>(hierarchy_, media_, std::move(comparator.value()),
                                         std::move(pad.value()), readers_.get(), job);
  if (settings_.own_camera) factory->see_by(*settings_.own_camera);
  factory->judge_by(settings_.rules);
  factory->write_by(settings_.files);
  std::unique_ptr<scenario::CounterFactory> counters;
  if (settings_.under_test) {
    auto examined = ExaminedFactory::make(std::move(factory), *settings_.under_test);
    if (!examined) return examined.error();
    counters = std::move(*examined);
  } else {
    counters = std::move(factory);
  }
  return std::unique_ptr<scenario::CounterFactory>(
      std::make_unique<emr::EmrFactory>(std::move(counters), settings_.files, settings_.emr));
}

namespace {

void add_stream(const scenario::World& world, const scenario::Camera& camera,
                std::vector<camera::MediaItem>& items) {
  const scenario::Person* person = world.find(camera.of);
  if (person != nullptr && camera.package.empty())
    items.push_back(camera::stream_item(person->seed, camera.scene));
}

}  // namespace

std::vector<camera::MediaItem> media_of(std::span<const scenario::ScenarioDocument> scenarios) {
  std::vector<camera::MediaItem> items;
  for (const scenario::ScenarioDocument& document : scenarios) {
    const scenario::World& world = document.world;
    for (const scenario::Card* card : world.cards()) {
      const std::string& face = card->photo_of.empty() ? card->of : card->photo_of;
      if (const scenario::Person* person = world.find(face)) {
        items.push_back({.person = person->seed, .scene = {}});
      }
    }
    if (world.card_alone) continue;  // nobody stands before a camera
    scenario::Camera camera = world.camera;
    add_stream(world, camera, items);
    for (const scenario::PlannedStep& step : document.steps) {
      step.step->change(camera);
      add_stream(world, camera, items);
    }
  }
  std::sort(items.begin(), items.end());
  items.erase(std::unique(items.begin(), items.end()), items.end());
  return items;
}

}  // namespace madoguchi::sim::counter
