// SPDX-License-Identifier: Apache-2.0
// Effects of the session that concern the screen, the staff's tick and the eligibility service.
#include "reader/reader.hpp"
#include "reader/reasons.hpp"

namespace madoguchi::reader {

namespace effect = checkin::effect;
namespace event = checkin::event;

namespace {

core::Result<std::optional<checkin::Event>> service_failed(const core::Error& error) {
  const auto reason = service_reason(error);
  if (!reason) return error;
  return std::optional<checkin::Event>{event::ServiceFailed{*reason}};
}

std::string joined(const std::vector<checkin::IdentityMethod>& methods) {
  std::string text;
  for (const checkin::IdentityMethod method : methods) {
    if (!text.empty()) text += ", ";
    text += core::name_of(method);
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

ports::Task<Reader::Next> Reader::perform(effect::AskConsents) {
  if (const auto* asking = std::get_if<checkin::state::AskingConsents>(&state_)) {
    seen_.eligibility = asking->answer.validity;
    if (!asking->answer.records.empty()) seen_.insured_name = asking->answer.records.front().name;
  }
  seen_.consent_asked = true;
  show("consents");
  co_return Next{};
}

ports::Task<Reader::Next> Reader::perform(effect::Deliver wanted) {
  auto delivery = co_await parts_.terminal.deliver(std::move(wanted.answer), wanted.consents);
  if (!delivery) co_return service_failed(delivery.error());
  for (const auto& information : delivery->information) {
    seen_.information.push_back(information.kind);
  }
  seen_.emr_file = delivery->emr_file;
  note_phase("check_in", placed_at_);
  co_return Next{event::Delivered{}};
}

ports::Task<Reader::Next> Reader::perform(effect::ShowRefusal shown) {
  seen_.reason = shown.refusal.reason;
  seen_.offered = shown.refusal.offered;
  seen_.clauses = shown.refusal.clauses;
  show("refused", std::string(core::name_of(shown.refusal.reason)));
  co_return Next{};
}

ports::Task<Reader::Next> Reader::perform(effect::AskToTakeCard) {
  show("take your card");
  co_return Next{};
}

ports::Task<Reader::Next> Reader::perform(effect::ForgetCard) {
  forget_card();
  co_return Next{};
}

}  // namespace madoguchi::reader
