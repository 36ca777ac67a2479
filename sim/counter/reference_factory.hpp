// SPDX-License-Identifier: Apache-2.0
// Builds the reference counter for one scenario after another.
#pragma once

#include "adapters/opencv/face_network_comparator.hpp"
#include "ports/pad_subsystem.hpp"
#include "scenario/counter.hpp"
#include "sim/camera/media_library.hpp"
#include "sim/card_bench/virtual_reader_site.hpp"
#include "sim/counter/devices.hpp"
#include "sim/counter/own_camera.hpp"
#include "sim/counter/scenario_card.hpp"
#include "sim/counter/staged_card.hpp"
#include "sim/eligibility/eligibility_service.hpp"
#include "sim/emr/oqs_files.hpp"
#include "sim/pki/test_hierarchy.hpp"
#include "sim/vpcd/reader_bank.hpp"

#include <memory>

namespace madoguchi::checkin::rules {
struct RuleTable;
}

namespace madoguchi::sim::counter {

class ReferenceFactory final : public scenario::CounterFactory {
 public:
  /// References and `readers` outlive it; `readers` is needed for mode hil only, `slot` is the
  /// reader of this factory.
  ReferenceFactory(const pki::TestHierarchy& hierarchy, camera::MediaLibrary& media,
                   std::unique_ptr<adapters::opencv::FaceNetworkComparator> comparator,
                   std::unique_ptr<ports::PadSubsystem> pad, vpcd::ReaderBank* readers, int slot);

  core::Result<std::unique_ptr<scenario::Counter>> build(const scenario::World& world,
                                                         const scenario::CounterOptions& options,
                                                         ports::TraceSink& trace) override;

  /// Counters built from now on compare with another comparator, which says nothing of attacks:
  /// there is no attack detection then. It outlives them.
  void compare_with(ports::FaceComparator& other) { other_ = &other; }

  /// Counters built from now on see what this camera sees. It outlives them.
  void see_by(const OwnCamera& camera) { own_camera_ = &camera; }

  /// Terminals built from now on judge papers by these rules; empty: by those shipped.
  void judge_by(std::shared_ptr<const checkin::rules::RuleTable> rules) {
    rules_ = std::move(rules);
  }

  /// Terminals built from now on write files for the EMR so.
  void write_by(emr::OqsFiles files) { files_ = std::move(files); }

 private:
  /// The rules that a world is judged by: its own on top of those of the run.
  core::Result<std::shared_ptr<const checkin::rules::RuleTable>> rules_of(
      const scenario::World& world) const;
  core::Result<std::unique_ptr<eligibility::EligibilityService>> make_service(
      const scenario::World& world, std::uint64_t seed) const;
  core::Result<std::unique_ptr<Devices>> make_devices(const scenario::World& world,
                                                      const scenario::CounterOptions& options,
                                                      std::shared_ptr<card::CardDevice> card);
  core::Result<ScenarioCard> make_card_of(const scenario::World& world, const scenario::Card& card,
                                          std::uint64_t seed);
  /// The counter of a world without people.
  core::Result<std::unique_ptr<scenario::Counter>> build_card_alone(
      const scenario::World& world, const scenario::CounterOptions& options,
      const ScenarioCard& card, const StagedCard& staged, ports::TraceSink& trace);
  core::Result<std::unique_ptr<card_bench::CardSite>> make_site(
      const scenario::World& world, const scenario::CounterOptions& options,
      std::shared_ptr<card::CardDevice> card);
  /// Takes out the card that an earlier scenario left in the virtual reader.
  core::Result<> clear_reader();

  const pki::TestHierarchy& hierarchy_;
  camera::MediaLibrary& media_;
  std::unique_ptr<adapters::opencv::FaceNetworkComparator> comparator_;
  biometrics::QualityLimits limits_;  ///< of the comparator as it was made
  std::unique_ptr<ports::PadSubsystem> pad_;
  ports::FaceComparator* other_ = nullptr;
  const OwnCamera* own_camera_ = nullptr;
  std::shared_ptr<const checkin::rules::RuleTable> rules_;
  emr::OqsFiles files_;
  vpcd::ReaderBank* readers_;
  int slot_;
  std::unique_ptr<card_bench::OccupiedReader> occupied_;  ///< mode hil, cards alone
};

}  // namespace madoguchi::sim::counter
