// SPDX-License-Identifier: Apache-2.0
// What `madoguchi exchange` tells: a line a file, in words or as JSON.
#pragma once

#include "apps/madoguchi/environment.hpp"
#include "sim/exchange/serve_exchange.hpp"

namespace madoguchi::apps {

class ExchangeLog final : public sim::exchange::ServeExchangeObserver {
 public:
  ExchangeLog(const Environment& environment, std::string share)
      : environment_(environment), share_(std::move(share)) {}

  void started(std::size_t people, std::size_t families) override;
  void answered(const terminal::exchange::ExchangeNote& note) override;
  void trouble(const core::Error& error) override;
  void recovered() override;
  void left_alone(const std::string& name, adapters::exchange_folders::LeftAlone why) override;
  void waiting(std::size_t results) override;

 private:
  const Environment& environment_;
  std::string share_;
};

}  // namespace madoguchi::apps
