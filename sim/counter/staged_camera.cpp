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
  changed_ = false;
  playing_ = *std::move(camera);
  const auto playing = playing_;
  co_return co_await playing->start();
}

ports::Task<ports::Frame> StagedCamera::next() {
  while (playing_) {
    if (changed_ && own_ == nullptr) {
      const auto begun_anew = co_await start();
      if (!begun_anew) co_return begun_anew.error();
    }
    const auto playing = playing_;
    core::Result<ports::Frame> frame = co_await playing->next();
    // Whoever stood there while the frame was taken is there no more.
    if (playing == playing_ && changed_ && own_ == nullptr) continue;
    if (playing == playing_) co_return frame;
    break;
  }
  co_return core::fail(core::Errc::camera_failure, "the camera is switched off");
}

void StagedCamera::stop() {
  if (playing_) playing_->stop();
  playing_.reset();
}

}  // namespace madoguchi::sim::counter
