// SPDX-License-Identifier: Apache-2.0
// The figures of a line between a reader and a card, and of the card's own speed. What the
// standards fix or give as a minimum is the default; what is marked so is an assumption.
#pragma once

#include "core/enum_names.hpp"

#include <chrono>
#include <cstdint>

namespace madoguchi::transmission {

enum class Line {
  contactless,  ///< ISO/IEC 14443-3 and -4, Type B
  contact,      ///< ISO/IEC 7816-3, T=1
};

/// Without contacts, with periods of the 13.56 MHz carrier as unit of time.
struct ContactlessTiming {
  int bit_rate = 106;          ///< kbit/s: 106, 212, 424 or 848, both ways
  int guard_bits = 0;          ///< between characters, 0 to 6 (EGT)
  int sof_bits = 12;           ///< 10 or 11 low, 2 or 3 high
  int eof_bits = 10;           ///< 10 or 11 low
  int card_frame = 256;        ///< FSC: longest frame that the card takes, 16 to 256 bytes
  int reader_frame = 256;      ///< FSD: longest frame that the reader takes
  int card_delay = 2304;       ///< TR0 + TR1 at their minimum: 1024 + 1280 periods
  int reader_delay = 1792;     ///< TR2 at its default: 10 etu + 32/fs
  int waiting_integer = 10;    ///< FWI; FWT = 4096 * 2^FWI periods (309 ms)
  int waiting_multiplier = 1;  ///< WTXM that the card asks for (assumption)
};

/// With contacts.
struct ContactTiming {
  int bit_rate = 9600;         ///< bit/s; 1 etu = 1 / bit_rate
  int character_bits = 11;     ///< start, 8 data, parity, guard: 11 with TC1 = FF, else 12 and more
  int card_block = 254;        ///< IFSC, as the card's ATR tells
  int reader_block = 254;      ///< IFSD (assumption: the reader asks for as much)
  int block_guard = 22;        ///< BGT in etu, between the first edges of characters
  int waiting_integer = 4;     ///< BWI; BWT = 11 etu + 2^BWI * 0.1 s
  int waiting_multiplier = 1;  ///< of S(WTX) (assumption)
};

/// What the card takes besides the line; nobody publishes it: all assumptions.
struct CardSpeed {
  std::chrono::microseconds command{2000};        ///< any command
  std::chrono::microseconds private_key{250000};  ///< an RSA-2048 operation with a private key
  std::chrono::microseconds public_key{15000};    ///< the same with a public key
  std::chrono::microseconds write{5000};          ///< to non-volatile memory: counters, PINs
};

struct LineTiming {
  Line line = Line::contactless;
  ContactlessTiming contactless{};
  ContactTiming contact{};
  CardSpeed card{};
};

constexpr auto enum_names(std::type_identity<Line>) {
  return std::to_array<core::EnumName<Line>>({
      {Line::contactless, "contactless", {"without contacts", "非接触"}},
      {Line::contact, "contact", {"with contacts", "接触"}},
  });
}

}  // namespace madoguchi::transmission
