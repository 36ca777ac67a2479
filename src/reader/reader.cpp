// SPDX-License-Identifier: Apache-2.0
// The loop of the reader: an action becomes an event, the session answers with effects, effects
// lead to further events.
#include "reader/reader.hpp"

#include <deque>

namespace madoguchi::reader {

namespace event = checkin::event;

Reader::Reader(ReaderParts parts, ReaderSettings settings)
    : parts_(parts), settings_(std::move(settings)) {}

ports::Task<ports::Observation> Reader::handle(ports::PatientAction action) {
  seen_ = {};
  checkin::Event first = begin(action);
  const auto done = co_await run(std::move(first));
  pin_.reset();  // also one that nobody had asked for
  if (!done) co_return done.error();
  if (seen_.comparison || seen_.reason == checkin::Reason::no_face_captured ||
      seen_.reason == checkin::Reason::presentation_attack_suspected) {
    if (const auto* use = checkin::card_use_of(state_)) seen_.face_attempts = use->face_attempts;
  }
  co_return std::move(seen_);
}

ports::Task<> Reader::set_mode(checkin::ReaderMode mode) {
  mode_ = mode;
  show("mode", std::string(core::name_of(mode)));
  co_return core::Result<>{};
}

checkin::Policy Reader::policy() const {
  return {mode_, settings_.institution, core::date_of(parts_.clock.civil_now()),
          settings_.face_attempts, settings_.defects};
}

ports::Task<> Reader::run(checkin::Event first) {
  std::deque<checkin::Event> events{std::move(first)};
  while (!events.empty()) {
    checkin::Transition transition = checkin::step(state_, events.front(), policy());
    events.pop_front();
    state_ = std::move(transition.state);
    for (checkin::Effect& effect : transition.effects) {
      const auto start = [this](auto& known) { return perform(std::move(known)); };
      auto performing = std::visit(start, effect);
      auto next = co_await std::move(performing);
      if (!next) co_return next.error();
      if (*next) events.push_back(std::move(**next));
    }
  }
  co_return core::Result<>{};
}

namespace {

/// A patient's action as the session's event; what has to be kept is kept by the reader.
struct AsEvent {
  checkin::Event operator()(const ports::CardPlaced&) const { return event::CardPlaced{}; }
  checkin::Event operator()(const ports::MethodChosen& a) const {
    return event::MethodChosen{a.method};
  }
  checkin::Event operator()(const ports::PinEntered&) const { return event::PinEntered{}; }
  checkin::Event operator()(const ports::ConsentsGiven& a) const {
    return event::ConsentsGiven{a.consents};
  }
  checkin::Event operator()(const ports::CardTaken&) const { return event::CardTaken{}; }
};

}  // namespace

checkin::Event Reader::begin(const ports::PatientAction& action) {
  if (std::holds_alternative<ports::CardPlaced>(action)) {
    forget_card();
    placed_at_ = parts_.clock.now();
    seen_.reader_mode = mode_;
    note_patient("card placed");
  } else if (const auto* chosen = std::get_if<ports::MethodChosen>(&action)) {
    note_patient("method chosen", std::string(core::name_of(chosen->method)));
  } else if (const auto* entered = std::get_if<ports::PinEntered>(&action)) {
    pin_ = entered->pin;
    note_patient("PIN entered", "****");
  } else if (std::holds_alternative<ports::ConsentsGiven>(action)) {
    note_patient("consents given");
  } else {
    note_patient("card taken");
  }
  return std::visit(AsEvent{}, action);
}

void Reader::forget_card() {
  card_.reset();
  photograph_.reset();
  reference_.reset();
  pin_.reset();
  pin_verified_ = false;
  tick_.reset();
  query_.reset();
}

void Reader::show(std::string screen, std::string detail) {
  ports::TraceEvent event{
      .lane = ports::Lane::reader, .at = parts_.clock.now(), .title = std::move(screen)};
  if (!detail.empty()) event.details.emplace_back("shown", std::move(detail));
  parts_.trace.record(std::move(event));
}

void Reader::note_patient(std::string title, std::string detail) {
  ports::TraceEvent event{
      .lane = ports::Lane::patient, .at = parts_.clock.now(), .title = std::move(title)};
  if (!detail.empty()) event.details.emplace_back("input", std::move(detail));
  parts_.trace.record(std::move(event));
}

void Reader::note_phase(std::string phase, ports::Instant since) {
  parts_.trace.record({.lane = ports::Lane::phase,
                       .at = since,
                       .duration = parts_.clock.now() - since,
                       .title = std::move(phase)});
}

}  // namespace madoguchi::reader
