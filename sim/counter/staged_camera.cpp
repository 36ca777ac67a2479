// SPDX-License-Identifier: Apache-2.0
#include "sim/counter/staged_camera.hpp"

#include "sim/camera_recording/camera_source.hpp"

namespace madoguchi::sim::counter {

core::Result<StagedCamera::Camera> StagedCamera::staged() {
  const core::Result<camera::StreamPackage> package =
      recording_.empty() ? media_.stream(person_, scene_) : camera::StreamPackage::load(recording_);
  if (!package) return package.error();
  return devices_.camera(*package);
}

core::Result<StagedCamera::Camera> StagedCamera::own() {
  if (own_->package) return devices_.camera(*own_->package);
  auto live = camera_recording::open_camera(own_->from, devices_.clock());
  if (!live) return live.error();
  return Camera(std::make_unique<OwnFrames>(*std::move(live)));
}

ports::Task<> StagedCamera::start() {
  core::Result<Camera> camera = own_ != nullptr ? own() : staged();
  if (!camera) co_return camera.error();
  playing_ = *std::move(camera);
  co_return co_await playing_->start();
}

ports::Task<ports::Frame> StagedCamera::next() {
  if (!playing_) co_return core::fail(core::Errc::camera_failure, "the camera is switched off");
  co_return co_await playing_->next();
}

void StagedCamera::stop() {
  if (playing_) playing_->stop();
  playing_.reset();
}

}  // namespace madoguchi::sim::counter
