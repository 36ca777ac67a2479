// SPDX-License-Identifier: Apache-2.0
#include "sim/emr/scenario_exchange.hpp"

#include "eligibility/oqs_file_name.hpp"

#include <algorithm>

namespace madoguchi::sim::emr {
namespace {

namespace fs = std::filesystem;

/// Until then a list is "still processing"; short, since scenarios wait for it in mode hil too.
constexpr std::chrono::seconds list_delay{2};

std::vector<std::string> requests_in(const fs::path& folder) {
  std::vector<std::string> names;
  std::error_code error;
  fs::directory_iterator at(folder, error);
  for (const fs::directory_iterator end; !error && at != end; at.increment(error)) {
    std::string name = at->path().filename().string();
    if (madoguchi::eligibility::OqsRequestName::parse(name)) names.push_back(std::move(name));
  }
  std::sort(names.begin(), names.end());
  return names;
}

}  // namespace

ScenarioExchange::ScenarioExchange(adapters::exchange_folders::WorkFolder work,
                                   eligibility::ServiceStore store, OqsFiles files,
                                   ports::Clock& clock)
    : work_(std::move(work)),
      files_(std::move(files)),
      clock_(clock),
      service_(std::move(store), [&clock] { return clock.civil_now(); }, {list_delay}) {
  set({});
}

core::Result<std::unique_ptr<ScenarioExchange>> ScenarioExchange::make(
    const fs::path& share, const OqsFiles& files,
    const std::vector<eligibility::RegisteredPerson>& people, ports::Clock& clock) {
  auto work = adapters::exchange_folders::WorkFolder::open(share);
  if (!work) return work.error();
  auto store = eligibility::ServiceStore::open(":memory:");
  if (!store) return store.error();
  std::unique_ptr<ScenarioExchange> exchange(
      new ScenarioExchange(std::move(*work), std::move(*store), files, clock));
  if (const auto put = exchange->service_.put_people(people); !put) return put.error();
  return exchange;
}

void ScenarioExchange::set(ports::ExchangeConduct conduct) {
  silent_ = conduct.silent;
  desk_ = std::make_unique<terminal::exchange::ExchangeDesk>(
      *files_.tables, shift_jis_, service_, clock_,
      terminal::exchange::ExchangeSettings{.result_encoding = files_.encoding,
                                           .answer_always = conduct.always});
}

ports::Task<> ScenarioExchange::answer_pending() {
  if (silent_) co_return core::Result<>{};
  for (const std::string& name : requests_in(work_.requests())) {
    auto request = work_.take(name);
    if (!request) co_return request.error();
    auto answer = co_await desk_->answer(std::move(*request));
    const auto kept = work_.keep(answer.file);
    if (!kept) co_return kept.error();
  }
  const auto published = work_.publish();
  if (!published) co_return published.error();
  co_return core::Result<>{};
}

}  // namespace madoguchi::sim::emr
