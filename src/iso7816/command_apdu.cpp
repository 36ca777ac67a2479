// SPDX-License-Identifier: Apache-2.0
#include "iso7816/command_apdu.hpp"

#include <fmt/format.h>

namespace madoguchi::iso7816 {
namespace {

constexpr std::size_t header_size = 4;

std::size_t big_endian(core::ByteView two) {
  return static_cast<std::size_t>(two[0]) * 256U + two[1];
}

void append_big_endian(core::Bytes& out, std::size_t value) {
  out.push_back(static_cast<std::uint8_t>(value >> 8U));
  out.push_back(static_cast<std::uint8_t>(value));
}

core::Error malformed(std::size_t size) {
  return core::fail(core::Errc::malformed_data, fmt::format("command APDU of {} bytes", size));
}

/// Le as coded: zero stands for the maximum.
std::uint32_t expected(std::size_t coded, std::uint32_t maximum) {
  return coded == 0 ? maximum : static_cast<std::uint32_t>(coded);
}

core::Result<CommandApdu> decode_short(CommandApdu apdu, core::ByteView body) {
  if (body.size() == 1) {
    apdu.le = expected(body[0], CommandApdu::short_le_max);
    return apdu;
  }
  const std::size_t lc = body[0];
  if (lc == 0 || body.size() < 1 + lc || body.size() > 2 + lc) {
    return malformed(header_size + body.size());
  }
  apdu.data.assign(body.begin() + 1, body.begin() + 1 + static_cast<std::ptrdiff_t>(lc));
  if (body.size() == 2 + lc) apdu.le = expected(body.back(), CommandApdu::short_le_max);
  return apdu;
}

core::Result<CommandApdu> decode_extended(CommandApdu apdu, core::ByteView body) {
  apdu.extended = true;
  const std::size_t first = big_endian(body.subspan(1));
  if (body.size() == 3) {
    apdu.le = expected(first, CommandApdu::extended_le_max);
    return apdu;
  }
  const core::ByteView rest = body.subspan(3);
  if (first == 0 || (rest.size() != first && rest.size() != first + 2)) {
    return malformed(header_size + body.size());
  }
  apdu.data.assign(rest.begin(), rest.begin() + static_cast<std::ptrdiff_t>(first));
  if (rest.size() == first + 2) {
    apdu.le = expected(big_endian(rest.subspan(first)), CommandApdu::extended_le_max);
  }
  return apdu;
}

CommandApdu with_data(std::uint8_t cla, std::uint8_t ins, std::uint8_t p1, std::uint8_t p2,
                      core::ByteView data) {
  return {.cla = cla, .ins = ins, .p1 = p1, .p2 = p2, .data = {data.begin(), data.end()}};
}

}  // namespace

CommandApdu CommandApdu::select_application(const Aid& aid, SelectAnswer answer) {
  CommandApdu apdu =
      with_data(0x00, ins::select, 0x04, static_cast<std::uint8_t>(answer), aid.bytes());
  if (answer == SelectAnswer::file_control_information) apdu.le = short_le_max;
  return apdu;
}

CommandApdu CommandApdu::select_file(FileIdentifier file) {
  core::Bytes data;
  append_big_endian(data, file.value);
  return with_data(0x00, ins::select, 0x02, 0x0C, data);
}

CommandApdu CommandApdu::read_binary(std::uint16_t offset, std::uint32_t le) {
  return {.cla = 0x00,
          .ins = ins::read_binary,
          .p1 = static_cast<std::uint8_t>((offset >> 8U) & 0x7FU),
          .p2 = static_cast<std::uint8_t>(offset),
          .le = le};
}

CommandApdu CommandApdu::read_binary(FileIdentifier file, std::uint8_t offset, std::uint32_t le) {
  return {
      .cla = 0x00, .ins = ins::read_binary, .p1 = short_reference(file), .p2 = offset, .le = le};
}

CommandApdu CommandApdu::verify(std::uint8_t p2, core::ByteView data) {
  return with_data(0x00, ins::verify, 0x00, p2, data);
}

CommandApdu CommandApdu::change_reference_data(std::uint8_t p2, core::ByteView data) {
  return with_data(0x00, ins::change_reference_data, 0x01, p2, data);
}

CommandApdu CommandApdu::compute_digital_signature(std::uint8_t p1, std::uint8_t p2,
                                                   core::ByteView data) {
  CommandApdu apdu = with_data(0x80, ins::perform_security_operation, p1, p2, data);
  apdu.le = short_le_max;
  return apdu;
}

CommandApdu CommandApdu::get_challenge(std::uint32_t n) {
  return {.cla = 0x00, .ins = ins::get_challenge, .le = n};
}

CommandApdu CommandApdu::external_authenticate(std::uint8_t p2, core::ByteView data) {
  return with_data(0x00, ins::external_authenticate, 0x00, p2, data);
}

CommandApdu CommandApdu::present_certificate_body(core::ByteView data) {
  return with_data(0x80, ins::verify_certificate, 0x06, 0xC1, data);
}

CommandApdu CommandApdu::present_certificate_signature(core::ByteView data) {
  return with_data(0x80, ins::verify_certificate, 0x00, 0xC1, data);
}

core::Result<CommandApdu> CommandApdu::decode(core::ByteView bytes) {
  if (bytes.size() < header_size) return malformed(bytes.size());
  CommandApdu apdu{.cla = bytes[0], .ins = bytes[1], .p1 = bytes[2], .p2 = bytes[3]};
  const core::ByteView body = bytes.subspan(header_size);
  if (body.empty()) return apdu;
  if (body[0] == 0 && body.size() >= 3) return decode_extended(std::move(apdu), body);
  return decode_short(std::move(apdu), body);
}

core::Bytes CommandApdu::encode() const {
  const bool wide = extended || data.size() > 0xFF || (le && *le > short_le_max);
  core::Bytes out{cla, ins, p1, p2};
  if (wide && (le || !data.empty())) out.push_back(0);
  if (!data.empty()) {
    if (wide) {
      append_big_endian(out, data.size());
    } else {
      out.push_back(static_cast<std::uint8_t>(data.size()));
    }
    core::append(out, data);
  }
  if (le) {
    if (wide) {
      append_big_endian(out, *le & 0xFFFFU);
    } else {
      out.push_back(static_cast<std::uint8_t>(*le));
    }
  }
  return out;
}

}  // namespace madoguchi::iso7816
