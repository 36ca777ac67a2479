// SPDX-License-Identifier: Apache-2.0
#include "adapters/http/http_url.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace madoguchi::adapters::http {
namespace {

core::Error wrong(std::string_view text, std::string_view why) {
  return core::fail(core::Errc::invalid_argument,
                    fmt::format("\"{}\": {}; expected http://host[:port][/path]", text, why));
}

}  // namespace

std::string HttpUrl::authority() const {
  const bool v6 = host.find(':') != std::string::npos;
  return fmt::format("{}:{}", v6 ? "[" + host + "]" : host, port);
}

bool looks_like_url(std::string_view text) { return text.find("://") != std::string_view::npos; }

core::Result<HttpUrl> parse_http_url(std::string_view text) {
  constexpr std::string_view scheme = "http://";
  if (!text.starts_with(scheme)) return wrong(text, "not an http address");
  const bool printable =
      std::ranges::all_of(text, [](unsigned char c) { return c > 0x20 && c < 0x7F; });
  if (!printable) return wrong(text, "blanks or other characters that cannot be in an address");
  const std::string_view rest = text.substr(scheme.size());
  const auto path = std::min(rest.find_first_of("/?#"), rest.size());
  std::string_view authority = rest.substr(0, path);
  if (authority.find('@') != std::string_view::npos) {
    return core::fail(core::Errc::unsupported, "names and passwords in an address");
  }
  HttpUrl url;
  if (path < rest.size()) {
    const std::string target(rest.substr(path, rest.find('#', path) - path));
    url.target = target.starts_with('/') ? target : "/" + target;
  }
  std::size_t host_end = authority.find(':');
  if (authority.starts_with('[')) {
    const auto bracket = authority.find(']');
    if (bracket == std::string_view::npos) return wrong(text, "a bracket is missing");
    url.host = authority.substr(1, bracket - 1);
    host_end = bracket + 1;
  } else {
    url.host = authority.substr(0, host_end);
  }
  if (url.host.empty()) return wrong(text, "no host");
  if (host_end >= authority.size()) return url;
  const std::string_view port = authority.substr(host_end + 1);
  const auto [end, error] = std::from_chars(port.data(), port.data() + port.size(), url.port);
  if (authority[host_end] != ':' || error != std::errc{} || end != port.data() + port.size() ||
      url.port == 0) {
    return wrong(text, "no port number");
  }
  return url;
}

}  // namespace madoguchi::adapters::http
