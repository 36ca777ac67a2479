// SPDX-License-Identifier: Apache-2.0
// The staff's side: log in, reader operation, visual check, fallbacks.
#include "terminal/terminal.hpp"

namespace madoguchi::terminal {

using checkin::Defect;
using checkin::Reason;
using ports::Observation;

Terminal::Terminal(TerminalParts parts, TerminalSettings settings)
    : parts_(parts), settings_(std::move(settings)), random_(settings_.seed) {
  situation_.institution = settings_.institution;
}

ports::Task<Observation> Terminal::handle(ports::StaffAction action) {
  const auto start = [this](auto& known) { return perform(std::move(known)); };
  auto performing = std::visit(start, action);
  co_return co_await std::move(performing);
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
  operation_open_ = true;
  record("reader operation");
  Observation seen;
  seen.reader_mode = situation_.mode;
  co_return seen;
}

Terminal::Done Terminal::perform(ports::StaffSetsMode action) {
  if (const auto closed = screen_closed()) co_return refuse("mode", *closed, {"N-11"});
  if (role_ != Role::administrator) co_return refuse("mode", Reason::not_permitted, {"F-14"});
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

Terminal::Done Terminal::perform(ports::StaffAsksFallbacks) {
  const checkin::FallbackDecision left = fallbacks();
  record("fallbacks asked");
  Observation seen;
  seen.offered = left.ways();
  seen.clauses = left.clauses();
  co_return seen;
}

Terminal::Done Terminal::perform(ports::StaffShowsDocument action) {
  const auto decision = checkin::accepts(action.document, situation_, settings_.defects);
  const std::string document(core::name_of(action.document));
  if (!decision.accepted) {
    Observation refused =
        refuse("document " + document, Reason::document_not_accepted, decision.clauses);
    refused.offered = fallbacks().ways();
    co_return refused;
  }
  record("document", document);
  Observation seen;
  seen.accepted_document = action.document;
  seen.clauses = decision.clauses;
  co_return seen;
}

std::optional<Reason> Terminal::screen_closed() const {
  if (!account_) return Reason::not_logged_in;
  if (!operation_open_) return Reason::operation_not_open;
  return std::nullopt;
}

bool Terminal::visual_check_possible() const {
  return situation_.patient_present ||
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
  log_.add({parts_.clock.civil_now(), account_.value_or(""), std::move(action), std::move(detail),
            refused});
}

}  // namespace madoguchi::terminal
