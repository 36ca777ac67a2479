// SPDX-License-Identifier: Apache-2.0
// Effects of the session that concern the card and the bearer: reading, face, PIN, signature.
#include "reader/face_presentation.hpp"
#include "reader/jpki_application.hpp"
#include "reader/reader.hpp"
#include "reader/reasons.hpp"

#include <algorithm>

namespace madoguchi::reader {

namespace effect = checkin::effect;
namespace event = checkin::event;
using biometrics::PresentationOutcome;
using checkin::Reason;

namespace {

/// A card failure as an event, or the error itself when no patient can cause it.
core::Result<std::optional<checkin::Event>> card_failed(const core::Error& error) {
  const auto reason = card_reason(error);
  if (!reason) return error;
  return std::optional<checkin::Event>{event::CardFailed{*reason}};
}

bool well_formed_pin(const core::Secret& pin) {
  const std::string& digits = pin.reveal();
  return digits.size() == 4 &&
         std::ranges::all_of(digits, [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

ports::Task<CardReadingOutcome> Reader::connect_and_read(bool photograph) {
  auto connected = co_await parts_.card_reader.connect(settings_.card_patience);
  if (!connected) co_return connected.error();
  card_ = std::move(*connected);
  co_return co_await read_card(*card_, parts_, photograph);
}

ports::Task<Reader::Next> Reader::perform(effect::ReadCard wanted) {
  const ports::Instant since = parts_.clock.now();
  show("reading the card");
  auto outcome = co_await connect_and_read(wanted.photograph);
  if (!outcome) co_return card_failed(outcome.error());
  note_phase("card_read", since);
  if (const Reason* reason = std::get_if<Reason>(&*outcome)) {
    co_return Next{event::CardFailed{*reason}};
  }
  auto& reading = std::get<CardReading>(*outcome);
  seen_.card_kind = reading.facts.kind;
  if (reading.facts.kind == checkin::CardKind::ordinary) {
    seen_.pin_tries_left = reading.facts.pin_tries_left;
  }
  photograph_ = reading.photograph;
  if (photograph_) {
    parts_.trace.record({.lane = ports::Lane::card,
                         .at = parts_.clock.now(),
                         .title = "photograph",
                         .picture = photograph_});
  }
  co_return Next{event::CardRead{reading.facts}};
}

ports::Task<Reader::Next> Reader::compare_faces() {
  if (!reference_ && photograph_) {
    auto made =
        co_await parts_.comparator.create_template(photograph_, biometrics::SampleRole::reference);
    if (!made) co_return made.error();
    reference_ = std::move(made->face);
  }
  if (!reference_) co_return Next{event::FacesCompared{Reason::no_photograph}};
  const auto outcome = co_await present_face(parts_, settings_, *reference_);
  if (!outcome) {
    if (outcome.error().code != core::Errc::camera_failure) co_return outcome.error();
    co_return Next{event::FacesCompared{Reason::camera_unavailable}};
  }
  switch (*outcome) {
    case PresentationOutcome::match:
      seen_.comparison = biometrics::ComparisonDecision::match;
      co_return Next{event::FacesCompared{}};
    case PresentationOutcome::non_match:
      seen_.comparison = biometrics::ComparisonDecision::non_match;
      co_return Next{event::FacesCompared{Reason::score_below_threshold}};
    case PresentationOutcome::attack_suspected:
      co_return Next{event::FacesCompared{Reason::presentation_attack_suspected}};
    case PresentationOutcome::undecided:
    case PresentationOutcome::failure_to_acquire:
      break;
  }
  co_return Next{event::FacesCompared{Reason::no_face_captured}};
}

ports::Task<Reader::Next> Reader::perform(effect::CompareFaces) {
  const ports::Instant since = parts_.clock.now();
  show("look at the camera");
  auto next = co_await compare_faces();
  note_phase("face", since);
  co_return next;
}

ports::Task<Reader::Next> Reader::perform(effect::AskPin) {
  if (const auto* use = checkin::card_use_of(state_)) {
    seen_.pin_tries_left = use->card.pin_tries_left;
  }
  show("enter the PIN");
  co_return Next{};
}

ports::Task<Reader::Next> Reader::perform(effect::VerifyPin) {
  const core::Secret pin = pin_.value_or(core::Secret{});
  pin_.reset();
  // The pad takes four digits; anything else never reaches the card and costs no try.
  if (!well_formed_pin(pin)) co_return Next{event::PinAnswered{Reason::pin_wrong, {}}};
  JpkiApplication jpki(*card_);
  const auto selected = co_await jpki.select();
  if (!selected) co_return card_failed(selected.error());
  const auto verdict = co_await jpki.verify_pin(pin);
  if (!verdict) co_return card_failed(verdict.error());
  pin_verified_ = verdict->right;
  seen_.pin_tries_left = verdict->tries_left;
  if (verdict->right) co_return Next{event::PinAnswered{}};
  const Reason reason = verdict->locked ? Reason::pin_locked : Reason::pin_wrong;
  co_return Next{event::PinAnswered{reason, verdict->tries_left}};
}

ports::Task<eligibility::EligibilityQuery> Reader::prove(eligibility::Challenge challenge,
                                                         checkin::IdentityMethod verified_by) {
  JpkiApplication jpki(*card_);
  // With the PIN the application is already the current one and open; everybody else's identity is
  // vouched for by the institution.
  if (!pin_verified_) {
    const auto selected = co_await jpki.select();
    if (!selected) co_return selected.error();
    const auto opened = co_await jpki.authenticate_institution(parts_.institution_key);
    if (!opened) co_return opened.error();
  }
  auto signature = co_await jpki.sign(parts_.digest.sha256(challenge.nonce));
  if (!signature) co_return signature.error();
  auto certificate = co_await jpki.authentication_certificate();
  if (!certificate) co_return certificate.error();
  eligibility::EligibilityQuery query;
  query.challenge_id = std::move(challenge.id);
  query.certificate = std::move(*certificate);
  query.signature = std::move(*signature);
  query.verified_by = core::name_of(verified_by);
  if (verified_by == checkin::IdentityMethod::visual_check && tick_) {
    query.staff_account = tick_->account;
    query.ticked_at = tick_->at;
  }
  co_return query;
}

ports::Task<Reader::Next> Reader::perform(effect::AuthenticateCard wanted) {
  seen_.verified_by = wanted.verified_by;
  service_since_ = parts_.clock.now();
  auto challenge = co_await parts_.terminal.request_challenge();
  if (!challenge) {
    const auto reason = service_reason(challenge.error());
    if (!reason) co_return challenge.error();
    co_return Next{event::ServiceFailed{*reason}};
  }
  auto query = co_await prove(std::move(*challenge), wanted.verified_by);
  if (!query) co_return card_failed(query.error());
  query_ = std::move(*query);
  co_return Next{event::CardAuthenticated{}};
}

}  // namespace madoguchi::reader
