// SPDX-License-Identifier: Apache-2.0
#include "sim/counter/staged_camera.hpp"

namespace madoguchi::sim::counter {

ports::Task<> StagedCamera::start() {
  const core::Result<camera::StreamPackage> package =
      recording_.empty() ? media_.stream(person_, scene_) : camera::StreamPackage::load(recording_);
  if (!package) co_return package.error();
  playing_ = devices_.camera(*package);
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
