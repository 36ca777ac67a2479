// SPDX-License-Identifier: Apache-2.0
// The reference face-authenticating card reader: carries out what the check-in session decides.
#pragma once

#include "checkin/session.hpp"
#include "ports/reader_control.hpp"
#include "ports/system_under_test.hpp"
#include "reader/card_reading.hpp"
#include "reader/face_counts.hpp"
#include "reader/reader_parts.hpp"
#include "reader/reader_settings.hpp"

#include <memory>
#include <optional>
#include <variant>

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
/// | RegistrationAnswered | those of a verified identity                                      |
/// | NoticeConfirmed | those of a verified identity                                           |
/// | ConsentsGiven| prescription_asked, or information and emr_file                           |
/// | PrescriptionChosen | information, emr_file                                               |
/// | PatientWaited| reason timed_out with what is left or was delivered, or card_reminder     |
/// | CardTaken    | card_removed when it was too early, information and emr_file if there was |
/// |              | an answer to deliver; reader_mode if it changed                           |
///
/// registration_asked takes the place of eligibility for a card at its first use, notice and
/// confirmation_asked for one whose certificate is in its grace; side_code comes with eligibility,
/// refusal_text with every reason, reader_error with one that has a number.
class Reader final : public ports::ReaderControl {
 public:
  Reader(ReaderParts parts, ReaderSettings settings);

  /// One action of the patient, until the reader waits for a person again. Errors: what no patient
  /// can cause (no reader, disk full, a network that cannot run).
  ports::Task<ports::Observation> handle(ports::PatientAction action);

  ports::Task<> set_mode(checkin::ReaderMode mode) override;
  ports::Task<> restart() override;
  /// How many faces in a row were no match on earlier visits with a card that comes for the first
  /// time from now on.
  void expect_face_failures(int failures) {
    settings_.earlier_face_failures = failures;
    face_counts_.set_unknown(failures);
  }
  checkin::ReaderMode mode() const { return mode_; }
  const checkin::State& state() const { return state_; }

 private:
  /// The event that an effect leads to, if any.
  using Next = std::optional<checkin::Event>;

  ports::Task<> run(checkin::Event event);
  checkin::Policy policy() const;
  bool face_offered() const;

  ports::Task<Next> perform(checkin::effect::TakeTick effect);
  ports::Task<Next> perform(checkin::effect::ReadCard effect);
  ports::Task<Next> perform(checkin::effect::ShowMethods effect);
  ports::Task<Next> perform(checkin::effect::CompareFaces effect);
  ports::Task<Next> perform(checkin::effect::KeepFaceFailures effect);
  ports::Task<Next> perform(checkin::effect::AskPin effect);
  ports::Task<Next> perform(checkin::effect::VerifyPin effect);
  ports::Task<Next> perform(checkin::effect::AuthenticateCard effect);
  ports::Task<Next> perform(checkin::effect::QueryEligibility effect);
  ports::Task<Next> perform(checkin::effect::AskRegistration effect);
  ports::Task<Next> perform(checkin::effect::Register effect);
  ports::Task<Next> perform(checkin::effect::AskToConfirm effect);
  ports::Task<Next> perform(checkin::effect::ShowEligibility effect);
  ports::Task<Next> perform(checkin::effect::AskConsents effect);
  ports::Task<Next> perform(checkin::effect::AskPrescription effect);
  ports::Task<Next> perform(checkin::effect::AskSubsidies effect);
  ports::Task<Next> perform(checkin::effect::Deliver effect);
  ports::Task<Next> perform(checkin::effect::ShowRefusal effect);
  ports::Task<Next> perform(checkin::effect::AskToTakeCard effect);
  ports::Task<Next> perform(checkin::effect::RemindOfCard effect);
  ports::Task<Next> perform(checkin::effect::ForgetCard effect);

  ports::Task<CardReadingOutcome> connect_and_read(bool photograph);
  ports::Task<Next> compare_faces();
  ports::Task<eligibility::EligibilityQuery> prove(eligibility::Challenge challenge,
                                                   checkin::IdentityMethod verified_by);

  /// The screens whose time was over before `until`, one after the other.
  ports::Task<> let_screens_time_out();
  std::chrono::milliseconds patience_of(checkin::Screen screen) const;
  /// The challenge signed by the card, or the event that says why not.
  ports::Task<std::variant<eligibility::EligibilityQuery, Next>> proof_of(
      checkin::IdentityMethod verified_by);
  void meet_card();
  void note_face_tries(int failures);

  checkin::Event begin(const ports::PatientAction& action);
  void forget_card();
  core::Result<> recall_face_counts();
  void show(std::string screen, std::string detail = {});
  void note_patient(std::string title, std::string detail = {});
  void note_phase(std::string phase, ports::Instant since);

  ReaderParts parts_;
  ReaderSettings settings_;
  checkin::ReaderMode mode_ = checkin::ReaderMode::automatic;
  checkin::State state_;
  ports::Observation seen_;  ///< of the action that is being handled
  FaceCounts face_counts_;
  ports::Instant waiting_since_{};  ///< for a person, at the screen that is shown

  // One card use.
  std::unique_ptr<ports::CardChannel> card_;
  std::shared_ptr<const biometrics::Image> photograph_;
  std::optional<biometrics::Template> reference_;  ///< made once a card
  std::string card_name_;                          ///< what face failures are kept under
  std::optional<core::Secret> pin_;                ///< typed, not yet verified
  bool pin_verified_ = false;                      ///< by the card
  std::optional<ports::TickRecord> tick_;
  std::optional<eligibility::EligibilityQuery> query_;
  ports::Instant placed_at_{};
  ports::Instant service_since_{};
};

}  // namespace madoguchi::reader
