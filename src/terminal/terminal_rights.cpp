// SPDX-License-Identifier: Apache-2.0
// What accounts may do, medical information of the last check-in, and devices that are restarted.
#include "checkin/session.hpp"
#include "eligibility/oqs_face_file.hpp"
#include "terminal/terminal.hpp"

namespace madoguchi::terminal {

using checkin::Defect;
using checkin::Reason;
using ports::Observation;

bool may(Role role, Right right) {
  switch (right) {
    case Right::operates_reader:
      return role != Role::viewer;
    case Right::switches_mode:
      return role == Role::master || role == Role::administrator;
    case Right::views_information:
      return role == Role::administrator || role == Role::viewer;
  }
  return false;
}

bool Terminal::allowed(Right right) const {
  if (right == Right::views_information && role_ == Role::general &&
      settings_.defects.contains(Defect::general_account_views_information)) {
    return true;
  }
  return may(role_, right);
}

std::optional<Reason> Terminal::information_closed() const {
  if (settings_.defects.contains(Defect::viewer_sees_everybody)) return std::nullopt;
  if (!last_visit_ || last_visit_->information.empty()) return Reason::consent_missing;
  const bool over = parts_.clock.civil_now() >= last_visit_->at + eligibility::consent_lasts;
  return over ? std::optional(Reason::consent_missing) : std::nullopt;
}

Terminal::Done Terminal::perform(ports::StaffOpensInformation) {
  if (!account_) co_return refuse("medical information", Reason::not_logged_in, {"N-11"});
  if (!allowed(Right::views_information)) {
    co_return refuse("medical information", Reason::not_permitted, {"CI-20"});
  }
  if (const auto closed = information_closed()) {
    co_return refuse("medical information", *closed, {"N-03", "CI-20"});
  }
  record("medical information");
  Observation seen;
  if (last_visit_) seen.information = last_visit_->information;
  if (seen.information.empty()) {
    seen.information = {eligibility::InformationKind::drug};  // only a defect comes here
  }
  co_return seen;
}

Terminal::Done Terminal::perform(ports::StaffSwitchesDevice action) {
  link_.switch_device(action.device, action.on);
  if (!link_.terminal_on()) {
    account_.reset();
    operation_open_ = false;
    tick_.reset();
  }
  record(std::string(core::name_of(action.device)), action.on ? "on" : "off");
  if (action.device == ports::Device::reader && action.on && reader_ != nullptr) {
    const auto started = co_await reader_->restart();
    if (!started) co_return started.error();
  }
  Observation seen;
  if (!action.on || !link_.terminal_on()) co_return seen;
  if (const auto lost = reader_lost()) {
    seen.reason = lost;
    seen.clauses = checkin::clauses_of(*lost);
    situation_.cause = lost;
    co_return seen;
  }
  situation_.cause.reset();
  seen.reader_mode = situation_.mode;
  co_return seen;
}

std::optional<Reason> Terminal::reader_lost() const {
  if (link_.up() || settings_.defects.contains(Defect::works_without_reader)) return std::nullopt;
  return Reason::reader_disconnected;
}

}  // namespace madoguchi::terminal
