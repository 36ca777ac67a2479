// SPDX-License-Identifier: Apache-2.0
// A kept conversation, held again with another card: where the answers differ.
#pragma once

#include "core/secret.hpp"
#include "iso7816/identifiers.hpp"
#include "sim/record/exchange_record.hpp"

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace madoguchi::sim::record {

/// What opens a PIN file of the card; empty if that is not known.
using FindSecret = std::function<core::Secret(const iso7816::Aid&, iso7816::FileIdentifier)>;

struct ReplayOptions {
  FindSecret secret;
  /// Whether wrong PINs, changes of PINs and proofs may be sent: they use up tries.
  bool destructive = false;
};

/// A command whose answer was another one.
struct ReplayDifference {
  std::size_t command = 0;  ///< its number in the log, from 1; 0 for the ATR
  std::string words;
  std::string expected;
  std::string actual;
  std::optional<std::size_t> first_byte{};  ///< of the data, from 0; empty if the data is not shown
};

/// A command that was not sent, and why.
struct ReplayOmission {
  std::size_t command = 0;
  std::string words;
  std::string why;
};

struct ReplayReport {
  std::size_t sent = 0;
  std::vector<ReplayDifference> differences;
  std::vector<ReplayOmission> omissions;
};

/// Sends the commands of a log in their order. Hidden PINs are sent right or wrong as the log's
/// status words say. Of hidden data and random numbers only the length is compared. Times are not
/// compared, nothing waits.
ReplayReport replay(std::span<const ExchangeRecord> records, card::CardDevice& card,
                    const ReplayOptions& options);

}  // namespace madoguchi::sim::record
