// SPDX-License-Identifier: Apache-2.0
// Waiting for a card to come or go, by reader state changes.
#pragma once

#include "adapters/pcsc/pcsc_context.hpp"

#include <atomic>
#include <chrono>
#include <functional>
#include <memory>
#include <string>

namespace madoguchi::adapters::pcsc {

enum class Presence { present, absent };

/// Set from any thread to end a wait; cancel the context as well to end it at once.
using StopFlag = std::shared_ptr<std::atomic<bool>>;

/// Whether a wait shall end.
using StopTest = std::function<bool()>;

/// Blocks until the reader reports `wanted`. Errors: timeout after `patience`, cancelled,
/// reader_unavailable, card_mute (a card that does not answer came), pcsc_missing.
core::Result<> wait_for_presence(const PcscContext& context, const std::string& reader,
                                 Presence wanted, std::chrono::milliseconds patience,
                                 StopTest stopped);

}  // namespace madoguchi::adapters::pcsc
