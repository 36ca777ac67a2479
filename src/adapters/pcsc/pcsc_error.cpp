// SPDX-License-Identifier: Apache-2.0
#include "adapters/pcsc/pcsc_error.hpp"

#include <fmt/format.h>
#include <winscard.h>

namespace madoguchi::adapters::pcsc {
namespace {

core::Errc errc_of(long code) {
  using core::Errc;
  switch (code) {
    case SCARD_E_NO_SERVICE:
    case SCARD_E_SERVICE_STOPPED:
    case SCARD_F_COMM_ERROR:      // a wait that pcscd's end cut off
    case SCARD_E_INVALID_HANDLE:  // a context of a pcscd that is gone
      return Errc::pcsc_missing;
    case SCARD_W_REMOVED_CARD:
    case SCARD_E_NO_SMARTCARD:
      return Errc::card_removed;
    case SCARD_E_NOT_TRANSACTED:
    case SCARD_W_UNRESPONSIVE_CARD:
    case SCARD_W_UNPOWERED_CARD:
      return Errc::card_mute;
    case SCARD_E_UNKNOWN_READER:
    case SCARD_E_READER_UNAVAILABLE:
    case SCARD_E_NO_READERS_AVAILABLE:
    case SCARD_E_SHARING_VIOLATION:
      return Errc::reader_unavailable;
    case SCARD_E_TIMEOUT:
      return Errc::timeout;
    case SCARD_E_CANCELLED:
      return Errc::cancelled;
    default:
      return Errc::pcsc_failure;
  }
}

}  // namespace

core::Error pcsc_error(long code, std::string doing) {
  return core::fail(errc_of(code),
                    fmt::format("{}: {} (PC/SC {:#010x})", doing, pcsc_stringify_error(code),
                                static_cast<unsigned long>(code) & 0xFFFFFFFFUL));
}

bool service_is_gone(long code) { return errc_of(code) == core::Errc::pcsc_missing; }

}  // namespace madoguchi::adapters::pcsc
