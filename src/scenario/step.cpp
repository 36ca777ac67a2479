// SPDX-License-Identifier: Apache-2.0
#include "scenario/step.hpp"

#include <utility>

namespace madoguchi::scenario {
namespace {

template <class T>
void replace_if_seen(T& seen, T& later) {
  if constexpr (requires { later.has_value(); }) {
    if (later.has_value()) seen = std::move(later);
  } else {
    if (!later.empty()) seen = std::move(later);
  }
}

}  // namespace

void merge(ports::Observation& seen, ports::Observation later) {
  replace_if_seen(seen.card_kind, later.card_kind);
  replace_if_seen(seen.methods, later.methods);
  replace_if_seen(seen.comparison, later.comparison);
  replace_if_seen(seen.face_attempts, later.face_attempts);
  replace_if_seen(seen.pin_tries_left, later.pin_tries_left);
  replace_if_seen(seen.reason, later.reason);
  replace_if_seen(seen.offered, later.offered);
  replace_if_seen(seen.clauses, later.clauses);
  replace_if_seen(seen.verified_by, later.verified_by);
  replace_if_seen(seen.eligibility, later.eligibility);
  replace_if_seen(seen.insured_name, later.insured_name);
  replace_if_seen(seen.consent_asked, later.consent_asked);
  replace_if_seen(seen.information, later.information);
  replace_if_seen(seen.accepted_document, later.accepted_document);
  replace_if_seen(seen.accepted_in_hand, later.accepted_in_hand);
  replace_if_seen(seen.share, later.share);
  replace_if_seen(seen.claim, later.claim);
  replace_if_seen(seen.tick, later.tick);
  replace_if_seen(seen.emr_file, later.emr_file);
  replace_if_seen(seen.replaced_characters, later.replaced_characters);
  replace_if_seen(seen.reader_mode, later.reader_mode);
  replace_if_seen(seen.registration_asked, later.registration_asked);
  replace_if_seen(seen.consent_questions, later.consent_questions);
  replace_if_seen(seen.prescription_asked, later.prescription_asked);
  replace_if_seen(seen.subsidies_asked, later.subsidies_asked);
  replace_if_seen(seen.face_tries_left, later.face_tries_left);
  replace_if_seen(seen.side_code, later.side_code);
  replace_if_seen(seen.reader_error, later.reader_error);
  replace_if_seen(seen.refusal_text, later.refusal_text);
  replace_if_seen(seen.card_reminder, later.card_reminder);
  replace_if_seen(seen.notice, later.notice);
  replace_if_seen(seen.confirmation_asked, later.confirmation_asked);
}

ports::Task<> patient_does(StepContext& context, ports::PatientAction action) {
  auto observed = co_await context.system.patient(std::move(action));
  if (!observed) co_return observed.error();
  const bool asked = observed->confirmation_asked.value_or(false);
  merge(context.seen, std::move(*observed));
  if (!asked || !context.world.confirms_notices) co_return core::Result<>{};
  ports::PatientAction confirmed = ports::NoticeConfirmed{};
  auto later = co_await context.system.patient(std::move(confirmed));
  if (!later) co_return later.error();
  // What was asked has been answered, whether or not the system says so.
  if (!later->confirmation_asked) later->confirmation_asked = false;
  merge(context.seen, std::move(*later));
  co_return core::Result<>{};
}

ports::Task<> staff_does(StepContext& context, ports::StaffAction action) {
  auto observed = co_await context.system.staff(std::move(action));
  if (!observed) co_return observed.error();
  merge(context.seen, std::move(*observed));
  co_return core::Result<>{};
}

bool known_person(const DocumentNode& key, const std::string& path, ReadContext& context) {
  if (context.world.find(key.text) != nullptr) return true;
  std::vector<std::string_view> known;
  for (const Person& person : context.world.people) known.push_back(person.key);
  context.problems.add(key.place, path, unknown_name("person", key.text, known));
  return false;
}

}  // namespace madoguchi::scenario
