// SPDX-License-Identifier: Apache-2.0
#include "bench/check_in/floors.hpp"

#include "adapters/network_registry/network_registry.hpp"
#include "adapters/opencv/network_pad.hpp"
#include "sim/counter/people.hpp"

#include <chrono>
#include <stdexcept>
#include <thread>
#include <utility>

namespace madoguchi::bench {
namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

double since(Clock::time_point start) {
  return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

/// Answers 9000 behind as many bytes as the real card gave, one command after the other.
class SizedCard final : public sim::card::CardDevice {
 public:
  explicit SizedCard(std::vector<std::size_t> sizes) : sizes_(std::move(sizes)) {}

  core::Bytes atr() override { return {0x3B, 0x80, 0x80, 0x01, 0x01}; }
  void power_on() override { next_ = 0; }
  void power_off() override { next_ = 0; }
  void reset() override { next_ = 0; }
  sim::card::CardAnswer exchange(core::ByteView /*command*/) override {
    core::Bytes answer(sizes_.at(next_) - 2, 0x30);
    next_ = (next_ + 1) % sizes_.size();
    core::append(answer, core::Bytes{0x90, 0x00});
    return {.response = std::move(answer)};
  }

 private:
  std::vector<std::size_t> sizes_;
  std::size_t next_ = 0;
};

std::shared_ptr<SizedCard> card_of(const std::vector<SizedExchange>& exchanges) {
  std::vector<std::size_t> sizes;
  for (const SizedExchange& exchange : exchanges) sizes.push_back(exchange.response);
  return std::make_shared<SizedCard>(std::move(sizes));
}

/// A service that knows nobody.
std::unique_ptr<sim::eligibility::EligibilityService> empty_service(
    const sim::pki::TestHierarchy& hierarchy) {
  const std::chrono::sys_seconds from = std::chrono::sys_days{std::chrono::year{2024} / 1 / 31};
  auto trust =
      sim::eligibility::trust_in(hierarchy, {}, {from, from + std::chrono::days{8}}).value();
  auto store = sim::eligibility::ServiceStore::open(":memory:").value();
  return std::make_unique<sim::eligibility::EligibilityService>(
      std::move(store), std::move(trust), sim::eligibility::ServiceSettings{});
}

}  // namespace

std::vector<SizedExchange> exchanges_of(const std::vector<sim::record::ExchangeRecord>& records) {
  std::vector<SizedExchange> exchanges;
  for (const auto& record : records) {
    if (record.kind != sim::record::ExchangeRecord::Kind::command) continue;
    auto command = iso7816::CommandApdu::decode(record.command.bytes());
    if (!command) throw std::runtime_error(command.error().message());
    exchanges.push_back({std::move(command.value()), record.response.bytes().size()});
  }
  return exchanges;
}

DeviceFloors::DeviceFloors(const sim::pki::TestHierarchy& hierarchy, sim::vpcd::ReaderBank& readers,
                           int slot, std::vector<SizedExchange> exchanges)
    : exchanges_(std::move(exchanges)),
      devices_(sim::counter::HilDevices::make(core::CivilDate{std::chrono::year{2024} / 2 / 1},
                                              card_of(exchanges_), empty_service(hierarchy),
                                              hierarchy, readers, slot)
                   .value()) {}

double DeviceFloors::card_ms(std::chrono::nanoseconds pause) {
  const auto remove = [&]() -> ports::Awaitable<void> {
    const auto removed = co_await devices_->remove_card();
    if (!removed) throw std::runtime_error(removed.error().message());
  };
  devices_->insert_card();
  devices_->run([&]() -> ports::Awaitable<void> {
    const auto connected = co_await devices_->card_reader().connect(5s);
    if (!connected) throw std::runtime_error(connected.error().message());
  });
  devices_->run(remove);
  std::this_thread::sleep_for(pause);
  double taken = 0;
  devices_->run([&]() -> ports::Awaitable<void> {
    const auto start = Clock::now();
    devices_->insert_card();
    auto connected = co_await devices_->card_reader().connect(5s);
    const auto channel = std::move(connected).value();
    for (const SizedExchange& exchange : exchanges_) {
      const auto answer = co_await channel->transmit(exchange.command);
      if (!answer) throw std::runtime_error(answer.error().message());
    }
    taken = since(start);
  });
  devices_->run(remove);
  return taken;
}

double DeviceFloors::service_ms() {
  double taken = 0;
  devices_->run([&]() -> ports::Awaitable<void> {
    const auto start = Clock::now();
    const auto challenge = co_await devices_->eligibility_client().request_challenge();
    if (!challenge) throw std::runtime_error(challenge.error().message());
    taken = since(start);
  });
  return taken;
}

NetworkFloor::NetworkFloor(const std::string& comparator)
    : attack_detection_(adapters::network_registry::shipped_networks().networks.at(
          adapters::opencv::NetworkPadOptions{}.network)) {
  const auto& registry = adapters::network_registry::shipped_networks();
  for (const auto& network : adapters::opencv::networks_of(registry, comparator).value()) {
    networks_.emplace_back(network);
  }
}

double NetworkFloor::face_ms(const FacesLooked& faces) {
  const auto start = Clock::now();
  for (int i = 0; i < faces.templates; ++i) {
    for (BarePass& network : networks_) network.run();
  }
  for (int i = 0; i < faces.found; ++i) networks_.front().run();
  for (int i = 0; i < faces.watched; ++i) attack_detection_.run();
  return since(start);
}

}  // namespace madoguchi::bench
