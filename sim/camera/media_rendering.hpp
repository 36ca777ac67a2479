// SPDX-License-Identifier: Apache-2.0
// Which pictures belong to a synthetic person: the photograph on the card and the takes before the
// counter's camera. Everything that shows people draws them through here.
#pragma once

#include "biometrics/image.hpp"
#include "biometrics/scene.hpp"
#include "core/bytes.hpp"
#include "core/result.hpp"

#include <cstdint>
#include <functional>
#include <string>

namespace madoguchi::sim::camera {

/// Version of the pixels: of the program that draws people and of the choices made here.
std::string media_version();

/// The card's photograph: taken 0 to 9 years ago, without glasses, grey, JPEG 2000 of at most 6000
/// bytes. Size and bytes on real cards are not public; both are assumptions.
core::Result<core::Bytes> render_photograph(std::uint64_t person);

/// Receives a frame and its time in milliseconds.
using FrameReceiver = std::function<core::Result<>(int, const biometrics::Image&)>;

/// How a take is sampled: size 640 x 480.
struct Take {
  std::uint64_t seed = 0;  ///< another seed is another visit
  int frames = 24;
  double frames_per_second = 10;

  auto operator<=>(const Take&) const = default;
};

/// Draws a take frame by frame; stops at the first error of the receiver and returns it.
core::Result<> render_take(std::uint64_t person, const biometrics::Scene& scene, const Take& take,
                           const FrameReceiver& receiver);

}  // namespace madoguchi::sim::camera
