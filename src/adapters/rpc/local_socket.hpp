// SPDX-License-Identifier: Apache-2.0
// Addresses of Unix sockets, and what stands at one. Only the sources of this folder include it.
#pragma once

#include "core/result.hpp"

#include <boost/asio/local/stream_protocol.hpp>

#include <filesystem>

namespace madoguchi::adapters::rpc {

/// Error: invalid_argument where the path is longer than the system allows for a socket.
core::Result<boost::asio::local::stream_protocol::endpoint> endpoint_of(
    const std::filesystem::path& path);

/// Makes room for a server: a socket that nobody serves any more is removed. Error:
/// invalid_argument if a server or another kind of file is there.
core::Result<> clear_place(const std::filesystem::path& path);

/// The one place where an error of Asio becomes ours.
core::Error socket_error(const std::filesystem::path& path, const boost::system::error_code& error);

}  // namespace madoguchi::adapters::rpc
