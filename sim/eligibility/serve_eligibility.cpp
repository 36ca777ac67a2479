// SPDX-License-Identifier: Apache-2.0
#include "sim/eligibility/serve_eligibility.hpp"

#include "adapters/files/files.hpp"
#include "core/hex.hpp"
#include "sim/eligibility/eligibility_http_server.hpp"
#include "sim/eligibility/people_file.hpp"

#include <fmt/format.h>

#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <random>

namespace madoguchi::sim::eligibility {
namespace {

using namespace std::chrono;
namespace fs = std::filesystem;

/// Authorities outlive every card that the suite makes.
pki::Validity authority_validity() {
  return {sys_days{year{2015} / 1 / 1}, sys_days{year{2060} / 1 / 1}};
}

/// TLS runs in real time whatever the counter's day is.
pki::Validity tls_validity() {
  const auto now = floor<seconds>(system_clock::now());
  return {now - days{1}, now + days{397}};
}

/// The counter's civil time: the chosen day from nine o'clock on, or now.
CivilTimeSource time_source(const std::optional<core::CivilDate>& date) {
  if (!date) return [] { return core::to_civil(floor<seconds>(system_clock::now())); };
  const core::CivilTime opening = core::start_of(*date) + hours{9};
  const auto begin = steady_clock::now();
  return [opening, begin] { return opening + floor<seconds>(steady_clock::now() - begin); };
}

std::uint64_t unpredictable_seed() {
  std::random_device device;
  return (static_cast<std::uint64_t>(device()) << 32U) | device();
}

core::Result<void> write_client_files(const ServeOptions& options, pki::KeyStore& keys) {
  const auto identity = pki::tls_client(keys, options.institution_code, tls_validity());
  if (!identity) return identity.error();
  std::error_code error;
  fs::create_directories(options.client_folder, error);
  if (error) {
    return core::fail(core::Errc::io_failure,
                      options.client_folder.string() + ": " + error.message());
  }
  const auto write = [&](const char* name, const std::string& content) {
    return adapters::files::write_atomically(options.client_folder / name, content);
  };
  if (auto done = write("client-certificate.pem", identity->certificate_pem); !done) return done;
  if (auto done = write("client-key.pem", identity->key_pem.reveal()); !done) return done;
  return write("server-authority.pem", identity->trusted_pem);
}

core::Result<std::unique_ptr<EligibilityService>> make_service(
    const ServeOptions& options, const std::vector<RegisteredPerson>& people,
    const std::shared_ptr<pki::KeyStore>& keys) {
  const auto hierarchy = pki::TestHierarchy::make(keys, authority_validity());
  if (!hierarchy) return hierarchy.error();
  std::vector<core::Bytes> revoked;
  for (const std::string& serial : options.revoked) {
    auto bytes = core::from_hex(serial);
    if (!bytes) return core::fail(core::Errc::malformed_data, "serial number " + serial);
    revoked.push_back(std::move(*bytes));
  }
  auto trust = trust_in(*hierarchy, revoked, authority_validity(), options.revocation);
  if (!trust) return trust.error();
  auto store = ServiceStore::open(options.database);
  if (!store) return store.error();
  ServiceSettings settings;
  settings.seed = unpredictable_seed();
  auto service =
      std::make_unique<EligibilityService>(std::move(*store), std::move(*trust), settings);
  if (const auto put = service->put_people(people); !put) return put.error();
  return service;
}

void wait_for(const std::stop_token& stop) {
  std::mutex mutex;
  std::condition_variable_any changed;
  std::unique_lock lock(mutex);
  changed.wait(lock, stop, [] { return false; });
}

}  // namespace

core::Result<void> serve_eligibility(const ServeOptions& options, std::stop_token stop,
                                     std::function<void(const std::string&)> log) {
  const auto people = load_people(options.people);
  auto calendar = options.calendar.empty() ? ServiceCalendar{} : load_calendar(options.calendar);
  const auto keys = std::make_shared<pki::KeyStore>(options.key_folder, options.hierarchy_seed);
  auto service = make_service(options, people, keys);
  if (!service) return service.error();
  if (const auto written = write_client_files(options, *keys); !written) return written.error();
  const auto identity = pki::tls_server(*keys, tls_validity());
  if (!identity) return identity.error();
  std::mutex one_at_a_time;
  const auto say = [&](const std::string& line) {
    const std::lock_guard lock(one_at_a_time);
    log(line);
  };
  const auto server = EligibilityHttpServer::start(**service, *identity, time_source(options.date),
                                                   options.port, say, std::move(calendar));
  if (!server) return server.error();
  say(fmt::format("listening on https://127.0.0.1:{}", (*server)->port()));
  say(fmt::format("{} people; database {}", people.size(), options.database));
  say(fmt::format("client certificate, key and server authority in {}",
                  options.client_folder.string()));
  wait_for(stop);
  say("stopped");
  return {};
}

}  // namespace madoguchi::sim::eligibility
