// SPDX-License-Identifier: Apache-2.0
// Failures of the world in the words of the counter.
#pragma once

#include "checkin/session_events.hpp"
#include "core/result.hpp"

#include <optional>

namespace madoguchi::reader {

/// Why a card conversation stopped; empty for what no patient can cause (no reader, no pcscd).
std::optional<checkin::Reason> card_reason(const core::Error& error);

/// Why the service gave no answer; empty for failures of another kind.
std::optional<checkin::Reason> service_reason(const core::Error& error);

/// What the session is told of such a failure; the error itself when it is of another kind.
core::Result<std::optional<checkin::Event>> card_failed(const core::Error& error);
core::Result<std::optional<checkin::Event>> service_failed(const core::Error& error);

/// Why the service decided not to answer.
checkin::Reason rejection_reason(eligibility::Rejection rejection);

}  // namespace madoguchi::reader
