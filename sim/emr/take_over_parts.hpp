// SPDX-License-Identifier: Apache-2.0
// Small things that the sources of TakeOver share. Only they include it.
#pragma once

#include "sim/emr/take_over.hpp"

#include <string>

namespace madoguchi::sim::emr {

/// A decision about a file that nothing else is known of.
inline checkin::EmrDecision made(const ReceivedResult& received, checkin::EmrState state,
                                 std::optional<checkin::EmrNote> reason) {
  return {.file = received.file, .state = state, .reason = reason};
}

/// Nothing if the value is empty.
inline void put(Facts& facts, const char* field, const std::string& value) {
  if (!value.empty()) facts[field] = value;
}

}  // namespace madoguchi::sim::emr
