// SPDX-License-Identifier: Apache-2.0
// Effects of the session that concern the card and the bearer: reading, face, PIN, signature.
#include "core/hex.hpp"
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
  ReaderParts parts = parts_;
  if (settings_.defects.contains(checkin::Defect::skips_face_signature)) parts.face_trust = nullptr;
  PhotographWish wish = PhotographWish::none;
  if (photograph) {
    wish = settings_.defects.contains(checkin::Defect::tries_doubtful_number)
               ? PhotographWish::at_any_price
               : PhotographWish::if_certain;
  }
  co_return co_await read_card(*card_, parts, wish);
}

ports::Task<Reader::Next> Reader::perform(effect::ReadCard wanted) {
  const ports::Instant since = parts_.clock.now();
  show("reading the card");
  if (wanted.photograph) {
    const auto prepared = co_await parts_.camera.prepare();
    if (!prepared) co_return prepared.error();
  }
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
  meet_card();
  if (!card_name_.empty()) {
    reading.facts.face_failures = face_counts_.of(card_name_);
    note_face_tries(reading.facts.face_failures);
  }
  co_return Next{event::CardRead{reading.facts}};
}

void Reader::meet_card() {
  card_name_.clear();
  if (photograph_) {
    card_name_ = core::to_hex(parts_.digest.sha256(core::ByteView(photograph_->pixels)));
  }
}

void Reader::note_face_tries(int failures) {
  seen_.face_tries_left = std::max(0, settings_.face_lock_after - failures);
}

ports::Task<Reader::Next> Reader::perform(effect::KeepFaceFailures wanted) {
  if (card_name_.empty()) {
    face_counts_.forget_all();  // the reader has not seen which card it is: a defect asks for it
    co_return Next{};
  }
  const bool kept = settings_.keeps_face_failures &&
                    !settings_.defects.contains(checkin::Defect::forgets_face_count);
  if (kept) {
    face_counts_.set(card_name_, wanted.failures);
    if (parts_.face_memory != nullptr) {
      const auto written = parts_.face_memory->keep(card_name_, wanted.failures);
      if (!written) co_return written.error();
    }
  }
  note_face_tries(wanted.failures);
  co_return Next{};
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

ports::Task<std::variant<eligibility::EligibilityQuery, Reader::Next>> Reader::proof_of(
    checkin::IdentityMethod verified_by) {
  using Proof = std::variant<eligibility::EligibilityQuery, Next>;
  auto challenge = co_await parts_.terminal.request_challenge();
  if (!challenge) {
    auto failed = service_failed(challenge.error());
    if (!failed) co_return failed.error();
    co_return Proof{std::move(*failed)};
  }
  auto query = co_await prove(std::move(*challenge), verified_by);
  if (query) co_return Proof{std::move(*query)};
  auto failed = card_failed(query.error());
  if (!failed) co_return failed.error();
  co_return Proof{std::move(*failed)};
}

ports::Task<Reader::Next> Reader::perform(effect::AuthenticateCard wanted) {
  seen_.verified_by = wanted.verified_by;
  service_since_ = parts_.clock.now();
  auto proof = co_await proof_of(wanted.verified_by);
  if (!proof) co_return proof.error();
  if (auto* failed = std::get_if<Next>(&*proof)) co_return std::move(*failed);
  query_ = std::get<eligibility::EligibilityQuery>(std::move(*proof));
  co_return Next{event::CardAuthenticated{}};
}

ports::Task<Reader::Next> Reader::perform(effect::Register wanted) {
  show("registering for insurance use");
  auto proof = co_await proof_of(wanted.verified_by);
  if (!proof) co_return proof.error();
  if (auto* failed = std::get_if<Next>(&*proof)) co_return std::move(*failed);
  auto reply = co_await parts_.terminal.register_use(
      std::get<eligibility::EligibilityQuery>(std::move(*proof)));
  if (!reply) co_return service_failed(reply.error());
  const auto* rejection = std::get_if<eligibility::Rejection>(&*reply);
  if (rejection == nullptr) co_return Next{event::Registered{}};
  const bool maintenance = *rejection == eligibility::Rejection::certificate_check_unavailable;
  co_return Next{event::ServiceFailed{maintenance ? Reason::registration_unavailable
                                                  : rejection_reason(*rejection)}};
}

}  // namespace madoguchi::reader
