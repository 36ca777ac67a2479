// SPDX-License-Identifier: Apache-2.0
// The loop of the reader: an action becomes an event, the session answers with effects, effects
// lead to further events.
#include "reader/reader.hpp"

#include <algorithm>
#include <deque>

namespace madoguchi::reader {

namespace event = checkin::event;

Reader::Reader(ReaderParts parts, ReaderSettings settings)
    : parts_(parts),
      settings_(std::move(settings)),
      face_counts_(settings_.earlier_face_failures) {}

ports::Task<ports::Observation> Reader::handle(ports::PatientAction action) {
  seen_ = {};
  const auto late = co_await let_screens_time_out();
  if (!late) co_return late.error();
  if (std::holds_alternative<ports::PatientWaited>(action)) co_return std::move(seen_);
  checkin::Event first = begin(action);
  const auto done = co_await run(std::move(first));
  waiting_since_ = parts_.clock.now();
  pin_.reset();                               // also one that nobody had asked for
  if (!face_offered()) parts_.camera.stop();  // what it may have seen is not needed
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

// Whether the mode stays is not published: it stays, as nothing is known that ends it.
ports::Task<> Reader::restart() {
  forget_card();
  parts_.camera.stop();
  state_ = checkin::state::Idle{};
  show("started");
  if (settings_.defects.contains(checkin::Defect::loses_face_count_on_restart)) {
    face_counts_.forget_all();
    co_return core::Result<>{};
  }
  face_counts_ = FaceCounts(settings_.earlier_face_failures);
  co_return recall_face_counts();
}

core::Result<> Reader::recall_face_counts() {
  if (parts_.face_memory == nullptr) return {};
  const auto kept = parts_.face_memory->load();
  if (!kept) return kept.error();
  for (const auto& [card, failures] : *kept) face_counts_.set(card, failures);
  return {};
}

checkin::Policy Reader::policy() const {
  return {.mode = mode_,
          .institution = settings_.institution,
          .day = core::date_of(parts_.clock.civil_now()),
          .face_attempts = settings_.face_attempts,
          .defects = settings_.defects,
          .face_lock_after = settings_.face_lock_after,
          .prescription_choice = settings_.prescription_choice,
          .external_reader = settings_.external_reader,
          .subsidies = settings_.subsidies,
          .rules = settings_.rules.get()};
}

bool Reader::face_offered() const {
  const auto* choosing = std::get_if<checkin::state::ChoosingMethod>(&state_);
  if (choosing == nullptr) return false;
  const auto methods = checkin::methods_of(choosing->use, policy());
  return std::ranges::find(methods, checkin::IdentityMethod::face) != methods.end();
}

std::chrono::milliseconds Reader::patience_of(checkin::Screen screen) const {
  return screen == checkin::Screen::take_card ? settings_.reminder_after : settings_.screen_timeout;
}

ports::Task<> Reader::let_screens_time_out() {
  // A screen that leads to the same screen again, as the reminder does, comes once an action.
  std::optional<checkin::Screen> last;
  while (true) {
    const checkin::Screen shown = checkin::screen_of(state_);
    const auto waited = parts_.clock.now() - waiting_since_;
    if (shown == checkin::Screen::none || shown == last || waited < patience_of(shown)) break;
    last = shown;
    waiting_since_ += patience_of(shown);
    const auto done = co_await run(event::TimedOut{});
    if (!done) co_return done.error();
  }
  co_return core::Result<>{};
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
  checkin::Event operator()(const ports::CardPlaced& a) const {
    return event::CardPlaced{a.medium};
  }
  checkin::Event operator()(const ports::MethodChosen& a) const {
    return event::MethodChosen{a.method, a.confirmed};
  }
  checkin::Event operator()(const ports::PinEntered&) const { return event::PinEntered{}; }
  checkin::Event operator()(const ports::ConsentsGiven& a) const {
    return event::ConsentsGiven{a.consents};
  }
  checkin::Event operator()(const ports::CardTaken&) const { return event::CardTaken{}; }
  checkin::Event operator()(const ports::RegistrationAnswered& a) const {
    return event::RegistrationAnswered{a.accepted};
  }
  checkin::Event operator()(const ports::PrescriptionChosen& a) const {
    return event::PrescriptionChosen{a.form};
  }
  checkin::Event operator()(const ports::SubsidiesAnswered& a) const {
    return event::SubsidiesAnswered{a.accepted};
  }
  checkin::Event operator()(const ports::NoticeConfirmed&) const {
    return event::NoticeConfirmed{};
  }
  checkin::Event operator()(const ports::PatientWaited&) const { return event::TimedOut{}; }
};

}  // namespace

checkin::Event Reader::begin(const ports::PatientAction& action) {
  if (const auto* placed = std::get_if<ports::CardPlaced>(&action)) {
    forget_card();
    placed_at_ = parts_.clock.now();
    seen_.reader_mode = mode_;
    const bool phone = placed->medium != checkin::Medium::card;
    note_patient(phone ? "phone held to the external reader" : "card placed");
  } else if (const auto* chosen = std::get_if<ports::MethodChosen>(&action)) {
    note_patient("method chosen", std::string(core::name_of(chosen->method)));
  } else if (const auto* entered = std::get_if<ports::PinEntered>(&action)) {
    pin_ = entered->pin;
    note_patient("PIN entered", "****");
  } else if (std::holds_alternative<ports::ConsentsGiven>(action)) {
    note_patient("consents given");
  } else if (const auto* answered = std::get_if<ports::RegistrationAnswered>(&action)) {
    note_patient("registration", answered->accepted ? "accepted" : "declined");
  } else if (const auto* form = std::get_if<ports::PrescriptionChosen>(&action)) {
    note_patient("prescription chosen", std::string(core::name_of(form->form)));
  } else if (const auto* subsidies = std::get_if<ports::SubsidiesAnswered>(&action)) {
    note_patient("subsidies", subsidies->accepted ? "to be used" : "not to be used");
  } else if (std::holds_alternative<ports::NoticeConfirmed>(action)) {
    note_patient("notice confirmed");
  } else {
    note_patient("card taken");
  }
  return std::visit(AsEvent{}, action);
}

void Reader::forget_card() {
  card_.reset();
  photograph_.reset();
  reference_.reset();
  card_name_.clear();
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
