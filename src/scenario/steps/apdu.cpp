// SPDX-License-Identifier: Apache-2.0
// apdu: any command byte by byte; for what has no step of its own.
#include "iso7816/apdu_text.hpp"
#include "scenario/card_shapes.hpp"
#include "scenario/steps/card_command.hpp"
#include "scenario/steps/kinds.hpp"

namespace madoguchi::scenario::steps {
namespace {

std::unique_ptr<Step> make(const DocumentNode& argument, ReadContext& context) {
  auto command = iso7816::CommandApdu::decode(bytes_of(argument));
  if (!command) {
    context.problems.add(argument.place, context.path,
                         "no command APDU: CLA INS P1 P2, then Lc, data and Le that fit");
    return nullptr;
  }
  const std::string shown = iso7816::masked_hex(*command);
  return fixed_command(std::move(*command), shown);
}

}  // namespace

StepKind apdu() {
  return {"apdu",
          "A command byte by byte: CLA INS P1 P2 [Lc data] [Le]. PINs do not belong here: `verify` "
          "knows them.",
          "- apdu: \"00 A4 04 00 02 D392\"",
          [] { return hex_shape("a command APDU"); },
          make,
          Scene::card};
}

}  // namespace madoguchi::scenario::steps
