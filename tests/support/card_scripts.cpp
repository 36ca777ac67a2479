// SPDX-License-Identifier: Apache-2.0
#include "tests/support/card_scripts.hpp"

#include "core/hex.hpp"

#include <fmt/format.h>

namespace madoguchi::test::script {
namespace {

Exchange select_jpki() {
  return exchange("SELECT JPKI AP", "00 A4 04 0C 0A D3 92 F0 00 26 01 00 00 00 01", "90 00");
}

CardScript facts(std::string_view presence, std::string_view tries) {
  return {select_jpki(), exchange("SELECT EF 0008", "00 A4 02 0C 02 00 08", "90 00"),
          exchange("READ EF 0008", "00 B0 00 00 03", presence),
          exchange("SELECT EF 0018", "00 A4 02 0C 02 00 18", "90 00"),
          exchange("tries of the PIN", "00 20 00 80", tries)};
}

std::string repeated(std::string_view byte, int count) {
  std::string text;
  for (int i = 0; i < count; ++i) text += byte;
  return text;
}

}  // namespace

CardScript pinless_facts() { return facts("00 8F 00 90 00", "63 C0"); }

CardScript ordinary_facts(int tries_left) {
  return facts("8F 8F 00 90 00", fmt::format("63 C{}", tries_left));
}

CardScript photograph(std::uint8_t person) {
  return {
      exchange("SELECT card-face AP", "00 A4 04 0C 0A D3 92 10 00 31 00 01 01 04 02", "90 00"),
      exchange("SELECT EF 0012", "00 A4 02 0C 02 00 12", "90 00"),
      exchange("VERIFY B", "00 20 00 80 0E 31 32 33 34 35 36 37 38 39 30 31 32 33 34", "90 00"),
      exchange("SELECT EF 0002", "00 A4 02 0C 02 00 02", "90 00"),
      // FF20 09 { DF22 01 41, DF27 01 <person> }, then filling that nobody needs.
      exchange("first bytes of EF 0002", "00 B0 00 00 07", "FF 20 08 DF 22 01 41 90 00"),
      exchange("rest of EF 0002", "00 B0 00 07 04", fmt::format("DF 27 01 {:02X} 90 00", person))};
}

CardScript verification_number_refused() {
  CardScript script = photograph(0);
  script.resize(3);
  script.back().response = {0x63, 0xC9};
  return script;
}

CardScript pin(std::string_view digits, std::string_view status) {
  return {select_jpki(), exchange("SELECT EF 0018", "00 A4 02 0C 02 00 18", "90 00"),
          exchange("VERIFY PIN", "00 20 00 80 04" + core::to_hex(core::as_bytes(digits)), status)};
}

CardScript institution_authentication() {
  return {select_jpki(), exchange("SELECT EF 0016", "00 A4 02 0C 02 00 16", "90 00"),
          exchange("terminal certificate", "80 A2 06 C1 02 B0 B1", "90 00"),
          exchange("its signature", "80 A2 00 C1 02 C0 C1", "90 00"),
          exchange("GET CHALLENGE", "00 84 00 00 20", repeated("5A", 32) + "90 00"),
          // The fake key "signs" by the first two bytes of the challenge.
          exchange("EXTERNAL AUTHENTICATE", "00 82 00 00 02 5A 5A", "90 00")};
}

CardScript signature_and_certificate() {
  // DigestInfo of SHA-256 (RFC 8017, 9.2) around the fake digest: 32 times the size of the nonce.
  const std::string digest_info =
      "30 31 30 0D 06 09 60 86 48 01 65 03 04 02 01 05 00 04 20" + repeated("04", 32);
  return {exchange("SELECT EF 0017", "00 A4 02 0C 02 00 17", "90 00"),
          exchange("signature", "80 2A 00 80 33" + digest_info + "00", "51 52 53 90 00"),
          exchange("SELECT EF 000A", "00 A4 02 0C 02 00 0A", "90 00"),
          exchange("certificate, filled up", "00 B0 00 00 07", "30 03 01 02 03 FF FF 90 00")};
}

CardScript other_card() {
  CardScript script{select_jpki()};
  script.back().response = {0x6A, 0x82};
  return script;
}

}  // namespace madoguchi::test::script
