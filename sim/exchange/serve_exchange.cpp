// SPDX-License-Identifier: Apache-2.0
#include "sim/exchange/serve_exchange.hpp"

#include "adapters/archive/zip_archive.hpp"
#include "adapters/clock/system_clock.hpp"
#include "adapters/iconv/shift_jis.hpp"
#include "adapters/oqs_tables/load_oqs_tables.hpp"
#include "sim/eligibility/mock_insurance_service.hpp"
#include "sim/eligibility/people_file.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>

#include <exception>

namespace madoguchi::sim::exchange {
namespace {

namespace asio = boost::asio;
using adapters::exchange_folders::LeftAlone;
using adapters::exchange_folders::ShareRequestFolder;

constexpr const char* database_name = "service.db";

adapters::clock::SystemClock clock_of(const ServeExchangeOptions& options, asio::io_context& loop) {
  if (options.date) return {loop.get_executor(), *options.date};
  using namespace std::chrono;
  return {loop.get_executor(), core::to_civil(floor<seconds>(system_clock::now()))};
}

void run_to_end(asio::io_context& loop, ports::Awaitable<void> task) {
  std::exception_ptr failure;
  asio::co_spawn(loop, std::move(task), [&](std::exception_ptr thrown) { failure = thrown; });
  loop.run();
  if (failure) std::rethrow_exception(failure);
}

}  // namespace

core::Result<void> serve_exchange(const ServeExchangeOptions& options, std::stop_token stop,
                                  ServeExchangeObserver& observer) {
  const auto tables = adapters::oqs_tables::load_oqs_tables(options.tables, options.overlay);
  const auto people = eligibility::load_people(options.people);
  asio::io_context loop(1);
  auto clock = clock_of(options, loop);
  auto folder = ShareRequestFolder::open(loop.get_executor(), options.share, options.folders);
  if (!folder) return folder.error();
  (*folder)->on_waiting = [&](std::size_t results) { observer.waiting(results); };
  (*folder)->on_left_alone = [&](const std::string& name, LeftAlone why) {
    observer.left_alone(name, why);
  };
  const std::string database = options.database.empty()
                                   ? ((*folder)->work_folder() / database_name).string()
                                   : options.database;
  auto store = eligibility::ServiceStore::open(database);
  if (!store) return store.error();
  eligibility::MockInsuranceService service(
      std::move(*store), [&clock] { return clock.civil_now(); }, {options.bulk_delay, true});
  if (const auto put = service.put_people(people); !put) return put;
  const adapters::iconv::ShiftJis shift_jis;
  const adapters::archive::ZipPacking zip;
  terminal::exchange::ExchangeSettings settings = options.exchange;
  if (options.packed_bulk) settings.packing = &zip;
  terminal::exchange::ExchangeDesk desk(tables, shift_jis, service, clock, settings);
  observer.started(people.size(), tables.families.size());
  const std::stop_callback stopping(stop, [&] { asio::post(loop, [&] { (*folder)->stop(); }); });
  run_to_end(loop, terminal::exchange::run_exchange(**folder, desk, clock, observer));
  return {};
}

}  // namespace madoguchi::sim::exchange
