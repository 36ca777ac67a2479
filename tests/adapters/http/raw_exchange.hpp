// SPDX-License-Identifier: Apache-2.0
// What goes over the wire when a text is sent to a port: no HTTP library in between.
#pragma once

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/write.hpp>

#include <cstdint>
#include <string>

namespace madoguchi::test {

/// Sends the text and reads until the other side closes.
inline std::string raw_exchange(std::uint16_t port, const std::string& text) {
  namespace asio = boost::asio;
  asio::io_context loop;
  asio::ip::tcp::socket socket(loop);
  socket.connect({asio::ip::address_v4::loopback(), port});
  asio::write(socket, asio::buffer(text));
  std::string answer;
  boost::system::error_code end;
  asio::read(socket, asio::dynamic_buffer(answer), end);
  return answer;
}

}  // namespace madoguchi::test
