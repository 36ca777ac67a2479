// SPDX-License-Identifier: Apache-2.0
// The reference reader and the reference terminal as one system under test.
#pragma once

#include "ports/system_under_test.hpp"
#include "reader/reader.hpp"
#include "terminal/terminal.hpp"

#include <string>

namespace madoguchi::terminal {

/// Joins a reader and a terminal that are already connected (Terminal::attach); both outlive it.
class ReferenceCounter final : public ports::SystemUnderTest {
 public:
  ReferenceCounter(reader::Reader& reader, Terminal& terminal, std::string description)
      : reader_(reader), terminal_(terminal), description_(std::move(description)) {}

  std::string description() const override { return description_; }
  /// What the reader shows, with the ways that staff have left as the terminal knows them.
  ports::Task<ports::Observation> patient(ports::PatientAction action) override;
  ports::Task<ports::Observation> staff(ports::StaffAction action) override;

 private:
  reader::Reader& reader_;
  Terminal& terminal_;
  std::string description_;
};

}  // namespace madoguchi::terminal
