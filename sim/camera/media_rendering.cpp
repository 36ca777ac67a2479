// SPDX-License-Identifier: Apache-2.0
#include "sim/camera/media_rendering.hpp"

#include "adapters/opencv/image_codec.hpp"
#include "sim/person/portrait.hpp"
#include "sim/person/recording.hpp"

#include <fmt/format.h>

#include <cmath>

namespace madoguchi::sim::camera {
namespace {

constexpr const char* choices_version = "2";  // of this file
constexpr std::size_t photograph_bytes = 6000;

}  // namespace

std::string media_version() {
  return fmt::format("{}.{}", person::generator_version(), choices_version);
}

core::Result<core::Bytes> render_photograph(std::uint64_t person) {
  return adapters::opencv::encode_jpeg2000_grey(
      person::card_photograph(person::Person::from_seed(person)), photograph_bytes);
}

core::Result<> render_take(std::uint64_t person, const biometrics::Scene& scene, const Take& take,
                           const FrameReceiver& receiver) {
  person::StreamPlan plan;
  plan.scene = scene;
  plan.seed = take.seed;
  plan.frames = take.frames;
  plan.frames_per_second = take.frames_per_second;
  core::Result<> outcome;
  person::render_stream(person::Person::from_seed(person), plan,
                        [&](int, double seconds, const biometrics::Image& frame) {
                          if (!outcome) return;
                          const auto milliseconds = static_cast<int>(std::lround(seconds * 1000));
                          outcome = receiver(milliseconds, frame);
                        });
  return outcome;
}

}  // namespace madoguchi::sim::camera
