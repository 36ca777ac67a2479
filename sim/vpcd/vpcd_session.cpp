// SPDX-License-Identifier: Apache-2.0
#include "sim/vpcd/vpcd_session.hpp"

#include "sim/vpcd/wire_codec.hpp"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>

#include <span>
#include <utility>

namespace madoguchi::sim::vpcd {
namespace {

using namespace std::chrono_literals;
using adapters::pcsc::UniqueFd;

/// The reader looks for its card every 400 ms. A card that came back earlier would not be seen as a
/// new one: no power-up, the old answer to reset.
constexpr auto absence = 500ms;

/// Between attempts to reach a reader that is not there (pcscd restarting).
constexpr auto retry_pause = 50ms;

void set_option(int socket, int option, int value) {
  setsockopt(socket, IPPROTO_TCP, option, &value, sizeof value);
}

/// The driver sends length and body apart, without TCP_NODELAY: unless the length is acknowledged
/// at once, the body waits 40 ms. Linux forgets the option with each read, so it is set before
/// each.
ssize_t receive(int socket, std::span<std::uint8_t> into) {
  set_option(socket, TCP_QUICKACK, 1);
  return recv(socket, into.data(), into.size(), 0);
}

bool send_all(int socket, core::ByteView bytes) {
  while (!bytes.empty()) {
    const ssize_t sent = send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent <= 0) return false;
    bytes = bytes.subspan(static_cast<std::size_t>(sent));
  }
  return true;
}

/// Length and body in one piece; two would wait for each other like the reader's.
bool reply(int socket, core::ByteView body) {
  const auto framed = frame(body);
  return framed && send_all(socket, *framed);
}

enum class Then {
  go_on,
  line_is_broken,  ///< or the session takes the card out
  card_is_mute,
  card_leaves,
};

/// Lets time pass; over at once when the connection ends, from either side.
void let_pass(int socket, std::chrono::nanoseconds time) {
  if (time.count() <= 0) return;
  const auto end = std::chrono::steady_clock::now() + time;
  pollfd ended{.fd = socket, .events = POLLRDHUP, .revents = 0};
  while (true) {
    const std::chrono::nanoseconds left = end - std::chrono::steady_clock::now();
    if (left.count() <= 0) return;
    const timespec wait{.tv_sec = left / 1s, .tv_nsec = (left % 1s).count()};
    // Interrupted by a signal: the rest is waited for.
    if (ppoll(&ended, 1, &wait, nullptr) > 0) return;
  }
}

Then answer_command(card::CardDevice& card, int socket, core::ByteView command) {
  const card::CardAnswer answer = card.exchange(command);
  let_pass(socket, answer.duration);
  using Outcome = card::CardAnswer::Outcome;
  if (answer.outcome == Outcome::gone) return Then::card_leaves;
  if (answer.outcome == Outcome::mute) return Then::card_is_mute;
  return reply(socket, answer.response) ? Then::go_on : Then::line_is_broken;
}

Then answer_control(card::CardDevice& card, int socket, Control control) {
  switch (control) {
    case Control::power_off:
      card.power_off();
      break;
    case Control::power_on:
      card.power_on();
      break;
    case Control::reset:
      card.reset();
      break;
    case Control::atr:
      return reply(socket, card.atr()) ? Then::go_on : Then::line_is_broken;
  }
  return Then::go_on;
}

Then answer(card::CardDevice& card, int socket, const ReaderMessage& message) {
  const auto* const command = std::get_if<core::Bytes>(&message);
  return command != nullptr ? answer_command(card, socket, *command)
                            : answer_control(card, socket, std::get<Control>(message));
}

/// Answers everything that is complete.
Then answer_all(card::CardDevice& card, int socket, Decoder& decoder) {
  while (true) {
    const auto message = decoder.next();
    if (!message) return Then::line_is_broken;
    if (!*message) return Then::go_on;
    const Then then = answer(card, socket, **message);
    if (then != Then::go_on) return then;
  }
}

/// The driver waits for a mute card without end. Only a connection that breaks (is reset, not
/// closed) between length and body of an answer makes its command fail, as that of a real reader
/// does.
void break_off(int socket) {
  static constexpr core::Bytes::value_type length_alone[] = {0x00, 0x02};
  send_all(socket, length_alone);
  const linger at_once{.l_onoff = 1, .l_linger = 0};
  setsockopt(socket, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
}

/// Serves the card until the connection ends, from either side. A card that was only mute is still
/// powered as it was.
Then serve(card::CardDevice& card, int socket, bool still_powered) {
  set_option(socket, TCP_NODELAY, 1);
  if (!still_powered) card.power_off();
  Decoder decoder;
  core::Bytes buffer(65536);
  Then then = Then::go_on;
  while (then == Then::go_on) {
    const ssize_t size = receive(socket, buffer);
    if (size <= 0) break;
    decoder.feed(core::ByteView(buffer).first(static_cast<std::size_t>(size)));
    then = answer_all(card, socket, decoder);
  }
  if (then != Then::card_is_mute) card.power_off();
  return then;
}

}  // namespace

VpcdSession::VpcdSession(Dial dial)
    : dial_(std::move(dial)), thread_([this](std::stop_token stop) { run(std::move(stop)); }) {}

VpcdSession::~VpcdSession() {
  thread_.request_stop();
  remove();
  thread_.join();
}

void VpcdSession::insert(std::shared_ptr<card::CardDevice> card) {
  std::unique_lock lock(mutex_);
  take_out(lock);
  card_ = std::move(card);
  changed_.notify_all();
}

void VpcdSession::remove() {
  std::unique_lock lock(mutex_);
  take_out(lock);
  changed_.notify_all();
}

void VpcdSession::take_out(std::unique_lock<std::mutex>& /*held*/) {
  if (card_ == nullptr) return;
  card_.reset();
  last_error_.reset();
  const bool known_to_reader = socket_ || std::exchange(was_mute_, false);
  if (!known_to_reader) return;
  away_until_ = std::chrono::steady_clock::now() + absence;
  // Wakes the serving thread, which owns the descriptor, and tells the reader at once.
  if (socket_) shutdown(socket_.get(), SHUT_RDWR);
}

bool VpcdSession::has_card() const {
  const std::lock_guard lock(mutex_);
  return card_ != nullptr;
}

bool VpcdSession::connected() const {
  const std::lock_guard lock(mutex_);
  return card_ != nullptr && static_cast<bool>(socket_);
}

std::optional<core::Error> VpcdSession::last_error() const {
  const std::lock_guard lock(mutex_);
  return last_error_;
}

/// Until there is a card that may enter the reader; false: the session ends.
bool VpcdSession::wait_for_turn(std::unique_lock<std::mutex>& lock, std::stop_token stop) {
  while (!stop.stop_requested()) {
    if (card_ == nullptr) {
      changed_.wait(lock, stop, [this] { return card_ != nullptr; });
      continue;
    }
    if (std::chrono::steady_clock::now() >= away_until_) return true;
    changed_.wait_until(lock, stop, away_until_, [this] { return card_ == nullptr; });
  }
  return false;
}

void VpcdSession::run(std::stop_token stop) {
  std::unique_lock lock(mutex_);
  std::optional<core::Result<UniqueFd>> ahead;  // the way back of a mute card
  while (wait_for_turn(lock, stop)) {
    const std::shared_ptr<card::CardDevice> card = card_;
    if (!was_mute_) ahead.reset();
    lock.unlock();
    auto connection = ahead ? std::move(*ahead) : dial_();
    ahead.reset();
    lock.lock();
    if (card_ != card) {
      // Taken out on the way in; the reader may have seen it.
      if (connection) away_until_ = std::chrono::steady_clock::now() + absence;
      continue;
    }
    if (!connection) {
      last_error_ = connection.error();
      changed_.wait_for(lock, stop, retry_pause, [&] { return card_ != card; });
      continue;
    }
    last_error_.reset();
    socket_ = *std::move(connection);
    const bool still_powered = std::exchange(was_mute_, false);
    lock.unlock();
    const Then then = serve(*card, socket_.get(), still_powered);
    if (then == Then::card_is_mute) {
      // Already there when the reader looks for a card again, it stays in the reader.
      ahead.emplace(dial_());
      break_off(socket_.get());
    }
    lock.lock();
    was_mute_ = then == Then::card_is_mute && card_ == card;
    if (then == Then::card_is_mute && !was_mute_) card->power_off();  // taken out meanwhile
    if (then == Then::card_leaves && card_ == card) take_out(lock);
    socket_.reset();
    // Still there: the reader went away.
    if (card_ == card && !was_mute_) {
      changed_.wait_for(lock, stop, retry_pause, [&] { return card_ != card; });
    }
  }
}

}  // namespace madoguchi::sim::vpcd
