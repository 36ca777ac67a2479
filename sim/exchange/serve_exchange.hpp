// SPDX-License-Identifier: Apache-2.0
// The exchange alone: folders, terminal and mock service in one, for teams that test an EMR.
#pragma once

#include "adapters/exchange_folders/share_request_folder.hpp"
#include "core/result.hpp"
#include "terminal/exchange/run_exchange.hpp"

#include <chrono>
#include <filesystem>
#include <functional>
#include <optional>
#include <stop_token>
#include <string>

namespace madoguchi::sim::exchange {

struct ServeExchangeOptions {
  std::filesystem::path share;            ///< holds req, res and face; made if missing
  std::filesystem::path people;           ///< YAML file
  std::filesystem::path tables;           ///< folder of the shipped tables, data/oqs
  std::filesystem::path overlay{};        ///< official tables of licensed users; empty: none
  std::string database{};                 ///< SQLite file; empty: in the share's work folder
  std::optional<core::CivilDate> date{};  ///< the counter's day, from 09:00:00 on; default: now
  std::chrono::seconds bulk_delay{5};
  bool packed_bulk = false;  ///< results of bulk requests as zip
  terminal::exchange::ExchangeSettings exchange{};
  adapters::exchange_folders::ShareSettings folders{};
};

/// Hears what happens, from the thread that serves.
class ServeExchangeObserver : public terminal::exchange::ExchangeObserver {
 public:
  virtual void started(std::size_t people, std::size_t families) = 0;
  virtual void left_alone(const std::string& name, adapters::exchange_folders::LeftAlone why) = 0;
  /// So many results wait until older ones of the same name have been fetched.
  virtual void waiting(std::size_t results) = 0;
};

/// Serves until `stop` is requested. Throws scenario::ScenarioError for mistakes in tables or
/// people. Errors: io_failure, malformed_data (the database), also when another exchange uses the
/// folders.
core::Result<void> serve_exchange(const ServeExchangeOptions& options, std::stop_token stop,
                                  ServeExchangeObserver& observer);

}  // namespace madoguchi::sim::exchange
