// SPDX-License-Identifier: Apache-2.0
// Any bytes as a command APDU, and as a sequence of commands to a virtual card. The input is a row
// of records: one byte of length, then that many bytes; length FF is a warm reset, FE power off and
// on. Every answer is checked against the model of the card.
#include "iso7816/command_apdu.hpp"
#include "sim/card/personalise.hpp"
#include "sim/card/virtual_card.hpp"
#include "tests/sim/card/walk/card_model.hpp"
#include "tests/sim/card/walk/secret_finder.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <memory>

namespace {

using namespace madoguchi;

void require(bool condition) {
  if (!condition) std::abort();
}

using sim::card::CardImage;
using sim::card::CardModel;
using sim::card::SecretFinder;
using sim::card::VirtualCard;

sim::pki::TestHierarchy make_hierarchy() {
  using namespace std::chrono;
  const sim::pki::Validity years{sys_days{year{2020} / 1 / 1}, sys_days{year{2040} / 1 / 1}};
  return sim::pki::TestHierarchy::make(std::make_shared<sim::pki::KeyStore>(), years).value();
}

/// A card and what it has to answer.
struct Setup {
  sim::pki::TestHierarchy hierarchy = make_hierarchy();
  CardImage image = sim::card::personalise({}, {}, hierarchy,
                                           {.photo_jp2 = core::Bytes(3000, 1),
                                            .name_png = core::Bytes(100, 2),
                                            .address_png = core::Bytes(100, 3)})
                        ->image;
  SecretFinder secrets{image};
  adapters::crypto::PublicKey institution = hierarchy.institution("1312345678")->key.public_key();
};

void answer(VirtualCard& card, CardModel& model, core::ByteView command) {
  const std::string wrong = model.check(command, card.process(command));
  if (!wrong.empty()) std::fprintf(stderr, "%s\n", wrong.c_str());
  require(wrong.empty());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const core::ByteView input(data, size);
  if (const auto apdu = iso7816::CommandApdu::decode(input)) {
    // What was understood comes out as the same bytes.
    require(apdu->encode() == core::Bytes(input.begin(), input.end()));
  }
  static const Setup setup;
  VirtualCard card(setup.image);
  CardModel model(setup.image, setup.secrets, setup.institution);
  card.power_on();
  answer(card, model, input);
  for (core::ByteView rest = input; !rest.empty();) {
    const std::size_t length = rest[0];
    rest = rest.subspan(1);
    if (length == 0xFF) {
      card.reset();
    } else if (length == 0xFE) {
      card.power_off();
      card.power_on();
      model.powered_off();
    } else {
      const std::size_t taken = std::min(length, rest.size());
      answer(card, model, rest.first(taken));
      rest = rest.subspan(taken);
    }
  }
  return 0;
}
