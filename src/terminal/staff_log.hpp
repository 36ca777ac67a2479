// SPDX-License-Identifier: Apache-2.0
// Who did what at the terminal, and when (clause N-15): records are added, never changed.
#pragma once

#include "checkin/vocabulary.hpp"
#include "core/civil_time.hpp"

#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace madoguchi::terminal {

struct StaffRecord {
  core::CivilTime at{};
  std::string account;  ///< empty before anybody logged in
  std::string action;   ///< "tick set", "mode", ...
  std::string detail;
  std::optional<checkin::Reason> refused;  ///< empty: it was done
};

class StaffLog {
 public:
  void add(StaffRecord record) { records_.push_back(std::move(record)); }
  std::span<const StaffRecord> records() const { return records_; }

 private:
  std::vector<StaffRecord> records_;
};

}  // namespace madoguchi::terminal
