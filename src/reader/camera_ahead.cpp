// SPDX-License-Identifier: Apache-2.0
#include "reader/camera_ahead.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <deque>
#include <optional>
#include <utility>

namespace madoguchi::reader {

namespace asio = boost::asio;

/// Shared with the coroutine that looks ahead, which may outlive the camera.
struct CameraAhead::State {
  ports::FrameSource& camera;
  ports::Clock& clock;
  CameraAheadSettings settings;
  TemplatesAhead* templates;

  std::deque<ports::Frame> seen{};            ///< not yet given
  bool on = false;                            ///< the camera
  bool looking = false;                       ///< the coroutine has not come to its end
  bool called_off = false;                    ///< what it sees is not wanted
  bool asked_for = false;                     ///< it shall end with the next frame
  std::optional<asio::steady_timer> ended{};  ///< a wait for its end is cancelled by that

  /// Whether to go on after it.
  ports::Awaitable<bool> take_frame();
  void switch_off() {
    if (on) camera.stop();
    on = false;
    seen.clear();
    if (templates != nullptr) templates->keep(0);
  }
};

ports::Awaitable<bool> CameraAhead::State::take_frame() {
  const auto frame = co_await camera.next();
  if (called_off) co_return false;
  const bool last = asked_for;
  if (!frame) {
    if (!last) switch_off();  // otherwise next() meets it once more
    co_return false;
  }
  // It began anew: what was seen before may have been somebody else.
  if (!seen.empty() && frame->index <= seen.back().index) seen.clear();
  seen.push_back(*frame);
  while (seen.size() > settings.kept) seen.pop_front();
  if (templates == nullptr) co_return !last;
  // What cannot be made now cannot be made later either, and is told then.
  const auto made = co_await templates->prepare(frame->image);
  templates->keep(settings.kept);
  co_return made.has_value() && !last;
}

CameraAhead::CameraAhead(ports::FrameSource& camera, ports::Clock& clock,
                         CameraAheadSettings settings, TemplatesAhead* templates)
    : state_(new State{camera, clock, settings, templates}) {}

CameraAhead::~CameraAhead() { state_->called_off = true; }

ports::Awaitable<void> CameraAhead::look(std::shared_ptr<State> state) {
  const ports::Instant until = state->clock.now() + state->settings.limit;
  try {
    const auto started = co_await state->camera.start();
    state->on = started.has_value();
    bool more = state->on && !state->called_off;
    while (more) {
      more = co_await state->take_frame();
      if (more && !state->asked_for && state->clock.now() >= until) break;
    }
    if (more || state->called_off) state->switch_off();
  } catch (...) {
    state->switch_off();  // start() meets it once more
  }
  state->looking = false;
  if (state->ended) state->ended->cancel();
}

ports::Task<> CameraAhead::prepare() {
  if (state_->looking || state_->settings.limit <= std::chrono::milliseconds(0)) {
    co_return core::Result<>{};
  }
  stop();
  state_->looking = true;
  state_->called_off = false;
  state_->asked_for = false;
  asio::co_spawn(co_await asio::this_coro::executor, look(state_), asio::detached);
  co_return core::Result<>{};
}

ports::Task<> CameraAhead::start() {
  const auto state = state_;
  const bool usable = state->looking && !state->called_off;
  state->asked_for = true;
  if (usable) co_return core::Result<>{};
  co_return co_await restart();
}

ports::Task<> CameraAhead::restart() {
  const auto state = state_;
  stop();
  co_await end_of_look(state);
  const auto started = co_await state->camera.start();
  state->on = started.has_value();
  co_return started;
}

ports::Awaitable<void> CameraAhead::end_of_look(std::shared_ptr<State> state) {
  if (!state->looking) co_return;
  state->ended.emplace(co_await asio::this_coro::executor, asio::steady_timer::time_point::max());
  auto wait = state->ended->async_wait(asio::as_tuple(asio::use_awaitable));
  co_await std::move(wait);
  state->ended.reset();
}

ports::Task<ports::Frame> CameraAhead::next() {
  const auto state = state_;
  if (state->seen.empty() && state->looking) {
    co_await end_of_look(state);
    if (!state->on) {
      const auto started = co_await restart();
      if (!started) co_return started.error();
    }
  }
  if (state->seen.empty()) co_return co_await state->camera.next();
  ports::Frame frame = std::move(state->seen.front());
  state->seen.pop_front();
  co_return frame;
}

void CameraAhead::stop() {
  state_->called_off = true;
  state_->switch_off();
}

}  // namespace madoguchi::reader
