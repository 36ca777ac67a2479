// SPDX-License-Identifier: Apache-2.0
#include "adapters/rpc/local_client.hpp"

#include "adapters/rpc/local_socket.hpp"
#include "adapters/rpc/rpc_answer.hpp"

#include <boost/asio/buffer.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/asio/write.hpp>

#include <string_view>

namespace madoguchi::adapters::rpc {
namespace {

namespace asio = boost::asio;
namespace json = boost::json;

}  // namespace

struct LocalClient::State {
  std::filesystem::path path;
  asio::io_context loop{1};
  asio::local::stream_protocol::socket socket{loop};
  std::string buffer;
  std::int64_t last_id = 0;
};

core::Result<LocalClient> LocalClient::connect(const std::filesystem::path& path) {
  const auto endpoint = endpoint_of(path);
  if (!endpoint) return endpoint.error();
  auto state = std::make_unique<State>();
  state->path = path;
  boost::system::error_code error;
  state->socket.connect(*endpoint, error);
  if (error) return socket_error(path, error);
  return LocalClient(std::move(state));
}

LocalClient::LocalClient(std::unique_ptr<State> state) : state_(std::move(state)) {}
LocalClient::LocalClient(LocalClient&&) noexcept = default;
LocalClient::~LocalClient() = default;

core::Result<json::value> LocalClient::call(std::string method, json::object parameters) {
  const std::string request = call_line(method, std::move(parameters), ++state_->last_id);
  boost::system::error_code error;
  asio::write(state_->socket, asio::buffer(request), error);
  if (error) return socket_error(state_->path, error);
  const std::size_t size =
      asio::read_until(state_->socket, asio::dynamic_buffer(state_->buffer), '\n', error);
  if (error) return socket_error(state_->path, error);
  const std::string line = state_->buffer.substr(0, size - 1);
  state_->buffer.erase(0, size);
  return result_of(line);
}

}  // namespace madoguchi::adapters::rpc
