// SPDX-License-Identifier: Apache-2.0
#include "sim/vpcd/vpcd_session.hpp"

#include "sim/vpcd/wire_codec.hpp"

#include <netinet/in.h>
#include <netinet/tcp.h>
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

enum class Then { go_on, line_is_broken, card_leaves };

Then answer_command(card::CardDevice& card, int socket, core::ByteView command) {
  const card::CardAnswer answer = card.exchange(command);
  if (answer.duration.count() > 0) std::this_thread::sleep_for(answer.duration);
  // PC/SC's vpcd driver waits for a mute card without end: leaving is the only way to end that.
  if (answer.outcome != card::CardAnswer::Outcome::answered) return Then::card_leaves;
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

/// Serves the card until the connection ends, from either side. False: the card left by itself.
bool serve(card::CardDevice& card, int socket) {
  set_option(socket, TCP_NODELAY, 1);
  card.power_off();
  Decoder decoder;
  core::Bytes buffer(65536);
  Then then = Then::go_on;
  while (then == Then::go_on) {
    const ssize_t size = receive(socket, buffer);
    if (size <= 0) break;
    decoder.feed(core::ByteView(buffer).first(static_cast<std::size_t>(size)));
    then = answer_all(card, socket, decoder);
  }
  card.power_off();
  return then != Then::card_leaves;
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
  if (!socket_) return;
  away_until_ = std::chrono::steady_clock::now() + absence;
  // Wakes the serving thread, which owns the descriptor, and tells the reader at once.
  shutdown(socket_.get(), SHUT_RDWR);
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
  while (wait_for_turn(lock, stop)) {
    const std::shared_ptr<card::CardDevice> card = card_;
    lock.unlock();
    auto connection = dial_();
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
    lock.unlock();
    const bool stays = serve(*card, socket_.get());
    lock.lock();
    if (!stays && card_ == card) take_out(lock);
    socket_.reset();
    // Still there: the reader went away.
    if (card_ == card) changed_.wait_for(lock, stop, retry_pause, [&] { return card_ != card; });
  }
}

}  // namespace madoguchi::sim::vpcd
