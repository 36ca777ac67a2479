// SPDX-License-Identifier: Apache-2.0
#include "sim/counter/hil_devices.hpp"

#include "adapters/async/start_task.hpp"
#include "sim/camera_serving/served_playback.hpp"
#include "sim/counter/people.hpp"
#include "sim/pki/tls_identity.hpp"

#include <utility>

namespace madoguchi::sim::counter {
namespace {

using namespace std::chrono_literals;

// pcscd looks at its readers every 0.4 s.
constexpr std::chrono::milliseconds removal_patience = 5s;

core::Result<std::unique_ptr<adapters::http::HttpsEligibilityClient>> connect_to(
    std::uint16_t port, const pki::TestHierarchy& hierarchy) {
  core::Result<pki::TlsIdentity> identity =
      pki::tls_client(hierarchy.keys(), institution_code, authority_validity());
  if (!identity) return identity.error();
  adapters::http::HttpsClientSettings settings;
  settings.port = port;
  settings.tls = {.certificate_pem = identity->certificate_pem,
                  .key_pem = identity->key_pem,
                  .trusted_pem = identity->trusted_pem};
  return adapters::http::HttpsEligibilityClient::make(settings);
}

}  // namespace

HilDevices::HilDevices(core::CivilDate day, std::shared_ptr<card::CardDevice> card,
                       std::unique_ptr<eligibility::EligibilityService> service,
                       vpcd::VpcdSession& session)
    : clock_(loop_.get_executor(), day),
      card_(std::make_shared<vpcd::LockedCard>(std::move(card))),
      service_(std::move(service)),
      session_(session) {}

HilDevices::~HilDevices() { session_.remove(); }

core::Result<std::unique_ptr<HilDevices>> HilDevices::make(
    core::CivilDate day, std::shared_ptr<card::CardDevice> card,
    std::unique_ptr<eligibility::EligibilityService> service, const pki::TestHierarchy& hierarchy,
    vpcd::ReaderBank& readers, int slot) {
  std::unique_ptr<HilDevices> devices(
      new HilDevices(day, std::move(card), std::move(service), readers.session(slot)));
  core::Result<pki::TlsIdentity> identity = pki::tls_server(hierarchy.keys(), authority_validity());
  if (!identity) return identity.error();
  auto server = eligibility::EligibilityHttpServer::start(
      *devices->service_, identity.value(),
      [clock = &devices->clock_] { return clock->civil_now(); });
  if (!server) return server.error();
  devices->server_ = std::move(server.value());
  auto client = connect_to(devices->server_->port(), hierarchy);
  if (!client) return client.error();
  devices->client_ = std::move(client.value());
  auto reader = adapters::pcsc::PcscCardReader::open(readers.reader_name(slot));
  if (!reader) return reader.error();
  devices->reader_ = std::move(reader.value());
  return devices;
}

ports::Task<> HilDevices::remove_card() {
  session_.remove();
  return reader_->wait_for_removal(removal_patience);
}

std::unique_ptr<ports::FrameSource> HilDevices::camera(const camera::StreamPackage& stream) {
  return std::make_unique<camera_serving::ServedPlayback>(stream, clock_);
}

core::Result<> HilDevices::set_service(ports::ServiceCondition condition) {
  return server_->set_condition(condition);
}

void HilDevices::run(std::function<ports::Awaitable<void>()> task) {
  adapters::async::run_task(loop_, std::move(task));
}

}  // namespace madoguchi::sim::counter
