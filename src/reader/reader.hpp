// SPDX-License-Identifier: Apache-2.0
// The reference face-authenticating card reader: carries out what the check-in session decides.
#pragma once

#include "checkin/session.hpp"
#include "ports/reader_control.hpp"
#include "ports/system_under_test.hpp"
#include "reader/card_reading.hpp"
#include "reader/reader_parts.hpp"
#include "reader/reader_settings.hpp"

#include <memory>
#include <optional>

namespace madoguchi::reader {

/// Fields of the Observation that each action fills; `reason`, `offered` and `clauses` come with
/// every refusal.
///
/// | action       | fields                                                                    |
/// | ------------ | ------------------------------------------------------------------------- |
/// | CardPlaced   | reader_mode, card_kind, pin_tries_left (ordinary card), methods;          |
/// |              | in visual-check mode tick, and those of a verified identity               |
/// | MethodChosen | face: comparison, face_attempts, methods, those of a verified identity;   |
/// |              | PIN: pin_tries_left                                                       |
/// | PinEntered   | pin_tries_left (wrong PIN), methods, those of a verified identity         |
/// | (verified)   | verified_by, eligibility, insured_name, consent_asked                     |
/// | ConsentsGiven| information, emr_file                                                     |
/// | CardTaken    | none                                                                      |
class Reader final : public ports::ReaderControl {
 public:
  Reader(ReaderParts parts, ReaderSettings settings);

  /// One action of the patient, until the reader waits for a person again. Errors: what no patient
  /// can cause (no reader, disk full, a network that cannot run).
  ports::Task<ports::Observation> handle(ports::PatientAction action);

  ports::Task<> set_mode(checkin::ReaderMode mode) override;
  checkin::ReaderMode mode() const { return mode_; }
  const checkin::State& state() const { return state_; }

 private:
  /// The event that an effect leads to, if any.
  using Next = std::optional<checkin::Event>;

  ports::Task<> run(checkin::Event event);
  checkin::Policy policy() const;

  ports::Task<Next> perform(checkin::effect::TakeTick effect);
  ports::Task<Next> perform(checkin::effect::ReadCard effect);
  ports::Task<Next> perform(checkin::effect::ShowMethods effect);
  ports::Task<Next> perform(checkin::effect::CompareFaces effect);
  ports::Task<Next> perform(checkin::effect::AskPin effect);
  ports::Task<Next> perform(checkin::effect::VerifyPin effect);
  ports::Task<Next> perform(checkin::effect::AuthenticateCard effect);
  ports::Task<Next> perform(checkin::effect::QueryEligibility effect);
  ports::Task<Next> perform(checkin::effect::AskConsents effect);
  ports::Task<Next> perform(checkin::effect::Deliver effect);
  ports::Task<Next> perform(checkin::effect::ShowRefusal effect);
  ports::Task<Next> perform(checkin::effect::AskToTakeCard effect);
  ports::Task<Next> perform(checkin::effect::ForgetCard effect);

  ports::Task<CardReadingOutcome> connect_and_read(bool photograph);
  ports::Task<Next> compare_faces();
  ports::Task<eligibility::EligibilityQuery> prove(eligibility::Challenge challenge,
                                                   checkin::IdentityMethod verified_by);

  checkin::Event begin(const ports::PatientAction& action);
  void forget_card();
  void show(std::string screen, std::string detail = {});
  void note_patient(std::string title, std::string detail = {});
  void note_phase(std::string phase, ports::Instant since);

  ReaderParts parts_;
  ReaderSettings settings_;
  checkin::ReaderMode mode_ = checkin::ReaderMode::automatic;
  checkin::State state_;
  ports::Observation seen_;  ///< of the action that is being handled

  // One card use.
  std::unique_ptr<ports::CardChannel> card_;
  std::shared_ptr<const biometrics::Image> photograph_;
  std::optional<biometrics::Template> reference_;  ///< made once a card
  std::optional<core::Secret> pin_;                ///< typed, not yet verified
  bool pin_verified_ = false;                      ///< by the card
  std::optional<ports::TickRecord> tick_;
  std::optional<eligibility::EligibilityQuery> query_;
  ports::Instant placed_at_{};
  ports::Instant service_since_{};
};

}  // namespace madoguchi::reader
