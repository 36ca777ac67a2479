// SPDX-License-Identifier: Apache-2.0
// Command APDU as a value and its coding, ISO/IEC 7816-3 clause 12.1 and ISO/IEC 7816-4 clause 5.
#pragma once

#include "core/bytes.hpp"
#include "core/result.hpp"
#include "iso7816/identifiers.hpp"

#include <cstdint>
#include <optional>

namespace madoguchi::iso7816 {

/// Instruction bytes of the commands used here.
namespace ins {
inline constexpr std::uint8_t verify = 0x20;
inline constexpr std::uint8_t change_reference_data = 0x24;
inline constexpr std::uint8_t perform_security_operation = 0x2A;
inline constexpr std::uint8_t change_key = 0x32;  ///< JICSAP
inline constexpr std::uint8_t external_authenticate = 0x82;
inline constexpr std::uint8_t get_challenge = 0x84;
inline constexpr std::uint8_t internal_authenticate = 0x88;
inline constexpr std::uint8_t verify_certificate = 0xA2;  ///< My Number: institution's certificate
inline constexpr std::uint8_t set_session_key = 0xAE;     ///< of secure messaging
inline constexpr std::uint8_t select = 0xA4;
inline constexpr std::uint8_t read_binary = 0xB0;
inline constexpr std::uint8_t read_record = 0xB2;
inline constexpr std::uint8_t get_data = 0xCA;
}  // namespace ins

/// What SELECT by name shall answer (P2).
enum class SelectAnswer : std::uint8_t { file_control_information = 0x00, nothing = 0x0C };

/// Whether a PIN, key or transparent file is the current one or named by its short identifier.
constexpr std::uint8_t current_file_reference = 0x80;

/// P2 (or P1 of READ BINARY) that names a file by its short identifier.
constexpr std::uint8_t short_reference(FileIdentifier file) {
  return static_cast<std::uint8_t>(0x80U | (file.value & 0x1FU));
}

/// A command: header, data and expected length.
struct CommandApdu {
  static constexpr std::uint32_t short_le_max = 256;
  static constexpr std::uint32_t extended_le_max = 65536;

  std::uint8_t cla = 0;
  std::uint8_t ins = 0;
  std::uint8_t p1 = 0;
  std::uint8_t p2 = 0;
  core::Bytes data{};                 ///< empty: no Lc; at most 65535 bytes
  std::optional<std::uint32_t> le{};  ///< empty: no Le; 1..65536, 256 and 65536 coded as zero
  bool extended = false;  ///< ask for extended coding where short would do (kept by decode)

  /// SELECT by application name, `00 A4 04 0C|00`. With Le only if FCI is asked for.
  static CommandApdu select_application(const Aid& aid,
                                        SelectAnswer answer = SelectAnswer::nothing);
  /// SELECT an elementary file under the current application, `00 A4 02 0C 02`.
  static CommandApdu select_file(FileIdentifier file);
  /// READ BINARY of the current file; offset up to 7FFF, `le` 1..65536 (above 256 extended).
  static CommandApdu read_binary(std::uint16_t offset, std::uint32_t le);
  /// READ BINARY that names the file by its short identifier; offset up to FF.
  static CommandApdu read_binary(FileIdentifier file, std::uint8_t offset, std::uint32_t le);
  /// VERIFY, `00 20 00 P2`; empty data asks for the tries left.
  static CommandApdu verify(std::uint8_t p2, core::ByteView data);
  /// CHANGE REFERENCE DATA to new data after VERIFY, `00 24 01 P2`.
  static CommandApdu change_reference_data(std::uint8_t p2, core::ByteView data);
  /// COMPUTE DIGITAL SIGNATURE of My Number cards, `80 2A P1 P2 Lc data 00`.
  static CommandApdu compute_digital_signature(std::uint8_t p1, std::uint8_t p2,
                                               core::ByteView data);
  /// GET CHALLENGE of n bytes (1..256).
  static CommandApdu get_challenge(std::uint32_t n);
  /// EXTERNAL AUTHENTICATE, `00 82 00 P2`.
  static CommandApdu external_authenticate(std::uint8_t p2, core::ByteView data);
  /// First half of presenting an institution's certificate, `80 A2 06 C1`.
  static CommandApdu present_certificate_body(core::ByteView data);
  /// Second half, its signature, `80 A2 00 C1`.
  static CommandApdu present_certificate_signature(core::ByteView data);

  /// Reads cases 1 to 4, short and extended. Errc::malformed_data on anything else.
  static core::Result<CommandApdu> decode(core::ByteView bytes);
  /// The bytes on the line; short coding unless `extended`, more than 255 data bytes or Le > 256.
  core::Bytes encode() const;

  /// Logical channel of the class byte (0..3).
  constexpr std::uint8_t channel() const { return cla & 0x03U; }
  /// Whether the class byte asks for secure messaging.
  constexpr bool secure_messaging() const { return (cla & 0x0CU) != 0; }

  bool operator==(const CommandApdu&) const = default;
};

}  // namespace madoguchi::iso7816
