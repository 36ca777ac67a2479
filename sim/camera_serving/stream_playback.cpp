// SPDX-License-Identifier: Apache-2.0
#include "sim/camera_serving/stream_playback.hpp"

#include "adapters/opencv/image_codec.hpp"
#include "sim/camera/looped_frames.hpp"
#include "sim/camera/scaled_clock.hpp"
#include "sim/camera_serving/mjpeg_part.hpp"

namespace madoguchi::sim::camera_serving {
namespace {

/// One client's playback.
struct Playback {
  Playback(boost::asio::any_io_executor executor, const ServedStream& stream,
           const StageSetting& setting)
      : clock(std::move(executor), core::CivilTime{}),
        scaled(clock, setting.speed),
        speed(setting.speed),
        source(stream.package().play(scaled)) {
    if (!setting.loop) return;
    const camera::StreamPackage& package = stream.package();
    source = std::make_unique<camera::LoopedFrames>(
        std::move(source), static_cast<int>(package.frames().size()), package.period(), scaled);
  }

  adapters::clock::SystemClock clock;
  camera::ScaledClock scaled;
  double speed;
  std::unique_ptr<ports::FrameSource> source;
  bool started = false;
  ports::Instant begun{};
};

ports::Awaitable<std::optional<std::string>> next_part(std::shared_ptr<Playback> playback) {
  if (!playback->started) {
    playback->started = true;
    playback->begun = playback->scaled.now();
    const auto started = co_await playback->source->start();
    if (!started) co_return std::nullopt;
  }
  const auto frame = co_await playback->source->next();
  if (!frame) co_return std::nullopt;
  const auto jpeg = adapters::opencv::encode_jpeg(*frame->image, jpeg_quality);
  if (!jpeg) co_return std::nullopt;
  // The first frame's own time stands for the small moment between the two lines above.
  if (frame->index == 0) playback->begun = frame->captured_at;
  const auto at = std::chrono::duration<double, std::nano>(frame->captured_at - playback->begun) /
                  playback->speed;
  co_return mjpeg_part(*jpeg, std::chrono::round<std::chrono::microseconds>(at), frame->index);
}

}  // namespace

adapters::http::BodyPieces stream_playback(boost::asio::any_io_executor executor,
                                           const ServedStream& stream,
                                           const StageSetting& setting) {
  auto playback = std::make_shared<Playback>(std::move(executor), stream, setting);
  return [playback] { return next_part(playback); };
}

}  // namespace madoguchi::sim::camera_serving
