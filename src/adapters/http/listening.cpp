// SPDX-License-Identifier: Apache-2.0
#include "adapters/http/listening.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <chrono>

namespace madoguchi::adapters::http {
namespace {

namespace asio = boost::asio;
using tcp = asio::ip::tcp;

constexpr std::chrono::milliseconds until_one_is_closed{50};

}  // namespace

boost::system::error_code listen_at(tcp::acceptor& acceptor, tcp::endpoint& endpoint) {
  boost::system::error_code error;
  acceptor.open(endpoint.protocol(), error);
  if (!error) acceptor.set_option(tcp::acceptor::reuse_address(true), error);
  if (!error) acceptor.bind(endpoint, error);
  if (!error) acceptor.listen(asio::socket_base::max_listen_connections, error);
  if (!error) endpoint = acceptor.local_endpoint(error);
  return error;
}

asio::awaitable<std::optional<tcp::socket>> next_connection(tcp::acceptor& acceptor) {
  constexpr auto as_result = asio::as_tuple(asio::use_awaitable);
  while (acceptor.is_open()) {
    auto [error, socket] = co_await acceptor.async_accept(as_result);
    if (!error) co_return std::move(socket);
    if (error == asio::error::operation_aborted || error == asio::error::bad_descriptor) break;
    // Out of file descriptors, most likely.
    asio::steady_timer pause(acceptor.get_executor(), until_one_is_closed);
    co_await pause.async_wait(as_result);
  }
  co_return std::nullopt;
}

}  // namespace madoguchi::adapters::http
