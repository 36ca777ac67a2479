// SPDX-License-Identifier: Apache-2.0
// The card in a PC/SC reader before the suite, for one scenario after another.
#pragma once

#include "scenario/card_statement.hpp"
#include "scenario/counter.hpp"

#include <memory>
#include <string>

namespace madoguchi::sim::card_bench {

struct PcscCardSettings {
  std::string reader;  ///< PC/SC name
  scenario::CardStatement statement;
};

/// Whether a card is in the reader, told within two seconds. Errors: no_card, reader_unavailable,
/// card_mute, pcsc_missing.
core::Result<> look_for_card(const std::string& reader);

class PcscCardFactory final : public scenario::CounterFactory {
 public:
  explicit PcscCardFactory(PcscCardSettings settings) : settings_(std::move(settings)) {}

  core::Result<std::unique_ptr<scenario::Counter>> build(const scenario::World& world,
                                                         const scenario::CounterOptions& options,
                                                         ports::TraceSink& trace) override;

 private:
  PcscCardSettings settings_;
};

}  // namespace madoguchi::sim::card_bench
