// SPDX-License-Identifier: Apache-2.0
// The user's own camera in the place of drawn people: an address, a device or a recorded stream
// (docs/camera-streams.md). The suite cannot tell it what to show.
#pragma once

#include "ports/frame_source.hpp"
#include "scenario/card_statement.hpp"
#include "sim/camera/stream_package.hpp"

#include <memory>
#include <optional>
#include <stdexcept>
#include <string>

namespace madoguchi::sim::counter {

struct OwnCamera {
  std::string from;                              ///< as the user wrote it
  std::optional<camera::StreamPackage> package;  ///< empty: it is live
  std::optional<std::uint64_t> person;           ///< whom it shows, where that is known
  biometrics::Scene scene{};                     ///< how, as far as that is known
  core::Bytes photograph{};  ///< JPEG 2000, for the holder's card; empty: the drawn person's
};

/// What a text names. Errors: invalid_argument with what was expected and the nearest name that is
/// there; those of StreamPackage::load. Devices and addresses are not tried.
core::Result<OwnCamera> find_own_camera(const std::string& from);

/// Why a scenario cannot be seen by such a camera; empty if it can. Without knowledge of who it
/// shows, that person is taken for the card's holder.
std::optional<scenario::NotRun> why_not(const scenario::ScenarioDocument& scenario,
                                        const OwnCamera& camera);

/// The camera is gone, which is nobody's failure but the end of the scenario.
class OwnCameraLost : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// Wraps a camera, and is one: what is an error of the camera is thrown as OwnCameraLost, except
/// its orderly end.
class OwnFrames final : public ports::FrameSource {
 public:
  explicit OwnFrames(std::unique_ptr<ports::FrameSource> camera) : camera_(std::move(camera)) {}

  ports::Task<> start() override;
  ports::Task<ports::Frame> next() override;
  void stop() override { camera_->stop(); }

 private:
  std::unique_ptr<ports::FrameSource> camera_;
};

}  // namespace madoguchi::sim::counter
