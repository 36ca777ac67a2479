// SPDX-License-Identifier: Apache-2.0
#include "adapters/rpc/local_server.hpp"

#include "adapters/rpc/local_socket.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <sys/stat.h>

#include <thread>

namespace madoguchi::adapters::rpc {
namespace {

namespace asio = boost::asio;
using Protocol = asio::local::stream_protocol;
template <class T = void>
using Awaitable = asio::awaitable<T>;
constexpr auto as_result = asio::as_tuple(asio::use_awaitable);

/// How long a full house is left before the next client is looked for.
constexpr std::chrono::milliseconds full_pause{20};

}  // namespace

struct LocalServer::State {
  LocalServerSettings settings;
  LineHandler handler;
  std::size_t clients = 0;
  asio::io_context loop{1};
  Protocol::acceptor acceptor{loop};
  std::thread thread;

  boost::system::error_code listen(const Protocol::endpoint& endpoint);
  Awaitable<> accept();
  Awaitable<> serve(Protocol::socket client);
  Awaitable<> converse(Protocol::socket& client);
};

boost::system::error_code LocalServer::State::listen(const Protocol::endpoint& endpoint) {
  boost::system::error_code error;
  acceptor.open(endpoint.protocol(), error);
  // Before the file appears: from the first moment nobody else may use it.
  if (!error && fchmod(acceptor.native_handle(), S_IRUSR | S_IWUSR) != 0) {
    error.assign(errno, boost::system::system_category());
  }
  if (!error) acceptor.bind(endpoint, error);
  if (!error) acceptor.listen(asio::socket_base::max_listen_connections, error);
  // What goes wrong in a connection ends that connection; accept() itself does not throw.
  if (!error) asio::co_spawn(loop, accept(), asio::detached);
  return error;
}

Awaitable<> LocalServer::State::accept() {
  asio::steady_timer pause(loop);
  while (true) {
    while (clients >= settings.most_clients) {
      pause.expires_after(full_pause);
      co_await pause.async_wait(as_result);
    }
    auto [error, client] = co_await acceptor.async_accept(as_result);
    if (error) {  // out of file descriptors, most likely: wait for some to be closed
      pause.expires_after(full_pause);
      co_await pause.async_wait(as_result);
      continue;
    }
    ++clients;
    asio::co_spawn(loop, serve(std::move(client)), asio::detached);
  }
}

Awaitable<> LocalServer::State::serve(Protocol::socket client) {
  co_await converse(client);
  --clients;
}

Awaitable<> LocalServer::State::converse(Protocol::socket& client) {
  std::string buffer;
  while (true) {
    auto [error, size] = co_await asio::async_read_until(
        client, asio::dynamic_buffer(buffer, settings.longest_line + 1), '\n', as_result);
    const bool too_long = error == asio::error::not_found;
    // The last line of a client that says no more may lack its end.
    if (error && !too_long && (error != asio::error::eof || buffer.empty())) co_return;
    const std::size_t line_size = error ? buffer.size() : size - 1;
    std::string answer =
        too_long ? settings.too_long : handler(std::string_view(buffer).substr(0, line_size));
    if (!answer.empty()) {
      answer += '\n';
      auto [broken, sent] = co_await asio::async_write(client, asio::buffer(answer), as_result);
      if (broken) co_return;
    }
    if (error) co_return;
    buffer.erase(0, size);
  }
}

LocalServer::LocalServer(std::unique_ptr<State> state) : state_(std::move(state)) {}

core::Result<std::unique_ptr<LocalServer>> LocalServer::start(LocalServerSettings settings,
                                                              LineHandler handler) {
  const auto endpoint = endpoint_of(settings.path);
  if (!endpoint) return endpoint.error();
  const auto cleared = clear_place(settings.path);
  if (!cleared) return cleared.error();
  auto state = std::make_unique<State>();
  state->settings = std::move(settings);
  state->handler = std::move(handler);
  if (const auto error = state->listen(*endpoint)) {
    return socket_error(state->settings.path, error);
  }
  state->thread = std::thread([loop = &state->loop] { loop->run(); });
  return std::unique_ptr<LocalServer>(new LocalServer(std::move(state)));
}

LocalServer::~LocalServer() {
  state_->loop.stop();
  state_->thread.join();
  std::error_code ignored;  // a destructor has nobody to tell
  std::filesystem::remove(state_->settings.path, ignored);
}

const std::filesystem::path& LocalServer::path() const { return state_->settings.path; }

}  // namespace madoguchi::adapters::rpc
