// SPDX-License-Identifier: Apache-2.0
#include "sim/camera_recording/growing_package.hpp"

#include <algorithm>

namespace madoguchi::sim::camera_recording {
namespace {

using std::chrono::microseconds;

// What the video file itself may say; the true times stand in the list of frames.
constexpr double slowest_rate = 1;
constexpr double fastest_rate = 240;
constexpr double usual_rate = 10;

}  // namespace

core::Result<> GrowingPackage::begin(double frames_per_second) {
  description_.width = waiting_->width;
  description_.height = waiting_->height;
  auto writer = camera::StreamPackageWriter::create(
      folder_, description_, std::clamp(frames_per_second, slowest_rate, fastest_rate));
  if (!writer) return writer.error();
  writer_.emplace(*std::move(writer));
  const auto added = writer_->add(microseconds(0), *waiting_);
  waiting_.reset();
  return added;
}

core::Result<> GrowingPackage::add(microseconds at, biometrics::Image frame) {
  if (!writer_ && !waiting_) {
    first_ = last_ = at;
    description_.width = frame.width;
    description_.height = frame.height;
    waiting_ = std::move(frame);
    return {};
  }
  if (at <= last_) {
    return core::fail(core::Errc::invalid_argument, "frame times do not increase");
  }
  if (!writer_) {
    const auto begun = begin(1e6 / static_cast<double>((at - first_).count()));
    if (!begun) return begun.error();
  }
  last_ = at;
  return writer_->add(at - first_, frame);
}

std::size_t GrowingPackage::frames() const {
  return writer_ ? writer_->frames().size() : waiting_ ? 1U : 0U;
}

core::Result<> GrowingPackage::commit(camera::StreamSource source) {
  if (waiting_) {
    const auto begun = begin(usual_rate);
    if (!begun) return begun.error();
  }
  if (!writer_) return core::fail(core::Errc::invalid_argument, "no frame");
  writer_->set_source(std::move(source));
  return writer_->commit();
}

}  // namespace madoguchi::sim::camera_recording
