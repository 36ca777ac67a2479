// SPDX-License-Identifier: Apache-2.0
// What a scenario moves at the counter: the card, the people before the camera, the service.
#pragma once

#include "ports/stage.hpp"
#include "ports/trace_sink.hpp"
#include "scenario/world.hpp"
#include "sim/counter/devices.hpp"
#include "sim/counter/staged_camera.hpp"
#include "sim/counter/staged_card.hpp"
#include "sim/eligibility/registered_person.hpp"

#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace madoguchi::sim::counter {

class ReferenceStage final : public ports::Stage {
 public:
  /// All of them outlive the stage.
  ReferenceStage(const scenario::World& world, Devices& devices,
                 std::map<std::string, StagedCard> cards, StagedCamera& camera,
                 std::filesystem::path face_folder, ports::TraceSink& trace);

  /// What the cards said, as files of the report.
  std::vector<scenario::EvidenceFile> evidence() const;

  /// Told when the patient has another card in the hand.
  void on_card(std::function<void(const scenario::Card& card)> told) {
    held_card_ = std::move(told);
  }

  /// Told when the cable of the reader is pulled out or plugged in.
  void on_reader_cable(std::function<void(bool plugged)> told) { cable_ = std::move(told); }

  /// Told how the front of the card looks from now on.
  void on_surface(std::function<core::Result<>(const ports::SurfaceView& view)> told) {
    surface_ = std::move(told);
  }

  /// How files for the EMR are read.
  using FaceFileReader =
      std::function<core::Result<madoguchi::eligibility::OqsMessage>(std::string_view bytes)>;
  void on_face_file(FaceFileReader read) { read_ = std::move(read); }

  ports::Task<> insert_card() override;
  ports::Task<> remove_card() override;
  core::Result<> add_card_fault(ports::CardFault fault) override;
  core::Result<> clear_card_faults() override;
  core::Result<> hold_card(const std::string& card) override;
  core::Result<> set_day(core::CivilDate day) override;
  core::Result<> set_insurance(ports::InsuranceChange change) override;
  ports::Task<> set_service(ports::ServiceCondition condition) override;
  core::Result<> set_surface(ports::SurfaceView view) override;
  core::Result<int> number_tries_left() override;
  core::Result<> set_reader_cable(bool plugged) override;
  ports::Task<> face_camera(std::string person) override;
  ports::Task<> set_scene(biometrics::Scene scene) override;
  core::Result<std::vector<ports::EmrFile>> face_files() override;
  core::Result<madoguchi::eligibility::OqsMessage> read_face_file(
      const ports::EmrFile& file) override {
    return read_(file.content);
  }
  ports::Clock& clock() override { return devices_.clock(); }

 private:
  void note(ports::Lane lane, std::string title);

  const scenario::World& world_;
  Devices& devices_;
  std::map<std::string, StagedCard> cards_;             ///< by name
  StagedCard* card_;                                    ///< in the hand or on the reader
  std::vector<eligibility::RegisteredPerson> insured_;  ///< whom the service knows
  StagedCamera& camera_;
  std::filesystem::path face_folder_;
  ports::TraceSink& trace_;
  bool card_inserted_ = false;
  std::function<void(bool)> cable_;
  FaceFileReader read_;
  std::function<void(const scenario::Card&)> held_card_;
  std::function<core::Result<>(const ports::SurfaceView&)> surface_;
};

}  // namespace madoguchi::sim::counter
