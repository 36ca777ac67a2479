// SPDX-License-Identifier: Apache-2.0
// Who did what at the terminal, and when (clause N-15): records are added, never changed.
#pragma once

#include "checkin/vocabulary.hpp"
#include "core/civil_time.hpp"
#include "ports/append_log.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace madoguchi::terminal {

struct StaffRecord {
  core::CivilTime at{};
  std::string account;  ///< empty before anybody logged in
  std::string action;   ///< "tick set", "mode", ...
  std::string detail;
  std::optional<checkin::Reason> refused;  ///< empty: it was done

  bool operator==(const StaffRecord&) const = default;
};

/// One record as a line: time, account, action, detail and refusal with tabs between; control
/// characters in them become spaces.
std::string staff_line(const StaffRecord& record);

/// Reads such a line; empty for anything else.
std::optional<StaffRecord> parse_staff_line(std::string_view line);

class StaffLog {
 public:
  /// `kept`: where records go before their action is acknowledged; outlives this. None: memory.
  explicit StaffLog(ports::AppendLog* kept = nullptr) : kept_(kept) {}

  /// Error: those of the log that keeps it; the record is not there then.
  core::Result<> add(StaffRecord record);
  std::span<const StaffRecord> records() const { return records_; }

 private:
  ports::AppendLog* kept_;
  std::vector<StaffRecord> records_;
};

}  // namespace madoguchi::terminal
