// SPDX-License-Identifier: Apache-2.0
#include "adapters/rpc/local_client.hpp"

#include "adapters/rpc/local_socket.hpp"

#include <boost/asio/buffer.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/asio/write.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include <string_view>

namespace madoguchi::adapters::rpc {
namespace {

namespace asio = boost::asio;
namespace json = boost::json;

std::string text_of(const json::object& object, std::string_view name) {
  const json::value* const value = object.if_contains(name);
  const json::string* const text = value == nullptr ? nullptr : value->if_string();
  return text == nullptr ? std::string() : std::string(*text);
}

/// The result in an answer; throws what the server refused.
core::Result<json::value> result_of(std::string_view line) {
  boost::system::error_code error;
  const json::value answer = json::parse(json::string_view(line), error);
  const json::object* const object = error ? nullptr : answer.if_object();
  if (object == nullptr) {
    return core::fail(core::Errc::malformed_data, "the answer is no JSON object");
  }
  if (const json::value* const result = object->if_contains("result")) return *result;
  const json::value* const refused = object->if_contains("error");
  const json::object* const details = refused == nullptr ? nullptr : refused->if_object();
  if (details == nullptr) {
    return core::fail(core::Errc::malformed_data, "an answer without result and error");
  }
  const json::value* const code = details->if_contains("code");
  const int number = code != nullptr && code->is_int64()
                         ? static_cast<int>(code->get_int64())
                         : static_cast<int>(RefusalCode::internal_error);
  throw CallRefused(static_cast<RefusalCode>(number), text_of(*details, "message"));
}

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
  const json::value request = {{"jsonrpc", "2.0"},
                               {"method", std::move(method)},
                               {"params", std::move(parameters)},
                               {"id", ++state_->last_id}};
  boost::system::error_code error;
  asio::write(state_->socket, asio::buffer(json::serialize(request) + '\n'), error);
  if (error) return socket_error(state_->path, error);
  const std::size_t size =
      asio::read_until(state_->socket, asio::dynamic_buffer(state_->buffer), '\n', error);
  if (error) return socket_error(state_->path, error);
  const std::string line = state_->buffer.substr(0, size - 1);
  state_->buffer.erase(0, size);
  return result_of(line);
}

}  // namespace madoguchi::adapters::rpc
