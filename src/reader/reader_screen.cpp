// SPDX-License-Identifier: Apache-2.0
// Effects of the session that concern the screen, the staff's tick and the eligibility service.
#include "reader/reader.hpp"
#include "reader/reasons.hpp"

namespace madoguchi::reader {

namespace effect = checkin::effect;
namespace event = checkin::event;

namespace {

template <class E>
std::string joined(const std::vector<E>& values) {
  std::string text;
  for (const E value : values) {
    if (!text.empty()) text += ", ";
    text += core::name_of(value);
  }
  return text;
}

}  // namespace

ports::Task<Reader::Next> Reader::perform(effect::TakeTick) {
  const auto tick = co_await parts_.terminal.take_tick();
  if (!tick) co_return tick.error();
  tick_ = *tick;
  seen_.tick = tick_;
  co_return Next{event::TickAnswered{tick_.has_value()}};
}

ports::Task<Reader::Next> Reader::perform(effect::ShowMethods shown) {
  seen_.methods = shown.methods;
  show("choose how to verify your identity", joined(shown.methods));
  co_return Next{};
}

ports::Task<Reader::Next> Reader::perform(effect::QueryEligibility) {
  eligibility::EligibilityQuery query = std::move(*query_);
  query_.reset();
  auto reply = co_await parts_.terminal.query_eligibility(std::move(query));
  if (!reply) co_return service_failed(reply.error());
  note_phase("service", service_since_);
  if (const auto* rejection = std::get_if<eligibility::Rejection>(&*reply)) {
    co_return Next{event::ServiceFailed{rejection_reason(*rejection)}};
  }
  auto& answer = std::get<eligibility::EligibilityAnswer>(*reply);
  co_return Next{event::EligibilityAnswered{std::move(answer)}};
}

ports::Task<Reader::Next> Reader::perform(effect::AskRegistration) {
  seen_.registration_asked = true;
  show("register this card for insurance use");
  co_return Next{};
}

ports::Task<Reader::Next> Reader::perform(effect::AskToConfirm asked) {
  seen_.confirmation_asked = true;
  seen_.notice = asked.notice.text.ja;
  show("notice, 「次に進む」", std::move(asked.notice.text.ja));
  co_return Next{};
}

ports::Task<Reader::Next> Reader::perform(effect::ShowEligibility shown) {
  seen_.eligibility = shown.answer.validity;
  if (!shown.answer.records.empty()) seen_.insured_name = shown.answer.records.front().record.name;
  if (!shown.answer.side_code.empty() &&
      !settings_.defects.contains(checkin::Defect::hides_side_code)) {
    seen_.side_code = shown.answer.side_code;
    // In the grace the patient has confirmed as much in the reader's own words.
    if (!shown.answer.information_withheld) seen_.notice = shown.answer.side_message;
    show("notice", shown.answer.side_message);
  }
  co_return Next{};
}

ports::Task<Reader::Next> Reader::perform(effect::AskConsents asked) {
  seen_.consent_asked = true;
  seen_.consent_questions = std::move(asked.questions);
  show("consents", joined(seen_.consent_questions));
  co_return Next{};
}

ports::Task<Reader::Next> Reader::perform(effect::AskPrescription) {
  seen_.prescription_asked = true;
  show("electronic or paper prescription");
  co_return Next{};
}

ports::Task<Reader::Next> Reader::perform(effect::AskSubsidies) {
  seen_.subsidies_asked = true;
  show("use the certificates of medical subsidies");
  co_return Next{};
}

ports::Task<Reader::Next> Reader::perform(effect::Deliver wanted) {
  auto delivery = co_await parts_.terminal.deliver(std::move(wanted.answer), wanted.consents,
                                                   wanted.prescription);
  if (!delivery) co_return service_failed(delivery.error());
  for (const auto& information : delivery->information) {
    seen_.information.push_back(information.kind);
  }
  seen_.emr_file = delivery->emr_file;
  seen_.replaced_characters = static_cast<int>(delivery->replaced_characters);
  note_phase("check_in", placed_at_);
  co_return Next{event::Delivered{}};
}

ports::Task<Reader::Next> Reader::perform(effect::ShowRefusal shown) {
  seen_.reason = shown.refusal.reason;
  seen_.offered = shown.refusal.offered;
  seen_.clauses = shown.refusal.clauses;
  const checkin::ShownError& error = shown.refusal.error;
  seen_.refusal_text = error.text.ja;
  std::string screen = error.text.ja;
  if (!error.number.empty() &&
      !settings_.defects.contains(checkin::Defect::shows_no_error_number)) {
    seen_.reader_error = error.number;
    screen = error.number + " " + screen;
  }
  show("refused: " + std::string(core::name_of(shown.refusal.reason)), std::move(screen));
  co_return Next{};
}

ports::Task<Reader::Next> Reader::perform(effect::AskToTakeCard) {
  show("take your card");
  co_return Next{};
}

ports::Task<Reader::Next> Reader::perform(effect::RemindOfCard) {
  seen_.card_reminder = true;
  show("please take your card");
  co_return Next{};
}

ports::Task<Reader::Next> Reader::perform(effect::ForgetCard) {
  const bool falls_back = settings_.visual_mode_returns ||
                          settings_.defects.contains(checkin::Defect::visual_mode_falls_back);
  if (mode_ == checkin::ReaderMode::visual_check && falls_back) {
    mode_ = checkin::ReaderMode::automatic;
    seen_.reader_mode = mode_;
  }
  forget_card();
  co_return Next{};
}

}  // namespace madoguchi::reader
