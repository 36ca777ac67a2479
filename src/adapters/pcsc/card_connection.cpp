// SPDX-License-Identifier: Apache-2.0
#include "adapters/pcsc/card_connection.hpp"

#include "adapters/pcsc/pcsc_error.hpp"

#include <winscard.h>

#include <array>
#include <chrono>
#include <thread>
#include <type_traits>
#include <utility>

namespace madoguchi::adapters::pcsc {
namespace {

static_assert(std::is_same_v<CardHandle, SCARDHANDLE>);

/// Longest answer: 65536 data bytes and SW1-SW2.
constexpr std::size_t longest_response = 65538;

/// pcscd looks at each reader every 400 ms: after two rounds a card that left is known to be gone.
constexpr std::chrono::milliseconds two_polls{1000};

/// How long and how often an ATR is asked for that is not there yet.
constexpr std::chrono::milliseconds longest_wait_for_atr{1000};
constexpr std::chrono::milliseconds look_for_atr{5};

}  // namespace

core::Result<CardConnection> CardConnection::connect(const PcscContext& context,
                                                     std::string reader) {
  SCARDHANDLE handle = 0;
  DWORD protocol = 0;
  const LONG code = SCardConnect(context.handle(), reader.c_str(), SCARD_SHARE_SHARED,
                                 SCARD_PROTOCOL_ANY, &handle, &protocol);
  if (code != SCARD_S_SUCCESS) return pcsc_error(code, "connecting to the card in " + reader);
  CardConnection connection(context, std::move(reader), handle, protocol);
  const auto atr = connection.read_atr();
  if (!atr) return atr.error();
  return connection;
}

CardConnection::CardConnection(const PcscContext& context, std::string reader, CardHandle handle,
                               unsigned long protocol)
    : context_(&context),
      reader_(std::move(reader)),
      handle_(handle),
      protocol_(protocol),
      buffer_(longest_response) {}

CardConnection::CardConnection(CardConnection&& other) noexcept
    : context_(other.context_),
      reader_(std::move(other.reader_)),
      handle_(std::exchange(other.handle_, 0)),
      protocol_(other.protocol_),
      leaves_powered_(other.leaves_powered_),
      atr_(std::move(other.atr_)),
      buffer_(std::move(other.buffer_)) {}

CardConnection::~CardConnection() {
  if (handle_ == 0) return;
  SCardDisconnect(handle_, leaves_powered_ ? SCARD_LEAVE_CARD : SCARD_UNPOWER_CARD);
}

// pcscd may tell of a card before it has noted its ATR.
core::Result<> CardConnection::read_atr() {
  const auto deadline = std::chrono::steady_clock::now() + longest_wait_for_atr;
  std::array<BYTE, MAX_ATR_SIZE> atr{};
  while (true) {
    DWORD name_size = 0;
    DWORD state = 0;
    DWORD protocol = 0;
    DWORD atr_size = atr.size();
    const LONG code =
        SCardStatus(handle_, nullptr, &name_size, &state, &protocol, atr.data(), &atr_size);
    if (code != SCARD_S_SUCCESS) return pcsc_error(code, "reading the ATR in " + reader_);
    atr_.assign(atr.begin(), atr.begin() + static_cast<std::ptrdiff_t>(atr_size));
    if (!atr_.empty()) return {};
    if (std::chrono::steady_clock::now() > deadline) {
      return core::fail(core::Errc::card_mute, "no ATR in " + reader_);
    }
    std::this_thread::sleep_for(look_for_atr);
  }
}

core::Result<> CardConnection::reset(ports::CardReset kind) {
  const bool warm = kind == ports::CardReset::warm;
  DWORD protocol = 0;
  const LONG code = SCardReconnect(handle_, SCARD_SHARE_SHARED, SCARD_PROTOCOL_ANY,
                                   warm ? SCARD_RESET_CARD : SCARD_UNPOWER_CARD, &protocol);
  if (code != SCARD_S_SUCCESS) return pcsc_error(code, "resetting the card in " + reader_);
  protocol_ = protocol;
  return read_atr();
}

core::Result<core::Bytes> CardConnection::transmit(core::ByteView command, StopTest stopped) {
  const SCARD_IO_REQUEST* protocol = protocol_ == SCARD_PROTOCOL_T0 ? SCARD_PCI_T0 : SCARD_PCI_T1;
  DWORD size = buffer_.size();
  const LONG code = SCardTransmit(handle_, protocol, command.data(), command.size(), nullptr,
                                  buffer_.data(), &size);
  if (code == SCARD_E_NOT_TRANSACTED) {
    return gone_or(pcsc_error(code, "sending a command"), std::move(stopped));
  }
  if (code != SCARD_S_SUCCESS) return pcsc_error(code, "sending a command");
  if (size < 2) {
    return gone_or(core::fail(core::Errc::short_response, std::to_string(size) + " bytes"),
                   std::move(stopped));
  }
  return core::Bytes(buffer_.begin(), buffer_.begin() + static_cast<std::ptrdiff_t>(size));
}

/// A card that leaves during a command shows as success with no data, or as a failed exchange;
/// only the reader's next look tells that it is gone.
core::Error CardConnection::gone_or(core::Error error, StopTest stopped) const {
  const auto left =
      wait_for_presence(*context_, reader_, Presence::absent, two_polls, std::move(stopped));
  if (left) return core::fail(core::Errc::card_removed, "during a command in " + reader_);
  return error;
}

}  // namespace madoguchi::adapters::pcsc
