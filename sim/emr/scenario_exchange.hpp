// SPDX-License-Identifier: Apache-2.0
// The exchange behind `req` within a scenario: the same desk and service as `madoguchi exchange`,
// asked when the EMR has left something instead of running by itself.
#pragma once

#include "adapters/exchange_folders/work_folder.hpp"
#include "adapters/iconv/shift_jis.hpp"
#include "ports/clock.hpp"
#include "ports/emr_bench.hpp"
#include "sim/eligibility/mock_insurance_service.hpp"
#include "sim/emr/oqs_files.hpp"
#include "terminal/exchange/exchange_desk.hpp"

#include <filesystem>
#include <memory>
#include <vector>

namespace madoguchi::sim::emr {

class ScenarioExchange {
 public:
  /// `clock` outlives it. Errors: those of WorkFolder::open and of the service's store.
  static core::Result<std::unique_ptr<ScenarioExchange>> make(
      const std::filesystem::path& share, const OqsFiles& files,
      const std::vector<eligibility::RegisteredPerson>& people, ports::Clock& clock);

  /// Answers everything that is in `req`. Error: io_failure.
  ports::Task<> answer_pending();
  void set(ports::ExchangeConduct conduct);

 private:
  ScenarioExchange(adapters::exchange_folders::WorkFolder work, eligibility::ServiceStore store,
                   OqsFiles files, ports::Clock& clock);

  adapters::exchange_folders::WorkFolder work_;
  OqsFiles files_;
  ports::Clock& clock_;
  adapters::iconv::ShiftJis shift_jis_;
  eligibility::MockInsuranceService service_;
  std::unique_ptr<terminal::exchange::ExchangeDesk> desk_;
  bool silent_ = false;
};

}  // namespace madoguchi::sim::emr
