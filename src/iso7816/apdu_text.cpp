// SPDX-License-Identifier: Apache-2.0
#include "iso7816/apdu_text.hpp"

#include "core/hex.hpp"

#include <fmt/format.h>

namespace madoguchi::iso7816 {
namespace {

bool carries_reference_data(const CommandApdu& command) {
  return (command.ins == ins::verify || command.ins == ins::change_reference_data ||
          command.ins == ins::change_key) &&
         !command.data.empty();
}

std::string describe_select(const CommandApdu& command) {
  switch (command.p1) {
    case 0x04:
      return "SELECT application " + core::to_hex(command.data);
    case 0x02:
      return "SELECT file " + core::to_hex(command.data);
    default:
      return "SELECT";
  }
}

std::string describe_read(const CommandApdu& command) {
  const std::uint32_t length = command.le.value_or(0);
  if ((command.p1 & 0x80U) != 0) {
    return fmt::format("READ BINARY {} at {} of file {:04X}", length, command.p2,
                       command.p1 & 0x1FU);
  }
  return fmt::format("READ BINARY {} at {}", length, command.p1 * 256 + command.p2);
}

}  // namespace

std::string describe(const CommandApdu& command) {
  switch (command.ins) {
    case ins::select:
      return describe_select(command);
    case ins::read_binary:
      return describe_read(command);
    case ins::read_record:
      return fmt::format("READ RECORD {}", command.p1);
    case ins::verify:
      return command.data.empty() ? "VERIFY (tries left?)" : "VERIFY";
    case ins::change_reference_data:
      return "CHANGE REFERENCE DATA";
    case ins::change_key:
      return "CHANGE KEY";
    case ins::perform_security_operation:
      return "COMPUTE DIGITAL SIGNATURE";
    case ins::get_challenge:
      return fmt::format("GET CHALLENGE {}", command.le.value_or(0));
    case ins::external_authenticate:
      return "EXTERNAL AUTHENTICATE";
    case ins::internal_authenticate:
      return "INTERNAL AUTHENTICATE";
    case ins::verify_certificate:
      return "VERIFY CERTIFICATE (institution)";
    case ins::get_data:
      return fmt::format("GET DATA {:02X}{:02X}", command.p1, command.p2);
    default:
      return fmt::format("INS {:02X}", command.ins);
  }
}

std::string masked_hex(const CommandApdu& command) {
  if (!carries_reference_data(command)) return core::to_hex(command.encode());
  // The length is hidden with the data: it tells a PIN from a number.
  return fmt::format("{:02X}{:02X}{:02X}{:02X}**", command.cla, command.ins, command.p1,
                     command.p2);
}

}  // namespace madoguchi::iso7816
