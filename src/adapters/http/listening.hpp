// SPDX-License-Identifier: Apache-2.0
// What every server of this folder does before a connection begins.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/ip/tcp.hpp>

#include <optional>

namespace madoguchi::adapters::http {

/// Listens there; the endpoint gets the port if it had 0. Gives the first error.
boost::system::error_code listen_at(boost::asio::ip::tcp::acceptor& acceptor,
                                    boost::asio::ip::tcp::endpoint& endpoint);

/// The next connection, or nothing once the acceptor is closed; waits while there are no file
/// descriptors for one. The acceptor outlives it.
boost::asio::awaitable<std::optional<boost::asio::ip::tcp::socket>> next_connection(
    boost::asio::ip::tcp::acceptor& acceptor);

}  // namespace madoguchi::adapters::http
