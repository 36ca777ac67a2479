// SPDX-License-Identifier: Apache-2.0
// What is before the camera right now: a stream, nothing but black, or the alignment target of the
// scene page. Everybody who watches live sees the same.
#pragma once

#include "adapters/clock/system_clock.hpp"
#include "core/bytes.hpp"
#include "core/enum_names.hpp"
#include "sim/camera_serving/served_stream.hpp"

#include <boost/asio/steady_timer.hpp>

#include <functional>
#include <memory>

namespace madoguchi::sim::camera_serving {

enum class Show { alignment, black, stream };

constexpr auto enum_names(std::type_identity<Show>) {
  using enum Show;
  return std::to_array<core::EnumName<Show>>({
      {alignment, "alignment", {"alignment target", "位置合わせ"}},
      {black, "black", {"black", "黒画面"}},
      {stream, "stream", {"stream", "映像"}},
  });
}

/// What somebody asked for.
struct StageSetting {
  Show show = Show::stream;
  std::size_t stream = 0;  ///< which of the served ones
  bool loop = false;       ///< else black after the last frame
  double speed = 1;        ///< seconds of the stream in a second
};

/// A frame that everybody sees.
struct LiveFrame {
  std::shared_ptr<const biometrics::Image> image;
  long number = 0;                 ///< since the stage was opened
  std::chrono::nanoseconds at{0};  ///< since the stage was opened
  mutable core::Bytes jpeg;        ///< empty until somebody needs it
};

/// Lives on one thread, that of the executor.
class Stage {
 public:
  using FrameReceiver = std::function<void(const biometrics::Image&)>;

  /// The streams outlive the stage; there is at least one.
  Stage(boost::asio::any_io_executor executor, std::vector<ServedStream>& streams,
        StageSetting setting);

  const StageSetting& setting() const { return setting_; }
  /// Counts the changes of the setting: each begins a new run.
  int run_number() const { return run_; }
  /// Begins anew with this setting, within the time of a frame.
  void set(const StageSetting& setting);

  /// Plays for ever; started once. `receiver` is given every live frame.
  ports::Awaitable<void> play(FrameReceiver receiver);

  /// The newest frame as JPEG that has a number above `after`, or the next one.
  ports::Awaitable<std::shared_ptr<const LiveFrame>> frame_after(long after);
  /// Comes back when run_number() is another than `known`.
  ports::Awaitable<void> change_after(int known);

 private:
  ports::Awaitable<void> play_stream(const FrameReceiver& receiver);
  ports::Awaitable<void> play_black(const FrameReceiver& receiver);
  void publish(std::shared_ptr<const biometrics::Image> image, const FrameReceiver& receiver);

  adapters::clock::SystemClock clock_;
  std::vector<ServedStream>& streams_;
  StageSetting setting_;
  int run_ = 1;
  bool over_ = false;  ///< the stream of this run has ended
  std::shared_ptr<const LiveFrame> live_;
  boost::asio::steady_timer news_;  ///< never expires; cancelled when there is something new
};

}  // namespace madoguchi::sim::camera_serving
