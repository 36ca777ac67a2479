// SPDX-License-Identifier: Apache-2.0
#include "transmission/contact_time.hpp"

#include "transmission/block_chain.hpp"

namespace madoguchi::transmission {
namespace {

using Etus = std::int64_t;

constexpr std::size_t frame_bytes = 4;                  // NAD, PCB, LEN, LRC
constexpr std::size_t acknowledgement = frame_bytes;    // R-block
constexpr std::size_t waiting_block = frame_bytes + 1;  // S(WTX)
constexpr std::int64_t nanoseconds_a_second = 1'000'000'000;
constexpr std::int64_t waiting_unit = 100'000'000;  // 960 * 372 / f at f = 3.5712 MHz, in ns

/// A block and the guard time behind it: BGT counts from the first edge of the last character.
Etus block(const ContactTiming& timing, std::size_t bytes) {
  return static_cast<Etus>(bytes - 1) * timing.character_bits + timing.block_guard;
}

Etus chained(const ContactTiming& timing, std::size_t message, int largest) {
  Etus total = 0;
  bool first = true;
  for (const std::size_t information : block_chain(message, static_cast<std::size_t>(largest))) {
    if (!first) total += block(timing, acknowledgement);
    total += block(timing, frame_bytes + information);
    first = false;
  }
  return total;
}

std::chrono::nanoseconds in_time(const ContactTiming& timing, Etus etus) {
  return std::chrono::nanoseconds((etus * nanoseconds_a_second + timing.bit_rate / 2) /
                                  timing.bit_rate);
}

Etus waiting_extensions(const ContactTiming& timing, std::chrono::nanoseconds processing) {
  const std::int64_t given = in_time(timing, 11).count() + (waiting_unit << timing.waiting_integer);
  const std::int64_t more = given * timing.waiting_multiplier;
  const std::int64_t rounds =
      processing.count() > given ? (processing.count() - given + more - 1) / more : 0;
  return rounds * 2 * block(timing, waiting_block);
}

}  // namespace

std::chrono::nanoseconds exchange_time(const ContactTiming& timing, std::size_t command,
                                       std::size_t response, std::chrono::nanoseconds processing) {
  const Etus line = chained(timing, command, timing.card_block) +
                    chained(timing, response, timing.reader_block) +
                    waiting_extensions(timing, processing);
  return in_time(timing, line) + processing;
}

}  // namespace madoguchi::transmission
