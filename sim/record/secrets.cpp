// SPDX-License-Identifier: Apache-2.0
#include "sim/record/secrets.hpp"

#include "iso7816/my_number_files.hpp"

#include <algorithm>
#include <array>

namespace madoguchi::sim::record {
namespace {

namespace ins = iso7816::ins;
namespace my_number = iso7816::my_number;
using iso7816::CommandApdu;
using iso7816::FileIdentifier;

constexpr std::size_t header_size = 4;
constexpr std::size_t status_size = 2;

struct PublicFile {
  const iso7816::Aid& application;
  FileIdentifier file;
};

/// Files whose contents say nothing about the person. Hidden are all others, among them the
/// authentication certificate (a number of the person), and hashes of the number (12 digits are
/// soon guessed from a hash).
constexpr auto public_files = std::to_array<PublicFile>({
    {my_number::jpki_application, my_number::jpki::signature_ca_certificate},
    {my_number::jpki_application, my_number::jpki::token_information},
    {my_number::jpki_application, my_number::jpki::certificate_presence},
    {my_number::jpki_application, my_number::jpki::authentication_ca_certificate},
    {my_number::card_face_application, my_number::card_face::key_information},
    {my_number::card_face_application, my_number::card_face::card_certificate},
    {my_number::input_support_application, my_number::input_support::card_certificate},
    {my_number::input_support_application, my_number::input_support::key_information},
});

/// Data objects of the card that are the same for many cards, ISO/IEC 7816-6 and GlobalPlatform:
/// issuer, recognition data, key name, certificates of authorities, ATR.
constexpr std::array<std::uint16_t, 6> public_objects{0x0042, 0x0066, 0x00F7,
                                                      0x00F8, 0x7F21, 0x5F51};

/// Instructions whose answers hold no stored data: signatures, random numbers, FCI.
constexpr std::array<std::uint8_t, 6> harmless{ins::select,
                                               ins::get_challenge,
                                               ins::perform_security_operation,
                                               ins::internal_authenticate,
                                               ins::external_authenticate,
                                               ins::verify_certificate};

bool sends_a_secret(std::uint8_t instruction) {
  return instruction == ins::verify || instruction == ins::change_reference_data ||
         instruction == ins::change_key;
}

bool is_public(const CommandApdu& command, const iso7816::FilePlace& place) {
  if (command.ins == ins::read_binary) {
    return std::ranges::any_of(public_files, [&](const PublicFile& row) {
      return place.application == row.application && place.file == row.file;
    });
  }
  if (command.ins == ins::get_data) {
    const auto tag = static_cast<std::uint16_t>(command.p1 * 256 + command.p2);
    return std::ranges::find(public_objects, tag) != public_objects.end();
  }
  return std::ranges::find(harmless, command.ins) != harmless.end();
}

}  // namespace

HiddenBytes without_secrets(core::ByteView bytes) {
  HiddenBytes shown{core::Bytes(bytes.begin(), bytes.end())};
  if (bytes.size() <= header_size || !sends_a_secret(bytes[1])) return shown;
  const auto command = CommandApdu::decode(bytes);
  if (!command) {
    // Not even the length is what it says: nothing behind the header is safe.
    shown.hide(header_size, bytes.size());
    return shown;
  }
  constexpr std::size_t extended_length = 3;
  const std::size_t length =
      bytes[header_size] == 0 && bytes.size() > header_size + 1 ? extended_length : std::size_t{1};
  shown.hide(header_size + length, command->data.size());
  return shown;
}

HiddenBytes without_secrets(core::ByteView command, core::ByteView response,
                            const iso7816::FilePlace& place) {
  HiddenBytes shown{core::Bytes(response.begin(), response.end())};
  const auto apdu = CommandApdu::decode(command);
  if (apdu && is_public(*apdu, place)) return shown;
  if (response.size() > status_size) shown.hide(0, response.size() - status_size);
  return shown;
}

}  // namespace madoguchi::sim::record
