// SPDX-License-Identifier: Apache-2.0
// What a scenario moves at the counter: the card, the people before the camera, the service.
#pragma once

#include "ports/stage.hpp"
#include "ports/trace_sink.hpp"
#include "scenario/world.hpp"
#include "sim/counter/devices.hpp"
#include "sim/counter/staged_camera.hpp"
#include "sim/counter/staged_card.hpp"

#include <filesystem>
#include <functional>

namespace madoguchi::sim::counter {

class ReferenceStage final : public ports::Stage {
 public:
  /// All of them outlive the stage.
  ReferenceStage(const scenario::World& world, Devices& devices, StagedCard card,
                 StagedCamera& camera, std::filesystem::path face_folder, ports::TraceSink& trace);

  const StagedCard& card() const { return card_; }

  /// Told when the cable of the reader is pulled out or plugged in.
  void on_reader_cable(std::function<void(bool plugged)> told) { cable_ = std::move(told); }

  /// Told how the front of the card looks from now on.
  void on_surface(std::function<core::Result<>(const ports::SurfaceView& view)> told) {
    surface_ = std::move(told);
  }

  ports::Task<> insert_card() override;
  ports::Task<> remove_card() override;
  core::Result<> add_card_fault(ports::CardFault fault) override;
  core::Result<> clear_card_faults() override;
  ports::Task<> set_service(ports::ServiceCondition condition) override;
  core::Result<> set_surface(ports::SurfaceView view) override;
  core::Result<int> number_tries_left() override;
  core::Result<> set_reader_cable(bool plugged) override;
  ports::Task<> face_camera(std::string person) override;
  ports::Task<> set_scene(biometrics::Scene scene) override;
  core::Result<std::vector<ports::EmrFile>> face_files() override;
  ports::Clock& clock() override { return devices_.clock(); }

 private:
  void note(ports::Lane lane, std::string title);

  const scenario::World& world_;
  Devices& devices_;
  StagedCard card_;
  StagedCamera& camera_;
  std::filesystem::path face_folder_;
  ports::TraceSink& trace_;
  bool card_inserted_ = false;
  std::function<void(bool)> cable_;
  std::function<core::Result<>(const ports::SurfaceView&)> surface_;
};

}  // namespace madoguchi::sim::counter
