// SPDX-License-Identifier: Apache-2.0
// The counter as patient and staff use it. Every action runs until the system waits for a person
// again (or is done) and tells what could be observed. In process, as a child process, or a real
// device.
#pragma once

#include "biometrics/comparison.hpp"
#include "checkin/consent_items.hpp"
#include "checkin/counter_report.hpp"
#include "checkin/settlement.hpp"
#include "checkin/vocabulary.hpp"
#include "core/secret.hpp"
#include "eligibility/messages.hpp"
#include "ports/task.hpp"

#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace madoguchi::ports {

/// The patient put the card on the reader (the suite has already done so physically).
struct CardPlaced {
  checkin::Medium medium = checkin::Medium::card;
};
struct MethodChosen {
  checkin::IdentityMethod method;
  bool confirmed = true;  ///< device: the phone recognised its owner
};
struct PinEntered {
  core::Secret pin;
};
struct ConsentsGiven {
  eligibility::Consents consents;
};
struct CardTaken {};
/// The patient answers the registration screen of the first use.
struct RegistrationAnswered {
  bool accepted;
};
/// How the patient wants a prescription of today, where the institution issues electronic ones.
struct PrescriptionChosen {
  eligibility::PrescriptionForm form;
};
/// "Use the certificates of medical subsidies?", where the institution asks.
struct SubsidiesAnswered {
  bool accepted;
};
/// 「次に進む」 below a notice that has to be confirmed.
struct NoticeConfirmed {};
/// Time went by and the patient did nothing: what does the reader show now?
struct PatientWaited {};
using PatientAction = std::variant<CardPlaced, MethodChosen, PinEntered, ConsentsGiven, CardTaken,
                                   RegistrationAnswered, PrescriptionChosen, SubsidiesAnswered,
                                   NoticeConfirmed, PatientWaited>;

struct StaffLogsIn {
  std::string account;
};
struct StaffOpensReaderOperation {};  ///< 「顔認証付きカードリーダー操作」
struct StaffSetsMode {
  checkin::ReaderMode mode;
};  ///< 「目視確認」 and back
struct StaffReportsPatient {
  bool present;
};  ///< is the patient there to be compared?
struct StaffTicksIdentity {
  bool ticked;
};  ///< 「目視で本人確認完了」
/// Who is there, with which papers, and what the day is like.
struct StaffReportsSituation {
  checkin::CounterReport report;
};
struct StaffAsksFallbacks {};  ///< what is left when the usual way failed?
struct StaffShowsDocument {
  checkin::Document document;
};  ///< a document was handed in
/// Medical information of the person of the last check-in is opened.
struct StaffOpensInformation {};
enum class Device { reader, terminal };
/// A device is switched off or on, as after a fault of the cable between them.
struct StaffSwitchesDevice {
  Device device;
  bool on;
};
using StaffAction =
    std::variant<StaffLogsIn, StaffOpensReaderOperation, StaffSetsMode, StaffReportsPatient,
                 StaffTicksIdentity, StaffAsksFallbacks, StaffShowsDocument, StaffOpensInformation,
                 StaffSwitchesDevice, StaffReportsSituation>;

/// Who ticked "identity verified by eye", and when (N-15).
struct TickRecord {
  std::string account;
  core::CivilTime at{};
};

/// What could be observed after an action. What the action does not concern stays empty.
struct Observation {
  std::optional<checkin::CardKind> card_kind;
  std::vector<checkin::IdentityMethod>
      methods;  ///< ways to verify identity that the reader offers now
  std::optional<biometrics::ComparisonDecision> comparison;
  std::optional<int> face_attempts;  ///< presentations compared in this transaction
  std::optional<int> pin_tries_left;
  std::optional<checkin::Reason> reason;  ///< why it did not go on
  std::vector<checkin::Way> offered;      ///< what staff may use instead
  std::vector<std::string> clauses;       ///< ids of the rules that decided
  std::optional<checkin::IdentityMethod> verified_by;
  std::optional<eligibility::QualificationValidity> eligibility;
  std::optional<std::string> insured_name;
  std::optional<bool> consent_asked;  ///< the patient screen asks for consents now
  std::vector<eligibility::InformationKind> information;  ///< medical information that arrived
  std::optional<checkin::Document> accepted_document;
  /// Of the documents in hand, those that replace the online check; empty: nobody asked.
  std::optional<std::vector<checkin::Document>> accepted_in_hand{};
  std::optional<checkin::ShareDecision> share{};  ///< of the cost, without the online answer
  std::optional<checkin::ClaimDecision> claim{};  ///< what the claim names
  std::optional<TickRecord> tick;                 ///< the tick that this check-in rests on
  std::optional<std::string> emr_file;            ///< name of the file left for the EMR
  std::optional<checkin::ReaderMode> reader_mode;
  std::optional<bool> registration_asked;  ///< the screen of the first use is shown now
  std::vector<checkin::ConsentItem>
      consent_questions{};  ///< what is asked, in the order of screens
  std::optional<bool> prescription_asked;
  std::optional<int> face_tries_left;         ///< until the face is locked, over all visits
  std::optional<std::string> side_code;       ///< side information of the service on normal end
  std::optional<std::string> reader_error;    ///< number that the reader shows
  std::optional<std::string> refusal_text{};  ///< what the reader shows when it refuses, Japanese
  std::optional<bool> card_reminder;          ///< the reader asks to take the card, again
  std::optional<bool> subsidies_asked{};      ///< the screen asks about medical subsidies now
  /// Characters of the file for the EMR that its encoding does not have.
  std::optional<int> replaced_characters{};
  std::optional<std::string> notice{};       ///< about the card's certificate, as shown, Japanese
  std::optional<bool> confirmation_asked{};  ///< the reader waits until a notice is confirmed
};

constexpr auto enum_names(std::type_identity<Device>) {
  return std::to_array<core::EnumName<Device>>({
      {Device::reader, "reader", {"the reader", "顔認証付きカードリーダー"}},
      {Device::terminal, "terminal", {"the terminal", "資格確認端末"}},
  });
}

class SystemUnderTest {
 public:
  virtual ~SystemUnderTest() = default;

  /// Maker, model and version, for the report.
  virtual std::string description() const = 0;

  /// Errors: what the system could not do for reasons that no rule covers (a crash, a time-out).
  virtual Task<Observation> patient(PatientAction action) = 0;
  virtual Task<Observation> staff(StaffAction action) = 0;
};

}  // namespace madoguchi::ports
