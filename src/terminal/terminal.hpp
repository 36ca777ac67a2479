// SPDX-License-Identifier: Apache-2.0
// The reference terminal: staff's accounts, the reader operation screen, the tick, fallbacks, and
// the way to the eligibility service and the EMR.
#pragma once

#include "checkin/fallback_rules.hpp"
#include "core/seeded_random.hpp"
#include "ports/clock.hpp"
#include "ports/emr_outbox.hpp"
#include "ports/reader_control.hpp"
#include "ports/terminal_link.hpp"
#include "ports/text_encoding.hpp"
#include "ports/trace_sink.hpp"
#include "terminal/reader_link.hpp"
#include "terminal/staff_log.hpp"
#include "terminal/terminal_settings.hpp"

namespace madoguchi::terminal {

/// All of them outlive the terminal.
struct TerminalParts {
  ports::EligibilityClient& service;
  ports::EmrOutbox& outbox;
  ports::Clock& clock;
  ports::TraceSink& trace;
  const eligibility::OqsTables& tables;  ///< of the files for the EMR
  const ports::TextEncoding& shift_jis;
  ports::AppendLog* staff_log = nullptr;  ///< none: the log is kept in memory only
};

/// Fields of the Observation that each action fills; `reason` and `clauses` come with a refusal.
///
/// | action                    | fields                                          |
/// | ------------------------- | ----------------------------------------------- |
/// | StaffLogsIn               | none                                            |
/// | StaffOpensReaderOperation | reader_mode                                     |
/// | StaffSetsMode             | reader_mode                                     |
/// | StaffReportsPatient       | none                                            |
/// | StaffTicksIdentity        | tick                                            |
/// | StaffReportsSituation     | none                                            |
/// | StaffAsksFallbacks        | offered, clauses, accepted_in_hand, share, claim |
/// | StaffShowsDocument        | accepted_document and clauses; otherwise offered |
/// | StaffOpensInformation     | information                                     |
/// | StaffSwitchesDevice       | reader_mode, when the reader is reached again   |
class Terminal final : public ports::TerminalLink {
 public:
  Terminal(TerminalParts parts, TerminalSettings settings);

  /// The reader beside it; has to be attached before anybody sets the mode, and outlives it.
  void attach(ports::ReaderControl& reader) { reader_ = &reader; }

  /// One action of the staff. Error: those of the reader's control.
  ports::Task<ports::Observation> handle(ports::StaffAction action);

  /// What the reader showed after an action of the patient: staff see it too, and the rules need
  /// it.
  void note(const ports::PatientAction& action, const ports::Observation& seen);

  /// Somebody pulls the cable of the reader, or plugs it in.
  void set_reader_cable(bool plugged) { link_.set_cable(plugged); }
  /// Why the reader cannot be used now; empty when it can.
  std::optional<checkin::Reason> reader_lost() const;

  /// What is left at the counter as it stands.
  checkin::FallbackDecision fallbacks() const;
  const checkin::Situation& situation() const { return situation_; }
  const StaffLog& staff_log() const { return log_; }

  ports::Task<std::optional<ports::TickRecord>> take_tick() override;
  ports::Task<eligibility::Challenge> request_challenge() override;
  ports::Task<ports::EligibilityReply> query_eligibility(
      eligibility::EligibilityQuery query) override;
  ports::Task<ports::RegistrationReply> register_use(eligibility::EligibilityQuery proof) override;
  ports::Task<ports::Delivery> deliver(
      eligibility::EligibilityAnswer answer, eligibility::Consents consents,
      std::optional<eligibility::PrescriptionForm> prescription) override;

 private:
  using Done = ports::Task<ports::Observation>;
  Done perform(ports::StaffLogsIn action);
  Done perform(ports::StaffOpensReaderOperation action);
  Done perform(ports::StaffSetsMode action);
  Done perform(ports::StaffReportsPatient action);
  Done perform(ports::StaffTicksIdentity action);
  Done perform(ports::StaffAsksFallbacks action);
  Done perform(ports::StaffShowsDocument action);
  Done perform(ports::StaffOpensInformation action);
  Done perform(ports::StaffSwitchesDevice action);
  Done perform(ports::StaffReportsSituation action);

  bool allowed(Right right) const;
  /// The situation on the counter's day, and the rules that judge it.
  checkin::Situation situation_now() const;
  const checkin::RuleTable& rules() const;
  /// Why the information of the last check-in must not be shown; empty when it may be.
  std::optional<checkin::Reason> information_closed() const;
  /// Why the reader operation screen cannot be used; empty when it can.
  std::optional<checkin::Reason> screen_closed() const;
  bool visual_check_possible() const;
  ports::Observation refuse(std::string action, checkin::Reason reason,
                            std::vector<std::string> clauses);
  void record(std::string action, std::string detail = {},
              std::optional<checkin::Reason> refused = {});

  TerminalParts parts_;
  TerminalSettings settings_;
  ports::ReaderControl* reader_ = nullptr;
  std::optional<std::string> account_;  ///< logged in
  Role role_ = Role::general;
  bool operation_open_ = false;
  ReaderLink link_;
  /// Of the last check-in: what its patient consented to, and when.
  struct Visit {
    core::CivilTime at{};
    std::vector<eligibility::InformationKind> information;
  };
  std::optional<Visit> last_visit_;
  core::Result<> logged_;  ///< an action whose record could not be kept is not acknowledged
  std::optional<ports::TickRecord> tick_;  ///< set, not yet used
  checkin::Situation situation_;
  StaffLog log_;
  core::SeededRandom random_;
};

}  // namespace madoguchi::terminal
