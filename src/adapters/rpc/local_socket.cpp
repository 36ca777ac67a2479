// SPDX-License-Identifier: Apache-2.0
#include "adapters/rpc/local_socket.hpp"

#include <boost/asio/io_context.hpp>
#include <sys/un.h>

namespace madoguchi::adapters::rpc {
namespace {

namespace fs = std::filesystem;
using Protocol = boost::asio::local::stream_protocol;

bool is_served(const Protocol::endpoint& endpoint) {
  boost::asio::io_context loop;
  Protocol::socket client(loop);
  boost::system::error_code error;
  client.connect(endpoint, error);
  return !error;
}

}  // namespace

core::Result<Protocol::endpoint> endpoint_of(const fs::path& path) {
  constexpr std::size_t longest = sizeof(sockaddr_un::sun_path) - 1;
  if (path.empty() || path.string().size() > longest) {
    return core::fail(core::Errc::invalid_argument, path.string() + ": a socket's path has 1 to " +
                                                        std::to_string(longest) + " bytes");
  }
  return Protocol::endpoint(path.string());
}

core::Result<> clear_place(const fs::path& path) {
  std::error_code error;
  const fs::file_status status = fs::symlink_status(path, error);
  if (status.type() == fs::file_type::not_found) return {};
  if (status.type() != fs::file_type::socket) {
    return core::fail(core::Errc::invalid_argument, path.string() + " is there and no socket");
  }
  const auto endpoint = endpoint_of(path);
  if (!endpoint) return endpoint.error();
  if (is_served(*endpoint)) {
    return core::fail(core::Errc::invalid_argument, path.string() + " is in use");
  }
  fs::remove(path, error);
  if (error) return core::fail(core::Errc::io_failure, path.string() + ": " + error.message());
  return {};
}

core::Error socket_error(const fs::path& path, const boost::system::error_code& error) {
  using core::Errc;
  const bool absent = error == boost::system::errc::no_such_file_or_directory ||
                      error == boost::system::errc::connection_refused;
  return core::fail(absent ? Errc::file_missing : Errc::io_failure,
                    path.string() + ": " + error.message());
}

}  // namespace madoguchi::adapters::rpc
