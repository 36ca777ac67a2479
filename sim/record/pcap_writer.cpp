// SPDX-License-Identifier: Apache-2.0
#include "sim/record/pcap_writer.hpp"

#include <utility>

namespace madoguchi::sim::record {
namespace {

using Kind = ExchangeRecord::Kind;
using Outcome = card::CardAnswer::Outcome;

constexpr std::uint32_t nanosecond_magic = 0xA1B23C4D;
constexpr std::uint32_t longest_packet = 262144;
constexpr std::uint32_t link_type_upper_pdu = 252;  // LINKTYPE_WIRESHARK_UPPER_PDU

// Tags of an exported PDU.
constexpr std::uint16_t tag_dissector = 12;
constexpr std::uint16_t tag_direction = 35;
constexpr std::uint16_t tag_end = 0;

constexpr std::string_view apdu = "iso7816";
constexpr std::string_view answer_to_reset = "iso7816.atr";
constexpr std::string_view plain_text = "data-text-lines";

void big_endian(std::string& out, std::uint32_t value, int bytes) {
  for (int i = bytes - 1; i >= 0; --i) out += static_cast<char>((value >> (8 * i)) & 0xFFU);
}

void little_endian(std::string& out, std::uint32_t value, int bytes) {
  for (int i = 0; i < bytes; ++i) out += static_cast<char>((value >> (8 * i)) & 0xFFU);
}

/// A tag and its value, filled to whole words.
void tagged(std::string& out, std::uint16_t tag, std::string_view value) {
  const std::size_t filled = (value.size() + 3) / 4 * 4;
  big_endian(out, tag, 2);
  big_endian(out, static_cast<std::uint32_t>(filled), 2);
  out += value;
  out.append(filled - value.size(), '\0');
}

}  // namespace

PcapWriter::PcapWriter(std::chrono::system_clock::time_point start, Write write)
    : start_(start), write_(std::move(write)) {
  std::string head;
  little_endian(head, nanosecond_magic, 4);
  little_endian(head, 2, 2);  // version 2.4
  little_endian(head, 4, 2);
  little_endian(head, 0, 4);
  little_endian(head, 0, 4);
  little_endian(head, longest_packet, 4);
  little_endian(head, link_type_upper_pdu, 4);
  write_(head);
}

void PcapWriter::packet(std::chrono::nanoseconds at, std::string_view dissector, bool from_card,
                        core::ByteView bytes) {
  std::string body;
  tagged(body, tag_dissector, dissector);
  std::string direction;
  big_endian(direction, from_card ? 1 : 0, 4);
  tagged(body, tag_direction, direction);
  big_endian(body, tag_end, 2);
  big_endian(body, 0, 2);
  body += core::as_text(bytes);

  const auto when = start_.time_since_epoch() + at;
  const auto second = std::chrono::floor<std::chrono::seconds>(when);
  std::string out;
  little_endian(out, static_cast<std::uint32_t>(second.count()), 4);
  little_endian(out, static_cast<std::uint32_t>(std::chrono::nanoseconds(when - second).count()),
                4);
  little_endian(out, static_cast<std::uint32_t>(body.size()), 4);
  little_endian(out, static_cast<std::uint32_t>(body.size()), 4);
  write_(out + body);
}

void PcapWriter::take(const ExchangeRecord& record) {
  const auto said = [&](std::chrono::nanoseconds at, std::string_view words) {
    packet(at, plain_text, true, core::as_bytes(words));
  };
  switch (record.kind) {
    case Kind::power_on:
    case Kind::reset:
      return packet(record.at, answer_to_reset, true, record.response.bytes());
    case Kind::power_off:
      return said(record.at, "power off");
    case Kind::command:
      break;
  }
  packet(record.at, apdu, false, record.command.bytes());
  const auto end = record.at + record.duration;
  if (record.outcome == Outcome::mute) return said(end, "the card does not answer");
  if (record.outcome == Outcome::gone) return said(end, "the card left the reader");
  packet(end, apdu, true, record.response.bytes());
}

}  // namespace madoguchi::sim::record
