// SPDX-License-Identifier: Apache-2.0
// Any bytes as a command APDU, and as a sequence of commands to a virtual card. The input is a row
// of records: one byte of length, then that many bytes; length FF is a warm reset, FE power off and
// on.
#include "iso7816/command_apdu.hpp"
#include "iso7816/my_number_files.hpp"
#include "sim/card/personalise.hpp"
#include "sim/card/virtual_card.hpp"

#include <algorithm>
#include <cstdlib>
#include <memory>

namespace {

using namespace madoguchi;

void require(bool condition) {
  if (!condition) std::abort();
}

sim::card::CardImage make_image() {
  using namespace std::chrono;
  const sim::pki::Validity years{sys_days{year{2020} / 1 / 1}, sys_days{year{2040} / 1 / 1}};
  const auto hierarchy =
      sim::pki::TestHierarchy::make(std::make_shared<sim::pki::KeyStore>(), years).value();
  const sim::card::CardPictures pictures{.photo_jp2 = core::Bytes(3000, 1),
                                         .name_png = core::Bytes(100, 2),
                                         .address_png = core::Bytes(100, 3)};
  return sim::card::personalise({}, {}, hierarchy, pictures)->image;
}

int tries_left(const sim::card::VirtualCard& card) {
  return *card.tries_left(iso7816::my_number::jpki_application,
                          iso7816::my_number::jpki::authentication_pin);
}

/// Every answer has a status word; tries of the PIN never rise unless it was verified.
void answer(sim::card::VirtualCard& card, core::ByteView command) {
  const int before = tries_left(card);
  const core::Bytes response = card.process(command);
  require(response.size() >= 2 && response.size() <= 65538);
  const bool success = response[response.size() - 2] == 0x90;
  require(tries_left(card) <= before || success);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const core::ByteView input(data, size);
  if (const auto apdu = iso7816::CommandApdu::decode(input)) {
    // What was understood comes out as the same bytes.
    require(apdu->encode() == core::Bytes(input.begin(), input.end()));
  }
  static const sim::card::CardImage image = make_image();
  sim::card::VirtualCard card(image);
  card.power_on();
  answer(card, input);
  for (core::ByteView rest = input; !rest.empty();) {
    const std::size_t length = rest[0];
    rest = rest.subspan(1);
    if (length == 0xFF) {
      card.reset();
    } else if (length == 0xFE) {
      card.power_off();
      card.power_on();
    } else {
      const std::size_t taken = std::min(length, rest.size());
      answer(card, rest.first(taken));
      rest = rest.subspan(taken);
    }
  }
  return 0;
}
