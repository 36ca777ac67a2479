// SPDX-License-Identifier: Apache-2.0
#include "sim/card/defective_card.hpp"

#include "sim/card/command_table.hpp"

#include <utility>

namespace madoguchi::sim::card {
namespace {

CardImage with_defects(CardImage image, const std::vector<const CardDefect*>& defects) {
  for (const CardDefect* defect : defects) {
    if (defect->stored != nullptr) defect->stored(image);
  }
  return image;
}

}  // namespace

DefectiveCard::DefectiveCard(CardImage image, const checkin::Defects& defects)
    : defects_(card_defects_among(defects)),
      state_(with_defects(std::move(image), defects_)),
      original_(state_.image) {}

Exchange DefectiveCard::begin(iso7816::CommandApdu& command, iso7816::ResponseApdu& response) {
  Exchange exchange{.state = state_,
                    .original = original_,
                    .command = command,
                    .response = response,
                    .tries_before = tries_of(state_.image),
                    .security_before = state_.security,
                    .application_before = state_.application};
  if (const ElementaryFile* const file = state_.current_file()) {
    exchange.file_before = file->identifier;
  }
  return exchange;
}

void DefectiveCard::power_off() {
  iso7816::CommandApdu command;
  iso7816::ResponseApdu response;
  Exchange loss = begin(command, response);
  state_.forget_everything();
  for (const CardDefect* defect : defects_) {
    if (defect->power_lost != nullptr) defect->power_lost(loss);
  }
}

void DefectiveCard::reset() {
  if (!state_.image.behaviour.reset_keeps_security_status) state_.forget_everything();
}

CardAnswer DefectiveCard::exchange(core::ByteView bytes) {
  auto command = iso7816::CommandApdu::decode(bytes);
  if (!command) {
    return {.response = iso7816::ResponseApdu(iso7816::status::wrong_length).encode()};
  }
  iso7816::ResponseApdu response;
  Exchange exchange = begin(*command, response);
  for (const CardDefect* defect : defects_) {
    if (defect->before != nullptr) defect->before(exchange);
  }
  response = answer(state_, *command);
  for (const CardDefect* defect : defects_) {
    if (defect->after != nullptr) defect->after(exchange);
  }
  return {.response = response.encode()};
}

}  // namespace madoguchi::sim::card
