// SPDX-License-Identifier: Apache-2.0
#include "terminal/reference_counter.hpp"

#include <algorithm>

namespace madoguchi::terminal {
namespace {

/// The reader takes the patient's presence for granted; the terminal knows.
void decide_again(ports::Observation& seen, const checkin::FallbackDecision& left) {
  seen.offered = left.ways();
  seen.clauses = checkin::clauses_of(*seen.reason);
  for (const std::string& id : left.clauses()) {
    if (std::ranges::find(seen.clauses, id) == seen.clauses.end()) seen.clauses.push_back(id);
  }
}

}  // namespace

ports::Task<ports::Observation> ReferenceCounter::patient(ports::PatientAction action) {
  const auto lost = terminal_.reader_lost();
  if (lost && !std::holds_alternative<ports::CardTaken>(action)) {
    ports::Observation dark;
    dark.reason = lost;
    terminal_.note(action, dark);
    decide_again(dark, terminal_.fallbacks());
    co_return dark;
  }
  auto seen = co_await reader_.handle(action);
  if (!seen) co_return seen.error();
  terminal_.note(action, *seen);
  if (seen->reason && !seen->offered.empty()) decide_again(*seen, terminal_.fallbacks());
  co_return seen;
}

ports::Task<ports::Observation> ReferenceCounter::staff(ports::StaffAction action) {
  return terminal_.handle(std::move(action));
}

}  // namespace madoguchi::terminal
