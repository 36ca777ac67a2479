// SPDX-License-Identifier: Apache-2.0
// http:// addresses of cameras (RFC 3986, RFC 9110 4.2.1).
#pragma once

#include "core/result.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace madoguchi::adapters::http {

struct HttpUrl {
  std::string host;  ///< without the brackets of an IPv6 address
  std::uint16_t port = 80;
  std::string target = "/";  ///< path with query

  /// "host:port" for the Host header.
  std::string authority() const;
};

/// Whether a text means an address and not a file or a device.
bool looks_like_url(std::string_view text);

/// Error: invalid_argument for anything but http://host[:port][/path], also for https and for names
/// and passwords in the address.
core::Result<HttpUrl> parse_http_url(std::string_view text);

}  // namespace madoguchi::adapters::http
