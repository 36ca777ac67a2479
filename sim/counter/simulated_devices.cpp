// SPDX-License-Identifier: Apache-2.0
#include "sim/counter/simulated_devices.hpp"

#include "adapters/clock/run_virtual.hpp"

#include <utility>

namespace madoguchi::sim::counter {
namespace {

using namespace std::chrono_literals;

// The answer of a nearby service; the real one's is not published (assumption).
constexpr std::chrono::milliseconds service_latency = 40ms;
constexpr std::chrono::milliseconds removal_patience = 2s;

}  // namespace

SimulatedDevices::SimulatedDevices(core::CivilDate day, std::shared_ptr<card::CardDevice> card,
                                   std::unique_ptr<eligibility::EligibilityService> service)
    : clock_(loop_.get_executor(), day),
      reader_("Simulated reader", clock_),
      card_(std::move(card)),
      service_(std::move(service)),
      client_(*service_, clock_, service_latency) {}

ports::Task<> SimulatedDevices::remove_card() {
  reader_.remove();
  return reader_.wait_for_removal(removal_patience);
}

core::Result<> SimulatedDevices::set_service(ports::ServiceCondition condition) {
  client_.set_condition(condition);
  return {};
}

void SimulatedDevices::run(std::function<ports::Awaitable<void>()> task) {
  adapters::clock::run_task(loop_, clock_, std::move(task));
}

}  // namespace madoguchi::sim::counter
