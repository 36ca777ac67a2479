// SPDX-License-Identifier: Apache-2.0
// What replaces the online check: staff tell the situation, ask what is left and hand papers in.
#include "checkin/declaration.hpp"
#include "terminal/terminal.hpp"

namespace madoguchi::terminal {

using checkin::Reason;
using ports::Observation;

const checkin::RuleTable& Terminal::rules() const {
  return settings_.rules ? *settings_.rules : checkin::shipped_rules();
}

checkin::Situation Terminal::situation_now() const {
  checkin::Situation now = situation_;
  now.day = core::date_of(parts_.clock.civil_now());
  return now;
}

checkin::FallbackDecision Terminal::fallbacks() const {
  return checkin::offered_ways(situation_now(), settings_.defects, rules());
}

Terminal::Done Terminal::perform(ports::StaffReportsSituation action) {
  situation_ = checkin::reported(std::move(situation_), action.report);
  if (action.report.next_patient) last_visit_.reset();
  if (!visual_check_possible() || action.report.next_patient) tick_.reset();
  record(action.report.next_patient ? "next patient" : "situation");
  co_return Observation{};
}

Terminal::Done Terminal::perform(ports::StaffAsksFallbacks) {
  const checkin::Situation now = situation_now();
  const checkin::FallbackDecision left = fallbacks();
  record("fallbacks asked");
  Observation seen;
  seen.offered = left.ways();
  seen.clauses = left.clauses();
  seen.accepted_in_hand = checkin::accepted_in_hand(now, settings_.defects, rules());
  seen.share = checkin::share_of(now, settings_.defects, rules());
  seen.claim = checkin::claim_of(now, settings_.defects, rules());
  seen.clauses.push_back(seen.share->clause);
  if (seen.claim) {
    checkin::Declaration declared;
    declared.face.address = now.declared.address;
    declared.employer = now.declared.employer;
    declared.contact = now.declared.contact;
    seen.claim->remark = checkin::remarks_of(*seen.claim, declared);
    seen.clauses.push_back(seen.claim->clause);
  }
  co_return seen;
}

Terminal::Done Terminal::perform(ports::StaffShowsDocument action) {
  const auto decision =
      checkin::accepts(action.document, situation_now(), settings_.defects, rules());
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

}  // namespace madoguchi::terminal
