// SPDX-License-Identifier: Apache-2.0
// A capture of the exchanges for Wireshark and tshark: classic pcap, each packet an "exported PDU"
// that names the dissector of ISO/IEC 7816 and its direction, so that nothing has to be set up.
#pragma once

#include "sim/record/exchange_record.hpp"

#include <chrono>
#include <functional>
#include <string_view>

namespace madoguchi::sim::record {

class PcapWriter final : public RecordSink {
 public:
  using Write = std::function<void(std::string_view)>;

  PcapWriter(std::chrono::system_clock::time_point start, Write write);

  void take(const ExchangeRecord& record) override;

 private:
  void packet(std::chrono::nanoseconds at, std::string_view dissector, bool from_card,
              core::ByteView bytes);

  std::chrono::system_clock::time_point start_;
  Write write_;
};

}  // namespace madoguchi::sim::record
