// SPDX-License-Identifier: Apache-2.0
// A PC/SC card reader, real or virtual, as a CardReader.
#pragma once

#include "adapters/pcsc/context_thread.hpp"
#include "ports/card_reader.hpp"

#include <memory>
#include <string>

namespace madoguchi::adapters::pcsc {

/// Owns two threads, so that waiting for the card's removal does not hold up its commands. Waits
/// can be cancelled. Must go before the event loop that awaits it.
class PcscCardReader final : public ports::CardReader {
 public:
  /// Errors: pcsc_missing; reader_unavailable if there is no reader of that name (the context lists
  /// those that there are).
  static core::Result<std::unique_ptr<PcscCardReader>> open(std::string name);

  std::string name() const override;
  /// While pcscd is gone it is looked for until `patience` is over.
  ports::Task<std::unique_ptr<ports::CardChannel>> connect(
      std::chrono::milliseconds patience) override;
  ports::Task<> wait_for_removal(std::chrono::milliseconds patience) override;

 private:
  explicit PcscCardReader(std::string name);
  ports::Task<> wait(Presence wanted, std::chrono::milliseconds patience);

  std::string name_;
  std::shared_ptr<ContextThread> watch_ = std::make_shared<ContextThread>();
  std::shared_ptr<ContextThread> talk_ = std::make_shared<ContextThread>();
};

}  // namespace madoguchi::adapters::pcsc
