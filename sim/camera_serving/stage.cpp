// SPDX-License-Identifier: Apache-2.0
#include "sim/camera_serving/stage.hpp"

#include "adapters/opencv/image_codec.hpp"
#include "sim/camera/looped_frames.hpp"
#include "sim/camera/scaled_clock.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace madoguchi::sim::camera_serving {
namespace {

using namespace std::chrono_literals;
namespace asio = boost::asio;

// A camera in the dark goes on sending.
constexpr std::chrono::milliseconds time_of_a_black_frame = 100ms;

core::CivilDate today() {
  return core::CivilDate(std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now()));
}

}  // namespace

Stage::Stage(asio::any_io_executor executor, std::vector<ServedStream>& streams,
             StageSetting setting)
    : clock_(executor, today()),
      streams_(streams),
      setting_(setting),
      news_(executor, asio::steady_timer::time_point::max()) {}

void Stage::set(const StageSetting& setting) {
  setting_ = setting;
  ++run_;
  over_ = false;
  news_.cancel();
}

ports::Awaitable<void> Stage::play(FrameReceiver receiver) {
  while (true) {
    if (setting_.show == Show::stream && !over_) {
      co_await play_stream(receiver);
    } else {
      co_await play_black(receiver);
    }
  }
}

ports::Awaitable<void> Stage::play_stream(const FrameReceiver& receiver) {
  const int run = run_;
  const camera::StreamPackage& package = streams_.at(setting_.stream).package();
  camera::ScaledClock scaled(clock_, setting_.speed);
  std::unique_ptr<ports::FrameSource> source = package.play(scaled);
  if (setting_.loop) {
    source = std::make_unique<camera::LoopedFrames>(
        std::move(source), static_cast<int>(package.frames().size()), package.period(), scaled);
  }
  const auto started = co_await source->start();
  while (started && run == run_) {
    const auto frame = co_await source->next();
    if (run != run_) co_return;
    if (!frame) break;
    publish(frame->image, receiver);
  }
  if (run == run_) over_ = true;
}

ports::Awaitable<void> Stage::play_black(const FrameReceiver& receiver) {
  const camera::StreamDescription& like = streams_.at(setting_.stream).package().description();
  biometrics::Image black{like.width, like.height, biometrics::PixelFormat::bgr8, {}};
  black.pixels.assign(black.row_bytes() * static_cast<std::size_t>(black.height), 0);
  const auto image = std::make_shared<const biometrics::Image>(std::move(black));
  const int run = run_;
  while (run == run_) {
    publish(image, receiver);
    auto pause = clock_.sleep_until(clock_.now() + time_of_a_black_frame);
    co_await std::move(pause);
  }
}

void Stage::publish(std::shared_ptr<const biometrics::Image> image, const FrameReceiver& receiver) {
  const long number = live_ ? live_->number + 1 : 0;
  live_ = std::make_shared<const LiveFrame>(
      LiveFrame{std::move(image), number, clock_.now().time_since_epoch(), {}});
  if (receiver) receiver(*live_->image);
  news_.cancel();
}

ports::Awaitable<std::shared_ptr<const LiveFrame>> Stage::frame_after(long after) {
  while (!live_ || live_->number <= after) {
    co_await news_.async_wait(asio::as_tuple(asio::use_awaitable));
  }
  const auto frame = live_;
  if (frame->jpeg.empty()) {
    auto jpeg = adapters::opencv::encode_jpeg(*frame->image, jpeg_quality);
    if (jpeg) frame->jpeg = *std::move(jpeg);
  }
  co_return frame;
}

ports::Awaitable<void> Stage::change_after(int known) {
  while (run_ == known) co_await news_.async_wait(asio::as_tuple(asio::use_awaitable));
}

}  // namespace madoguchi::sim::camera_serving
