// SPDX-License-Identifier: Apache-2.0
// The APDU log: text, one line for each thing that happened; docs/apdu-log.md describes it.
#pragma once

#include "sim/record/exchange_record.hpp"

#include <chrono>
#include <functional>
#include <string>
#include <string_view>

namespace madoguchi::sim::record {

/// The first line of every APDU log.
inline constexpr std::string_view log_heading = "# madoguchi APDU log 1";

class ApduLogWriter final : public RecordSink {
 public:
  using Write = std::function<void(std::string_view)>;

  /// `start` is the civil time of the moment from which records count.
  ApduLogWriter(std::chrono::system_clock::time_point start, Write write);

  void take(const ExchangeRecord& record) override;

 private:
  Write write_;
};

}  // namespace madoguchi::sim::record
