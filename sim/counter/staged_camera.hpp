// SPDX-License-Identifier: Apache-2.0
// The reader's camera, before which the scenario lets people stand: each time it is switched on it
// plays the recorded stream of whoever is there then.
#pragma once

#include "biometrics/scene.hpp"
#include "ports/frame_source.hpp"
#include "sim/camera/media_library.hpp"
#include "sim/counter/devices.hpp"
#include "sim/counter/own_camera.hpp"

#include <cstdint>
#include <filesystem>
#include <memory>

namespace madoguchi::sim::counter {

class StagedCamera final : public ports::FrameSource {
 public:
  /// Media and devices outlive the camera.
  StagedCamera(camera::MediaLibrary& media, Devices& devices) : media_(media), devices_(devices) {}

  /// Takes effect with the next frame: a camera that is on begins anew.
  void show(std::uint64_t person_seed) {
    person_ = person_seed;
    recording_.clear();
    changed_ = true;
  }
  void show(const biometrics::Scene& scene) {
    scene_ = scene;
    recording_.clear();
    changed_ = true;
  }
  /// A recorded stream, until somebody else is shown.
  void show_recording(std::filesystem::path package) {
    recording_ = std::move(package);
    changed_ = true;
  }

  /// Whatever this camera shows, instead of everybody and everything else; it outlives this one.
  void replace_by(const OwnCamera& own) { own_ = &own; }

  /// Throws OwnCameraLost. Errors: those of the media library (a stream that cannot be made or
  /// read).
  ports::Task<> start() override;
  ports::Task<ports::Frame> next() override;
  void stop() override;

 private:
  using Camera = std::unique_ptr<ports::FrameSource>;
  core::Result<Camera> staged();
  core::Result<Camera> own();

  camera::MediaLibrary& media_;
  Devices& devices_;
  std::uint64_t person_ = 0;
  biometrics::Scene scene_;
  std::filesystem::path recording_;              ///< empty: somebody who is drawn
  const OwnCamera* own_ = nullptr;               ///< the user's; null: none
  bool changed_ = false;                         ///< since the camera was switched on
  std::shared_ptr<ports::FrameSource> playing_;  ///< a waiting next() keeps it
};

}  // namespace madoguchi::sim::counter
