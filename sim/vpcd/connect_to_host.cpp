// SPDX-License-Identifier: Apache-2.0
#include "sim/vpcd/connect_to_host.hpp"

#include <fmt/format.h>
#include <netdb.h>
#include <sys/socket.h>

#include <cerrno>
#include <cstring>
#include <memory>

namespace madoguchi::sim::vpcd {
namespace {

using adapters::pcsc::UniqueFd;

core::Result<UniqueFd> connect_once(const std::string& host, std::uint16_t port) {
  addrinfo wanted{};
  wanted.ai_socktype = SOCK_STREAM;
  addrinfo* list = nullptr;
  const int code = getaddrinfo(host.c_str(), std::to_string(port).c_str(), &wanted, &list);
  const std::unique_ptr<addrinfo, decltype(&freeaddrinfo)> owner(code == 0 ? list : nullptr,
                                                                 &freeaddrinfo);
  std::string why = code == 0 ? "no address" : gai_strerror(code);
  for (const addrinfo* address = owner.get(); address != nullptr; address = address->ai_next) {
    UniqueFd fd(socket(address->ai_family, SOCK_STREAM | SOCK_CLOEXEC, 0));
    if (fd && connect(fd.get(), address->ai_addr, address->ai_addrlen) == 0) return fd;
    why = std::strerror(errno);
  }
  return core::fail(core::Errc::reader_unavailable,
                    fmt::format("vpcd at {}:{}: {}", host, port, why));
}

}  // namespace

Dial connect_to_host(std::string host, std::uint16_t port) {
  return [host = std::move(host), port] { return connect_once(host, port); };
}

}  // namespace madoguchi::sim::vpcd
