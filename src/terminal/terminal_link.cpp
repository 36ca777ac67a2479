// SPDX-License-Identifier: Apache-2.0
// The reader's side of the terminal: the tick, the service, the file for the EMR, and what staff
// see of a card use.
#include "terminal/check_in_file.hpp"
#include "terminal/terminal.hpp"

namespace madoguchi::terminal {

using checkin::Defect;
using checkin::IdentityMethod;
using checkin::PinState;
using checkin::Reason;

ports::Task<std::optional<ports::TickRecord>> Terminal::take_tick() {
  const auto taken = tick_;
  if (!settings_.defects.contains(Defect::keeps_tick_for_next_card)) tick_.reset();
  if (taken) record("tick used", core::to_iso(taken->at));
  co_return taken;
}

ports::Task<eligibility::Challenge> Terminal::request_challenge() {
  return parts_.service.request_challenge();
}

ports::Task<ports::EligibilityReply> Terminal::query_eligibility(
    eligibility::EligibilityQuery query) {
  return parts_.service.query_eligibility(std::move(query));
}

ports::Task<ports::RegistrationReply> Terminal::register_use(eligibility::EligibilityQuery proof) {
  return parts_.service.register_use(std::move(proof));
}

ports::Task<ports::Delivery> Terminal::deliver(
    eligibility::EligibilityAnswer answer, eligibility::Consents consents,
    std::optional<eligibility::PrescriptionForm> prescription) {
  ports::Delivery delivery;
  // Without any consent the service is not even asked (clause N-03).
  if (consents.any()) {
    auto reply = co_await parts_.service.fetch_information(answer.session, consents);
    if (!reply) co_return reply.error();
    if (const auto* rejection = std::get_if<eligibility::Rejection>(&*reply)) {
      co_return core::fail(core::Errc::service_failure, std::string(core::name_of(*rejection)));
    }
    delivery.information =
        std::get<std::vector<eligibility::MedicalInformation>>(std::move(*reply));
  }
  last_visit_ = Visit{parts_.clock.civil_now(), {}};
  for (const auto& information : delivery.information) {
    last_visit_->information.push_back(information.kind);
  }
  CheckInFile file = make_check_in_file({answer, consents, prescription, parts_.clock.civil_now()},
                                        settings_, parts_.tables, parts_.shift_jis, random_);
  delivery.emr_file = file.name;
  delivery.replaced_characters = file.replaced;
  if (file.replaced > 0) {
    record("file for the EMR", std::to_string(file.replaced) + " replaced by ●");
  }
  const auto left = co_await parts_.outbox.deliver(std::move(file.name), std::move(file.content));
  if (!left) co_return left.error();
  co_return delivery;
}

void Terminal::note(const ports::PatientAction& action, const ports::Observation& seen) {
  if (std::holds_alternative<ports::CardPlaced>(action)) {
    last_visit_.reset();
    situation_.card.reset();
    situation_.cause.reset();
    situation_.failed.clear();
    situation_.pin = PinState::unknown;
    const bool phone = std::get<ports::CardPlaced>(action).medium != checkin::Medium::card;
    situation_.carrier = phone ? checkin::Carrier::smartphone : checkin::Carrier::card;
  }
  situation_.day = core::date_of(parts_.clock.civil_now());
  if (seen.card_kind) situation_.card = seen.card_kind;
  if (seen.reader_mode) situation_.mode = *seen.reader_mode;
  if (seen.reason) situation_.cause = seen.reason;
  if (seen.eligibility && !seen.reason) situation_.cause.reset();
  if (seen.reason == Reason::score_below_threshold || seen.reason == Reason::no_face_captured ||
      seen.reason == Reason::presentation_attack_suspected) {
    situation_.failed.insert(IdentityMethod::face);
  }
  if (seen.reason == Reason::face_locked || seen.face_tries_left == 0) {
    situation_.failed.insert(IdentityMethod::face);
  }
  if (seen.reason == Reason::pin_wrong || seen.reason == Reason::pin_locked) {
    situation_.failed.insert(IdentityMethod::pin);
  }
  if (seen.pin_tries_left) {
    situation_.pin = *seen.pin_tries_left > 0 ? PinState::usable : PinState::locked;
  }
}

}  // namespace madoguchi::terminal
