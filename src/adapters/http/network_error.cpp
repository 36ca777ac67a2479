// SPDX-License-Identifier: Apache-2.0
#include "adapters/http/network_error.hpp"

#include <boost/asio/error.hpp>
#include <boost/asio/ssl/error.hpp>
#include <boost/beast/core/error.hpp>
#include <boost/beast/http/error.hpp>

#include <string_view>

namespace madoguchi::adapters::http {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;

constexpr const char* name_of(NetworkPhase phase) {
  switch (phase) {
    case NetworkPhase::connect:
      return "connect";
    case NetworkPhase::handshake:
      return "TLS handshake";
    case NetworkPhase::exchange:
      return "HTTP exchange";
  }
  return "?";
}

core::Errc code_of(const boost::system::error_code& error, NetworkPhase phase) {
  using core::Errc;
  if (error == beast::error::timeout || error == asio::error::timed_out) return Errc::timeout;
  if (error == asio::error::operation_aborted) return Errc::cancelled;
  // TLS 1.3 tells a refused client certificate only when the client reads for the first time.
  if (error.category() == asio::error::get_ssl_category()) return Errc::tls_failure;
  if (phase == NetworkPhase::connect) return Errc::service_unreachable;
  if (phase == NetworkPhase::handshake) return Errc::tls_failure;
  const boost::system::error_code end_of_stream = beast::http::error::end_of_stream;
  const boost::system::error_code partial = beast::http::error::partial_message;
  const bool is_http = error.category() == end_of_stream.category();
  if (is_http && error != end_of_stream && error != partial) return Errc::malformed_data;
  return Errc::service_unreachable;
}

}  // namespace

core::Error network_error(const boost::system::error_code& error, NetworkPhase phase) {
  return core::fail(code_of(error, phase), std::string(name_of(phase)) + ": " + error.message());
}

}  // namespace madoguchi::adapters::http
