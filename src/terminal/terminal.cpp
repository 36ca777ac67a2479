// SPDX-License-Identifier: Apache-2.0
// The staff's side: log in, reader operation, visual check, fallbacks.
#include "terminal/terminal.hpp"

namespace madoguchi::terminal {

using checkin::Defect;
using checkin::Reason;
using ports::Observation;

Terminal::Terminal(TerminalParts parts, TerminalSettings settings)
    : parts_(parts),
      settings_(std::move(settings)),
      link_(settings_.defects.contains(Defect::accepts_any_restart_order)),
      log_(parts.staff_log),
      random_(settings_.seed) {
  situation_.institution = settings_.institution;
  if (settings_.external_reader) {
    situation_.equipment.insert(checkin::Equipment::external_reader);
  }
}

ports::Task<Observation> Terminal::handle(ports::StaffAction action) {
  const auto start = [this](auto& known) { return perform(std::move(known)); };
  const bool switching = std::holds_alternative<ports::StaffSwitchesDevice>(action);
  if (!link_.terminal_on() && !switching) {
    co_return refuse("terminal", Reason::not_logged_in, {"N-11"});
  }
  logged_ = {};
  auto performing = std::visit(start, action);
  auto seen = co_await std::move(performing);
  if (!logged_) co_return logged_.error();
  co_return seen;
}

Terminal::Done Terminal::perform(ports::StaffLogsIn action) {
  const auto account = settings_.accounts.find(action.account);
  if (account == settings_.accounts.end()) {
    co_return refuse("log in", Reason::not_permitted, {"N-11"});
  }
  account_ = account->first;
  role_ = account->second;
  operation_open_ = false;
  record("log in", std::string(core::name_of(role_)));
  co_return Observation{};
}

Terminal::Done Terminal::perform(ports::StaffOpensReaderOperation) {
  if (!account_) co_return refuse("reader operation", Reason::not_logged_in, {"N-11"});
  if (!allowed(Right::operates_reader)) {
    co_return refuse("reader operation", Reason::not_permitted, {"CI-20"});
  }
  operation_open_ = true;
  record("reader operation");
  Observation seen;
  seen.reader_mode = situation_.mode;
  co_return seen;
}

Terminal::Done Terminal::perform(ports::StaffSetsMode action) {
  if (const auto closed = screen_closed()) co_return refuse("mode", *closed, {"N-11"});
  if (!allowed(Right::switches_mode)) co_return refuse("mode", Reason::not_permitted, {"F-14"});
  if (const auto lost = reader_lost()) co_return refuse("mode", *lost, {"CI-24"});
  if (action.mode == checkin::ReaderMode::visual_check && !visual_check_possible()) {
    co_return refuse("mode", Reason::patient_absent, {"N-07"});
  }
  if (reader_ == nullptr) co_return core::fail(core::Errc::reader_unavailable, "not attached");
  const auto switched = co_await reader_->set_mode(action.mode);
  if (!switched) co_return switched.error();
  situation_.mode = action.mode;
  tick_.reset();  // a tick belongs to the visual check that it was set in
  record("mode", std::string(core::name_of(action.mode)));
  Observation seen;
  seen.reader_mode = action.mode;
  co_return seen;
}

Terminal::Done Terminal::perform(ports::StaffReportsPatient action) {
  situation_.patient_present = action.present;
  const bool came = action.present && situation_.present == checkin::Present::proxy;
  if (came) situation_.present = checkin::Present::patient;
  if (!visual_check_possible()) tick_.reset();
  record("patient", action.present ? "present" : "absent");
  co_return Observation{};
}

Terminal::Done Terminal::perform(ports::StaffTicksIdentity action) {
  if (const auto closed = screen_closed()) co_return refuse("tick", *closed, {"N-11"});
  if (situation_.mode != checkin::ReaderMode::visual_check) {
    co_return refuse("tick", Reason::method_not_offered, {"N-12"});
  }
  if (!visual_check_possible()) co_return refuse("tick", Reason::patient_absent, {"N-07"});
  tick_.reset();
  if (action.ticked) tick_ = ports::TickRecord{*account_, parts_.clock.civil_now()};
  record("tick", action.ticked ? "set" : "cleared");
  Observation seen;
  seen.tick = tick_;
  co_return seen;
}

std::optional<Reason> Terminal::screen_closed() const {
  if (!account_) return Reason::not_logged_in;
  if (!operation_open_) return Reason::operation_not_open;
  return std::nullopt;
}

bool Terminal::visual_check_possible() const {
  return !checkin::patient_absent(situation_) ||
         settings_.defects.contains(Defect::allows_visual_check_of_absent);
}

Observation Terminal::refuse(std::string action, Reason reason, std::vector<std::string> clauses) {
  record(std::move(action), {}, reason);
  Observation seen;
  seen.reason = reason;
  seen.clauses = std::move(clauses);
  if (reason == Reason::patient_absent) seen.offered = fallbacks().ways();
  return seen;
}

void Terminal::record(std::string action, std::string detail, std::optional<Reason> refused) {
  ports::TraceEvent event{.lane = ports::Lane::staff, .at = parts_.clock.now(), .title = action};
  if (account_) event.details.emplace_back("account", *account_);
  if (!detail.empty()) event.details.emplace_back("detail", detail);
  if (refused) event.details.emplace_back("refused", core::name_of(*refused));
  parts_.trace.record(std::move(event));
  auto added = log_.add({parts_.clock.civil_now(), account_.value_or(""), std::move(action),
                         std::move(detail), refused});
  if (!added) logged_ = added.error();
}

}  // namespace madoguchi::terminal
