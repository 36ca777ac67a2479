// SPDX-License-Identifier: Apache-2.0
// Where counters are built: what all counters of a run share is made once, a factory for each
// thread adds what only one counter at a time may use.
#pragma once

#include "adapters/opencv/attack_detection.hpp"
#include "biometrics/calibration.hpp"
#include "biometrics/face_network.hpp"
#include "scenario/counter.hpp"
#include "scenario/scenario_document.hpp"
#include "sim/camera/media_library.hpp"
#include "sim/counter/examined_factory.hpp"
#include "sim/counter/own_camera.hpp"
#include "sim/emr/emr_counter.hpp"
#include "sim/pki/test_hierarchy.hpp"
#include "sim/vpcd/reader_bank.hpp"

#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace madoguchi::checkin::rules {
struct RuleTable;
}

namespace madoguchi::sim::counter {

/// Folders and sizes of a run.
struct WorkshopSettings {
  std::filesystem::path networks;               ///< face networks
  std::filesystem::path media;                  ///< photographs and streams
  std::filesystem::path keys;                   ///< test keys
  std::filesystem::path calibration;            ///< file that says how the comparator decides
  std::filesystem::path attack_detection = {};  ///< calibration; empty: beside `calibration`
  std::optional<biometrics::Calibration> decides = {};  ///< instead of what that file says
  std::string comparator = "reference";                 ///< a recipe of the registry
  std::shared_ptr<const biometrics::NetworkRegistry> registry = {};  ///< the shipped one if empty
  std::optional<ComparatorUnderTest> under_test = {};                ///< in the place of ours
  std::optional<OwnCamera> own_camera = {};  ///< in the place of drawn people
  /// What replaces the online check; empty: the rules that are shipped.
  std::shared_ptr<const checkin::rules::RuleTable> rules = {};
  emr::OqsFiles files = {};  ///< for the EMR; without tables: data/oqs beside the calibrations
  emr::EmrMaker emr = emr::reference_emr();  ///< the EMR behind the counter
  scenario::Mode mode = scenario::Mode::sim;
  int jobs = 1;  ///< counters that stand side by side
};

class Workshop {
 public:
  /// Starts the private pcscd in mode hil. Errors: pcsc_missing, driver_missing,
  /// isolation_unavailable, network_model_missing, digest_mismatch, crypto_failure.
  static core::Result<std::unique_ptr<Workshop>> open(const WorkshopSettings& settings);

  /// The same with virtual readers that exist already; job n uses slot n.
  static core::Result<std::unique_ptr<Workshop>> open(const WorkshopSettings& settings,
                                                      std::shared_ptr<vpcd::ReaderBank> readers);

  /// The factory of one job (0 .. jobs-1); its counters use it one after the other, on one thread.
  core::Result<std::unique_ptr<scenario::CounterFactory>> factory(int job);

  camera::MediaLibrary& media() { return media_; }
  const pki::TestHierarchy& hierarchy() const { return hierarchy_; }

 private:
  Workshop(WorkshopSettings settings, pki::TestHierarchy hierarchy,
           biometrics::Calibration calibration,
           adapters::opencv::AttackDetectionCalibrations attack_detection,
           std::shared_ptr<vpcd::ReaderBank> readers);

  WorkshopSettings settings_;
  pki::TestHierarchy hierarchy_;
  biometrics::Calibration calibration_;
  adapters::opencv::AttackDetectionCalibrations attack_detection_;
  std::shared_ptr<vpcd::ReaderBank> readers_;
  camera::MediaLibrary media_;
};

/// The photographs and streams that the worlds of these scenarios show when they begin,
/// each once.
std::vector<camera::MediaItem> media_of(std::span<const scenario::ScenarioDocument> scenarios);

}  // namespace madoguchi::sim::counter
