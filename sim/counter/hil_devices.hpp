// SPDX-License-Identifier: Apache-2.0
// Mode `hil`: the card in a virtual reader of a real pcscd, the camera as MJPEG over HTTP, the
// service behind TLS, real time.
#pragma once

#include "adapters/clock/system_clock.hpp"
#include "adapters/http/https_eligibility_client.hpp"
#include "adapters/pcsc/pcsc_card_reader.hpp"
#include "sim/card/card_device.hpp"
#include "sim/counter/devices.hpp"
#include "sim/eligibility/eligibility_http_server.hpp"
#include "sim/pki/test_hierarchy.hpp"
#include "sim/vpcd/locked_card.hpp"
#include "sim/vpcd/reader_bank.hpp"

#include <boost/asio/io_context.hpp>

#include <memory>
#include <utility>

namespace madoguchi::sim::counter {

class HilDevices final : public Devices {
 public:
  /// `slot` is the reader of the bank that this counter uses alone. Errors: those of the reader and
  /// of both TLS sides.
  static core::Result<std::unique_ptr<HilDevices>> make(
      core::CivilDate day, std::shared_ptr<card::CardDevice> card,
      std::unique_ptr<eligibility::EligibilityService> service, const pki::TestHierarchy& hierarchy,
      vpcd::ReaderBank& readers, int slot);
  ~HilDevices() override;

  ports::Clock& clock() override { return clock_; }
  ports::CardReader& card_reader() override { return *reader_; }
  ports::EligibilityClient& eligibility_client() override { return *client_; }
  void hold_card(std::shared_ptr<card::CardDevice> card) override {
    card_ = std::make_shared<vpcd::LockedCard>(std::move(card));
  }
  void open_on(core::CivilDate day) override { clock_.open_on(day); }
  eligibility::EligibilityService& service() override { return *service_; }
  void insert_card() override { session_.insert(card_); }
  ports::Task<> remove_card() override;
  bool has_card() const override { return session_.has_card(); }
  std::unique_ptr<ports::FrameSource> camera(const camera::StreamPackage& stream) override;
  core::Result<> set_service(ports::ServiceCondition condition) override;
  void run(std::function<ports::Awaitable<void>()> task) override;

 private:
  HilDevices(core::CivilDate day, std::shared_ptr<card::CardDevice> card,
             std::unique_ptr<eligibility::EligibilityService> service, vpcd::VpcdSession& session);

  boost::asio::io_context loop_;
  adapters::clock::SystemClock clock_;
  std::shared_ptr<vpcd::LockedCard> card_;
  std::unique_ptr<eligibility::EligibilityService> service_;
  vpcd::VpcdSession& session_;
  std::unique_ptr<eligibility::EligibilityHttpServer> server_;
  std::unique_ptr<adapters::http::HttpsEligibilityClient> client_;
  std::unique_ptr<adapters::pcsc::PcscCardReader> reader_;
};

}  // namespace madoguchi::sim::counter
