// SPDX-License-Identifier: Apache-2.0
// Mode `sim`: card and service in process, on a virtual clock.
#pragma once

#include "adapters/clock/virtual_clock.hpp"
#include "sim/card/virtual_card_reader.hpp"
#include "sim/counter/devices.hpp"
#include "sim/eligibility/in_process_eligibility_client.hpp"

#include <boost/asio/io_context.hpp>

#include <memory>
#include <utility>

namespace madoguchi::sim::counter {

class SimulatedDevices final : public Devices {
 public:
  SimulatedDevices(core::CivilDate day, std::shared_ptr<card::CardDevice> card,
                   std::unique_ptr<eligibility::EligibilityService> service);

  ports::Clock& clock() override { return clock_; }
  ports::CardReader& card_reader() override { return reader_; }
  ports::EligibilityClient& eligibility_client() override { return client_; }
  void hold_card(std::shared_ptr<card::CardDevice> card) override { card_ = std::move(card); }
  void open_on(core::CivilDate day) override { clock_.open_on(day); }
  eligibility::EligibilityService& service() override { return *service_; }
  void insert_card() override { reader_.insert(card_); }
  ports::Task<> remove_card() override;
  bool has_card() const override { return reader_.has_card(); }
  std::unique_ptr<ports::FrameSource> camera(const camera::StreamPackage& stream) override {
    return stream.play(clock_);
  }
  core::Result<> set_service(ports::ServiceCondition condition) override;
  void run(std::function<ports::Awaitable<void>()> task) override;

 private:
  boost::asio::io_context loop_;
  adapters::clock::VirtualClock clock_;
  card::VirtualCardReader reader_;
  std::shared_ptr<card::CardDevice> card_;
  std::unique_ptr<eligibility::EligibilityService> service_;
  eligibility::InProcessEligibilityClient client_;
};

}  // namespace madoguchi::sim::counter
