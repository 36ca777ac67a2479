// SPDX-License-Identifier: Apache-2.0
// A card reader that records every APDU of the cards it connects to; secrets are masked.
#pragma once

#include "ports/card_reader.hpp"
#include "ports/clock.hpp"
#include "ports/trace_sink.hpp"

namespace madoguchi::sim::trace {

/// Wraps a reader, and is one. The wrapped reader, clock and sink outlive it.
class TracedCardReader final : public ports::CardReader {
 public:
  TracedCardReader(ports::CardReader& reader, ports::Clock& clock, ports::TraceSink& sink)
      : reader_(reader), clock_(clock), sink_(sink) {}

  std::string name() const override { return reader_.name(); }
  ports::Task<std::unique_ptr<ports::CardChannel>> connect(
      std::chrono::milliseconds patience) override;
  ports::Task<> wait_for_removal(std::chrono::milliseconds patience) override;

 private:
  ports::CardReader& reader_;
  ports::Clock& clock_;
  ports::TraceSink& sink_;
};

}  // namespace madoguchi::sim::trace
