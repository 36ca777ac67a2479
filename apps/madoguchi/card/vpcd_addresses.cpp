// SPDX-License-Identifier: Apache-2.0
#include "apps/madoguchi/card/vpcd_addresses.hpp"

#include "apps/madoguchi/bad_usage.hpp"
#include "sim/vpcd/connect_to_host.hpp"

#include <fmt/format.h>

#include <charconv>

namespace madoguchi::apps {
namespace {

using sim::vpcd::VpcdAddress;

constexpr unsigned highest_port = 65535;

[[noreturn]] void refuse(const std::string& text) {
  throw BadUsage(fmt::format("--vpcd: expected HOST or HOST:PORT, not \"{}\"", text));
}

std::uint16_t port_in(const std::string& digits, const std::string& text) {
  unsigned port = 0;
  const char* const end_of_digits = digits.data() + digits.size();
  const auto [end, error] = std::from_chars(digits.data(), end_of_digits, port);
  if (error != std::errc{} || end != end_of_digits || port < 1 || port > highest_port) refuse(text);
  return static_cast<std::uint16_t>(port);
}

VpcdAddress address_in(const std::string& text) {
  // An address of IP version 6 has colons of its own.
  const std::size_t closing = text.starts_with('[') ? text.find(']') : std::string::npos;
  const std::size_t colon = text.find(':', closing == std::string::npos ? 0 : closing);
  VpcdAddress address{.host = text.substr(0, colon), .port = sim::vpcd::usual_port};
  if (closing != std::string::npos) {
    if (closing + 1 != std::min(colon, text.size())) refuse(text);
    address.host = text.substr(1, closing - 1);
  }
  if (address.host.empty()) refuse(text);
  if (colon != std::string::npos) address.port = port_in(text.substr(colon + 1), text);
  return address;
}

}  // namespace

std::vector<VpcdAddress> vpcd_addresses(const std::vector<std::string>& texts, std::size_t cards) {
  std::vector<VpcdAddress> addresses;
  for (const std::string& text : texts) addresses.push_back(address_in(text));
  while (!addresses.empty() && addresses.size() < cards) {
    VpcdAddress next = addresses.back();
    if (next.port == highest_port) {
      throw BadUsage(
          fmt::format("--vpcd: {} cards need more ports than follow {}", cards, texts.back()));
    }
    ++next.port;
    addresses.push_back(next);
  }
  return addresses;
}

}  // namespace madoguchi::apps
