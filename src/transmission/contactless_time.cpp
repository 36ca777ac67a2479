// SPDX-License-Identifier: Apache-2.0
#include "transmission/contactless_time.hpp"

#include "transmission/block_chain.hpp"

namespace madoguchi::transmission {
namespace {

constexpr std::int64_t carrier_hertz = 13'560'000;
constexpr std::int64_t etu_at_106 = 128;
constexpr std::int64_t character_bits = 10;  // start, 8 data, stop

constexpr std::size_t prologue = 1;                             // PCB; no CID, no NAD
constexpr std::size_t epilogue = 2;                             // CRC_B
constexpr std::size_t acknowledgement = prologue + epilogue;    // R(ACK)
constexpr std::size_t waiting_block = prologue + 1 + epilogue;  // S(WTX) with its WTXM

std::chrono::nanoseconds in_time(CarrierPeriods periods) {
  // 1/fc = 10^9 / 13 560 000 ns = 25 000 / 339 ns
  return std::chrono::nanoseconds((periods * 25'000 + 339 / 2) / 339);
}

/// Frames of one direction and the acknowledgements between them; the delays before each frame.
CarrierPeriods chained(const ContactlessTiming& timing, std::size_t message, int longest_frame) {
  const auto largest = static_cast<std::size_t>(longest_frame) - prologue - epilogue;
  CarrierPeriods total = 0;
  bool first = true;
  for (const std::size_t block : block_chain(message, largest)) {
    if (!first) {
      total += frame_time(timing, acknowledgement) + timing.card_delay + timing.reader_delay;
    }
    total += frame_time(timing, prologue + block + epilogue);
    first = false;
  }
  return total;
}

/// The card asks for more time as often as its processing outlasts what it was given.
CarrierPeriods waiting_extensions(const ContactlessTiming& timing, CarrierPeriods processing) {
  const CarrierPeriods given = CarrierPeriods{4096} << timing.waiting_integer;
  const CarrierPeriods more = given * timing.waiting_multiplier;
  const CarrierPeriods rounds = processing > given ? (processing - given + more - 1) / more : 0;
  const CarrierPeriods round =
      2 * frame_time(timing, waiting_block) + timing.reader_delay + timing.card_delay;
  return rounds * round;
}

}  // namespace

CarrierPeriods frame_time(const ContactlessTiming& timing, std::size_t bytes) {
  const CarrierPeriods etu = etu_at_106 * 106 / timing.bit_rate;
  const auto characters = static_cast<std::int64_t>(bytes);
  const std::int64_t guards = characters > 0 ? characters - 1 : 0;
  return etu * (timing.sof_bits + characters * character_bits + guards * timing.guard_bits +
                timing.eof_bits);
}

std::chrono::nanoseconds exchange_time(const ContactlessTiming& timing, std::size_t command,
                                       std::size_t response, std::chrono::nanoseconds processing) {
  const CarrierPeriods busy = processing.count() * (carrier_hertz / 1000) / 1'000'000;
  const CarrierPeriods line = timing.reader_delay + chained(timing, command, timing.card_frame) +
                              timing.card_delay + waiting_extensions(timing, busy) +
                              chained(timing, response, timing.reader_frame);
  return in_time(line) + processing;
}

}  // namespace madoguchi::transmission
