// SPDX-License-Identifier: Apache-2.0
#include "adapters/http/host_name.hpp"

#include <boost/asio/ip/address.hpp>

#include <string>

namespace madoguchi::adapters::http {

bool is_loopback_host(std::string_view host) {
  std::string_view name = host;
  if (name.starts_with('[')) {
    const auto end = name.find(']');
    if (end == std::string_view::npos) return false;
    name = name.substr(1, end - 1);
  } else {
    name = name.substr(0, name.find(':'));
  }
  if (name == "localhost") return true;
  boost::system::error_code unknown;
  const auto address = boost::asio::ip::make_address(std::string(name), unknown);
  return !unknown && address.is_loopback();
}

}  // namespace madoguchi::adapters::http
