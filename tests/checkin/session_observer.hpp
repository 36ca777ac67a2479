// SPDX-License-Identifier: Apache-2.0
// An observer of the session that knows nothing of how it decides: it sees events, what they led
// to, and names the properties that did not hold.
#pragma once

#include "checkin/session.hpp"

#include <set>
#include <string>

namespace madoguchi::checkin {

class SessionObserver {
 public:
  explicit SessionObserver(const Policy& policy) : policy_(policy) {}

  /// Names of what did not hold in this step.
  void step(const State& before, const Event& event, const Transition& after) {
    see(before, event);
    for (const Effect& effect : after.effects) std::visit([&](const auto& e) { look(e); }, effect);
    check_subsidy(before, event, after);
    check_state(after.state);
    check_leaving(before, event, after);
  }

  const std::set<std::string>& broken() const { return broken_; }

 private:
  void require(bool holds, const char* property) {
    if (!holds) broken_.insert(property);
  }

  void see(const State& before, const Event& event) {
    faces_seen_ = false;
    if (const auto* placed = std::get_if<event::CardPlaced>(&event)) {
      *this = SessionObserver(policy_, std::move(broken_));
      medium_ = placed->medium;
    } else if (const auto* method = std::get_if<event::MethodChosen>(&event)) {
      confirmed_ = confirmed_ || (method->method == IdentityMethod::device && method->confirmed &&
                                  medium_ == Medium::iphone &&
                                  std::holds_alternative<state::ChoosingMethod>(before));
    } else if (const auto* tick = std::get_if<event::TickAnswered>(&event)) {
      ticked_ = ticked_ || (tick->ticked && std::holds_alternative<state::AwaitingTick>(before));
    } else if (const auto* card = std::get_if<event::CardRead>(&event)) {
      if (std::holds_alternative<state::ReadingCard>(before)) card_ = card->card;
    } else if (const auto* faces = std::get_if<event::FacesCompared>(&event)) {
      if (!std::holds_alternative<state::ComparingFaces>(before)) return;
      faces_seen_ = true;
      matched_ = matched_ || !faces->reason;
      card_.face_failures = faces->reason ? card_.face_failures + 1 : 0;
    } else if (const auto* pin = std::get_if<event::PinAnswered>(&event)) {
      right_pin_ =
          right_pin_ || (!pin->reason && std::holds_alternative<state::VerifyingPin>(before));
    } else if (const auto* answered = std::get_if<event::EligibilityAnswered>(&event)) {
      if (std::holds_alternative<state::QueryingEligibility>(before)) answer_ = answered->answer;
    } else if (std::holds_alternative<event::NoticeConfirmed>(event)) {
      noticed_ = noticed_ || std::holds_alternative<state::ConfirmingNotice>(before);
    } else if (const auto* wish = std::get_if<event::RegistrationAnswered>(&event)) {
      if (std::holds_alternative<state::AskingRegistration>(before)) registers_ = wish->accepted;
    } else if (const auto* given = std::get_if<event::ConsentsGiven>(&event)) {
      if (std::holds_alternative<state::AskingConsents>(before)) consents_ = given->consents;
    } else if (const auto* chosen = std::get_if<event::PrescriptionChosen>(&event)) {
      if (std::holds_alternative<state::ChoosingPrescription>(before)) form_ = chosen->form;
    } else if (const auto* use = std::get_if<event::SubsidiesAnswered>(&event)) {
      if (std::holds_alternative<state::AskingSubsidies>(before)) subsidies_ = use->accepted;
    }
  }

  bool verified(IdentityMethod method) const {
    switch (method) {
      case IdentityMethod::face:
        return matched_;
      case IdentityMethod::pin:
        return right_pin_ && card_.kind == CardKind::ordinary;
      case IdentityMethod::visual_check:
        return ticked_;
      case IdentityMethod::device:
        return confirmed_;
    }
    return false;
  }

  template <class E>
  void look(const E&) {}
  void look(const effect::AuthenticateCard& e) { require(verified(e.verified_by), "identity"); }
  void look(const effect::AskPin&) { require(card_.kind == CardKind::ordinary, "no PIN"); }
  void look(const effect::VerifyPin&) { require(card_.kind == CardKind::ordinary, "no PIN"); }
  void look(const effect::CompareFaces&) {
    require(card_.face_failures < 10, "face lock");
    require(medium_ == Medium::card, "phone without photograph");
  }
  void look(const effect::ReadCard&) {
    require(medium_ == Medium::card || phones_served(), "phones served");
  }
  void look(const effect::KeepFaceFailures& e) {
    require(faces_seen_ && e.failures == card_.face_failures, "face count");
  }
  void look(const effect::AskRegistration&) { require(any_verified(), "identity"); }
  void look(const effect::Register& e) {
    require(registers_, "registration");
    require(verified(e.verified_by), "identity");
  }
  void look(const effect::ShowEligibility& e) {
    require(any_verified() && answer_.has_value(), "answer");
    require(!e.answer.card_use_restricted, "protected person");
    require(medium_ == Medium::card || !e.answer.information_withheld, "phone without grace");
    require(noticed_ || !e.answer.information_withheld, "notice");
  }
  void look(const effect::AskToConfirm& e) {
    require(any_verified() && answer_ && answer_->information_withheld, "notice");
    require(!e.notice.clause.empty(), "clause");
  }
  void look(const effect::AskConsents& e) {
    require(!answer_ || !answer_->information_withheld, "grace");
    const bool limit_asked = !e.questions.empty() && e.questions.front() == ConsentItem::limit;
    const bool whole =
        std::set(e.questions.begin(), e.questions.end()).count(ConsentItem::everything) > 0;
    require(limit_asked == before_one_question() && whole != before_one_question(), "questions");
  }
  void look(const effect::Deliver& e) {
    require(any_verified() && answer_.has_value(), "answer");
    require(noticed_ || !answer_ || !answer_->information_withheld, "notice");
    const eligibility::Consents given = consents_.value_or(eligibility::Consents{});
    for (const auto& row : enum_names(std::type_identity<eligibility::InformationKind>{})) {
      require(!e.consents.given(row.value) || given.given(row.value), "consent");
      require(e.consents.given(row.value) || !given.given(row.value), "consent kept");
    }
    for (const auto item : e.consents.clinical) require(given.clinical.contains(item), "consent");
    require(!e.consents.any() || (answer_ && !answer_->information_withheld), "grace");
    require(e.consents.high_cost_limit == (given.high_cost_limit || !before_one_question()),
            "limit");
    require(e.prescription == form_, "prescription");
    require(e.consents.subsidies == subsidies_, "subsidies");
  }
  void look(const effect::ShowRefusal& e) {
    require(!e.refusal.clauses.empty(), "clause");
    for (const Way way : e.refusal.offered) {
      if (card_.kind != CardKind::pinless) continue;
      require(way != Way::pin && way != Way::portal_screen, "no PIN");
    }
  }

  void check_state(const State& state) {
    std::visit(
        [&](const auto& s) {
          if constexpr (requires { s.verified_by; }) require(verified(s.verified_by), "identity");
        },
        state);
    if (const auto* refused = std::get_if<state::Refused>(&state)) {
      require(!refused->refusal.clauses.empty(), "clause");
    }
    if (const auto* finished = std::get_if<state::Finished>(&state)) {
      require(!finished->clauses.empty(), "clause");
    }
  }

  void check_subsidy(const State& before, const Event& event, const Transition& after) {
    const auto* asking = std::get_if<state::AskingSubsidies>(&before);
    const auto* use = std::get_if<event::SubsidiesAnswered>(&event);
    if (asking == nullptr || use == nullptr) return;
    const auto* shown = std::get_if<effect::ShowRefusal>(&after.effects.front());
    const bool told = shown != nullptr && shown->refusal.reason == Reason::subsidy_missing;
    require(told == (use->accepted && asking->answer.subsidies.empty()), "missing subsidy");
  }

  void check_leaving(const State& before, const Event& event, const Transition& after) {
    const auto* delivering = std::get_if<state::Delivering>(&after.state);
    if (std::holds_alternative<event::CardTaken>(event)) {
      const bool leaving = delivering != nullptr && delivering->card_taken;
      require(leaving || std::holds_alternative<state::Idle>(after.state), "leaves");
      const Screen shown = screen_of(before);
      const bool answered =
          shown == Screen::consents || shown == Screen::prescription || shown == Screen::subsidies;
      require(!answered || leaving, "kept answer");
    }
    const auto* was = std::get_if<state::Delivering>(&before);
    if (was != nullptr && was->card_taken && std::holds_alternative<event::Delivered>(event)) {
      require(std::holds_alternative<state::Idle>(after.state), "leaves");
    }
    if (std::holds_alternative<event::TimedOut>(event) && screen_of(before) != Screen::none) {
      const bool shown = !after.effects.empty();
      require(shown, screen_of(before) == Screen::take_card ? "reminder" : "time-out");
    }
  }

  SessionObserver(const Policy& policy, std::set<std::string> broken)
      : policy_(policy), broken_(std::move(broken)) {}

  bool any_verified() const {
    return verified(IdentityMethod::face) || verified(IdentityMethod::pin) ||
           verified(IdentityMethod::visual_check) || verified(IdentityMethod::device);
  }
  bool phones_served() const {
    using namespace std::chrono;
    return policy_.external_reader && policy_.day >= core::CivilDate(year{2025}, month{9}, day{19});
  }
  bool before_one_question() const {
    return policy_.day <
           core::CivilDate(std::chrono::year{2024}, std::chrono::month{10}, std::chrono::day{7});
  }

  Policy policy_;
  std::set<std::string> broken_;
  Medium medium_ = Medium::card;
  bool confirmed_ = false;
  std::optional<bool> subsidies_;
  bool ticked_ = false;
  bool matched_ = false;
  bool right_pin_ = false;
  bool faces_seen_ = false;
  bool registers_ = false;
  bool noticed_ = false;
  CardFacts card_;
  std::optional<eligibility::EligibilityAnswer> answer_;
  std::optional<eligibility::Consents> consents_;
  std::optional<eligibility::PrescriptionForm> form_;
};

}  // namespace madoguchi::checkin
