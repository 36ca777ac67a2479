// SPDX-License-Identifier: Apache-2.0
#include "adapters/pcsc/listening_ports.hpp"

#include <fmt/format.h>

#include <fstream>
#include <sstream>
#include <string>

namespace madoguchi::adapters::pcsc {
namespace {

/// TCP_LISTEN as the kernel prints it.
constexpr const char* listening = "0A";

void add_ports(const std::string& table, std::set<std::uint16_t>& ports) {
  std::ifstream lines(table);
  std::string line;
  std::getline(lines, line);  // headings
  while (std::getline(lines, line)) {
    std::istringstream columns(line);
    std::string number;
    std::string local;
    std::string remote;
    std::string state;
    columns >> number >> local >> remote >> state;
    const std::size_t colon = local.rfind(':');
    if (state != listening || colon == std::string::npos) continue;
    std::istringstream digits(local.substr(colon + 1));
    unsigned port = 0;
    if (digits >> std::hex >> port) ports.insert(static_cast<std::uint16_t>(port));
  }
}

}  // namespace

std::set<std::uint16_t> listening_ports(pid_t process) {
  std::set<std::uint16_t> ports;
  for (const char* table : {"tcp", "tcp6"}) {
    add_ports(fmt::format("/proc/{}/net/{}", process, table), ports);
  }
  return ports;
}

}  // namespace madoguchi::adapters::pcsc
