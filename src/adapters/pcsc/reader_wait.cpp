// SPDX-License-Identifier: Apache-2.0
#include "adapters/pcsc/reader_wait.hpp"

#include "adapters/pcsc/pcsc_error.hpp"

#include <winscard.h>

#include <algorithm>

namespace madoguchi::adapters::pcsc {
namespace {

using std::chrono::milliseconds;

/// A cancel that comes between two calls finds no wait to end; the flag is looked at this often.
constexpr milliseconds longest_wait{500};

constexpr DWORD unusable = SCARD_STATE_UNKNOWN | SCARD_STATE_UNAVAILABLE;

}  // namespace

core::Result<> wait_for_presence(const PcscContext& context, const std::string& reader,
                                 Presence wanted, milliseconds patience, StopTest stopped) {
  const auto deadline = std::chrono::steady_clock::now() + patience;
  SCARD_READERSTATE state{};
  state.szReader = reader.c_str();
  state.dwCurrentState = SCARD_STATE_UNAWARE;
  while (!stopped()) {
    const auto left = std::chrono::ceil<milliseconds>(deadline - std::chrono::steady_clock::now());
    const auto slice = std::clamp(left, milliseconds(0), longest_wait);
    const LONG code =
        SCardGetStatusChange(context.handle(), static_cast<DWORD>(slice.count()), &state, 1);
    if (code == SCARD_E_TIMEOUT) {
      if (left > longest_wait) continue;
      return core::fail(core::Errc::timeout, wanted == Presence::present
                                                 ? "waiting for a card in " + reader
                                                 : "waiting for the card to leave " + reader);
    }
    if (code == SCARD_E_CANCELLED) continue;  // the test decides
    if (code != SCARD_S_SUCCESS) return pcsc_error(code, "waiting for " + reader);
    const DWORD seen = state.dwEventState;
    if ((seen & unusable) != 0) return core::fail(core::Errc::reader_unavailable, reader);
    const bool present = (seen & SCARD_STATE_PRESENT) != 0;
    if (present && wanted == Presence::present) {
      if ((seen & SCARD_STATE_MUTE) != 0) return core::fail(core::Errc::card_mute, reader);
      return {};
    }
    if (!present && wanted == Presence::absent) return {};
    state.dwCurrentState = seen & ~static_cast<DWORD>(SCARD_STATE_CHANGED);
  }
  return core::fail(core::Errc::cancelled, "waiting for " + reader);
}

}  // namespace madoguchi::adapters::pcsc
