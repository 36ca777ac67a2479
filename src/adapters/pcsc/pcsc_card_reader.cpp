// SPDX-License-Identifier: Apache-2.0
#include "adapters/pcsc/pcsc_card_reader.hpp"

#include "adapters/async/run_on.hpp"
#include "adapters/pcsc/pcsc_card_channel.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <thread>
#include <utility>

namespace madoguchi::adapters::pcsc {
namespace {

using std::chrono::milliseconds;

/// pcscd tells nobody that it is back, so it has to be looked for.
constexpr milliseconds service_poll{20};

/// On the watching thread: waits, through restarts of pcscd if need be.
core::Result<> wait_on(ContextThread& thread, std::string reader, Presence wanted,
                       milliseconds patience, StopTest stopped) {
  const auto deadline = std::chrono::steady_clock::now() + patience;
  while (true) {
    const auto left = std::chrono::ceil<milliseconds>(deadline - std::chrono::steady_clock::now());
    const auto context = thread.context();
    const core::Result<> result =
        context ? wait_for_presence(**context, reader, wanted, left, stopped) : context.error();
    if (result || stopped() || left <= milliseconds(0)) return result;
    const bool gone = result.error().code == core::Errc::pcsc_missing;
    // A restarted pcscd answers before it knows its readers.
    const bool not_yet = result.error().code == core::Errc::reader_unavailable;
    if (!gone && !not_yet) return result;
    if (gone) thread.forget_context();
    std::this_thread::sleep_for(std::min(service_poll, left));
  }
}

/// On the talking thread: connects, with a new context if pcscd was restarted since the last time.
core::Result<CardConnection> connect_on(ContextThread& thread, std::string reader) {
  for (const bool second_try : {false, true}) {
    const auto context = thread.context();
    if (!context) return context.error();
    auto connection = CardConnection::connect(**context, reader);
    const bool gone = !connection && connection.error().code == core::Errc::pcsc_missing;
    if (!gone || second_try) return connection;
    thread.forget_context();
  }
  return core::fail(core::Errc::internal, "connecting to a card");
}

}  // namespace

core::Result<std::unique_ptr<PcscCardReader>> PcscCardReader::open(std::string name) {
  const auto names = list_readers();
  if (!names) return names.error();
  if (std::find(names->begin(), names->end(), name) == names->end()) {
    return core::fail(core::Errc::reader_unavailable,
                      fmt::format("\"{}\"; there are: {}", name, fmt::join(*names, ", ")));
  }
  return std::unique_ptr<PcscCardReader>(new PcscCardReader(std::move(name)));
}

PcscCardReader::PcscCardReader(std::string name) : name_(std::move(name)) {}

std::string PcscCardReader::name() const { return name_; }

ports::Task<> PcscCardReader::wait(Presence wanted, milliseconds patience) {
  auto stop = std::make_shared<std::atomic<bool>>(false);
  // The thread is joined by its owner, never by itself: the function must not own it.
  ContextThread* const thread = watch_.get();
  auto work = [thread, reader = name_, wanted, patience, stop, closing = thread->closing()] {
    return wait_on(*thread, reader, wanted, patience,
                   [stop, closing] { return *stop || *closing; });
  };
  auto cancel = [thread, stop] { thread->interrupt(stop); };
  co_return co_await async::run_on(thread->executor(), std::move(work), std::move(cancel));
}

ports::Task<std::unique_ptr<ports::CardChannel>> PcscCardReader::connect(milliseconds patience) {
  auto thread = talk_;
  auto name = name_;
  const core::Result<> present = co_await wait(Presence::present, patience);
  if (!present) {
    core::Error error = present.error();
    if (error.code == core::Errc::timeout) error.code = core::Errc::no_card;
    co_return error;
  }
  auto work = [talk = thread.get(), name] { return connect_on(*talk, name); };
  core::Result<CardConnection> connection =
      co_await async::run_on(thread->executor(), std::move(work));
  if (!connection) co_return connection.error();
  std::unique_ptr<ports::CardChannel> channel =
      std::make_unique<PcscCardChannel>(thread, *std::move(connection));
  co_return channel;
}

ports::Task<> PcscCardReader::wait_for_removal(milliseconds patience) {
  co_return co_await wait(Presence::absent, patience);
}

}  // namespace madoguchi::adapters::pcsc
