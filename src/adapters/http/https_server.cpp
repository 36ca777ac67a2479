// SPDX-License-Identifier: Apache-2.0
#include "adapters/http/https_server.hpp"

#include "adapters/http/http_fault.hpp"
#include "adapters/http/listening.hpp"
#include "adapters/http/tls_context.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http/message.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/beast/http/write.hpp>
#include <boost/beast/ssl/ssl_stream.hpp>

#include <array>
#include <exception>
#include <future>
#include <optional>
#include <set>
#include <thread>

namespace madoguchi::adapters::http {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
using tcp = asio::ip::tcp;
using Stream = beast::ssl_stream<beast::tcp_stream>;
template <class T = void>
using Awaitable = asio::awaitable<T>;
constexpr auto as_result = asio::as_tuple(asio::use_awaitable);

/// Keeps a stream in the set of open ones.
class Listed {
 public:
  Listed(std::set<Stream*>& all, Stream& stream) : all_(all), stream_(&stream) {
    all_.insert(stream_);
  }
  ~Listed() { all_.erase(stream_); }
  Listed(const Listed&) = delete;
  Listed& operator=(const Listed&) = delete;

 private:
  std::set<Stream*>& all_;
  Stream* stream_;
};

}  // namespace

struct HttpsServer::State {
  HttpsServerSettings settings;
  HttpHandler handler;
  std::shared_ptr<asio::ssl::context> tls;
  std::set<Stream*> open;  // used on the loop's thread only; outlives the connections in the loop
  asio::io_context loop{1};
  tcp::acceptor acceptor{loop};
  std::uint16_t port = 0;
  asio::executor_work_guard<asio::io_context::executor_type> keep_running{loop.get_executor()};
  std::thread thread;

  boost::system::error_code listen();
  void close_all();
  Awaitable<> accept();
  Awaitable<> serve(std::unique_ptr<Stream> stream);
  Awaitable<> converse(Stream& stream);
  Awaitable<bool> answer(Stream& stream, HttpResponse response, unsigned version, bool keep);
  static Awaitable<> drain(Stream& stream);
  HttpResponse handled(const HttpRequest& request) const;
};

boost::system::error_code HttpsServer::State::listen() {
  tcp::endpoint endpoint(asio::ip::address_v4::loopback(), port);
  const boost::system::error_code error = listen_at(acceptor, endpoint);
  if (error) {
    boost::system::error_code ignored;  // the first error is the one that matters
    acceptor.close(ignored);
    return error;
  }
  port = endpoint.port();
  // What goes wrong in a connection ends that connection; accept() itself does not throw.
  asio::co_spawn(loop, accept(), asio::detached);
  return {};
}

void HttpsServer::State::close_all() {
  boost::system::error_code ignored;  // closing is all that can be done
  acceptor.close(ignored);
  for (Stream* stream : open) beast::get_lowest_layer(*stream).close();
}

Awaitable<> HttpsServer::State::accept() {
  while (auto socket = co_await next_connection(acceptor)) {
    auto stream = std::make_unique<Stream>(*std::move(socket), *tls);
    asio::co_spawn(loop, serve(std::move(stream)), asio::detached);
  }
}

Awaitable<> HttpsServer::State::serve(std::unique_ptr<Stream> stream) {
  const Listed listed(open, *stream);
  auto& socket = beast::get_lowest_layer(*stream);
  boost::system::error_code ignored;  // only slower without it
  socket.socket().set_option(tcp::no_delay(true), ignored);
  socket.expires_after(settings.timeout);
  auto [refused] = co_await stream->async_handshake(asio::ssl::stream_base::server, as_result);
  if (!refused) co_await converse(*stream);
  co_await drain(*stream);
}

Awaitable<> HttpsServer::State::converse(Stream& stream) {
  beast::flat_buffer buffer;
  while (true) {
    beast::http::request_parser<beast::http::string_body> parser;
    parser.body_limit(settings.body_limit);
    beast::get_lowest_layer(stream).expires_after(settings.timeout);
    auto [error, count] = co_await beast::http::async_read(stream, buffer, parser, as_result);
    if (error) {
      auto fault = answer_to_fault(error);
      if (fault) co_await answer(stream, std::move(*fault), 11, false);
      co_return;
    }
    auto message = parser.release();
    HttpRequest request{std::string(message.method_string()), std::string(message.target()),
                        std::move(message.body())};
    HttpResponse response = handled(request);
    if (response.delay.count() > 0) {
      beast::get_lowest_layer(stream).expires_never();
      asio::steady_timer pause(loop, response.delay);
      co_await pause.async_wait(as_result);
    }
    if (response.dropped) break;
    const bool kept =
        co_await answer(stream, std::move(response), message.version(), message.keep_alive());
    if (!kept) break;
  }
  beast::get_lowest_layer(stream).expires_after(std::chrono::seconds(1));
  co_await stream.async_shutdown(as_result);
}

Awaitable<bool> HttpsServer::State::answer(Stream& stream, HttpResponse response, unsigned version,
                                           bool keep) {
  beast::http::response<beast::http::string_body> message;
  message.version(version);
  message.result(response.status);
  message.set(beast::http::field::content_type, response.content_type);
  message.set(beast::http::field::cache_control, "no-store");
  if (!response.allow.empty()) message.set(beast::http::field::allow, response.allow);
  message.keep_alive(keep);
  message.body() = std::move(response.body);
  message.prepare_payload();
  beast::get_lowest_layer(stream).expires_after(settings.timeout);
  auto [error, count] = co_await beast::http::async_write(stream, message, as_result);
  co_return !error && keep;
}

/// Lets the client read our last words: closing with unread bytes would make the system throw them
/// away, and with them the alert that says why the handshake failed.
Awaitable<> HttpsServer::State::drain(Stream& stream) {
  auto& socket = beast::get_lowest_layer(stream);
  boost::system::error_code gone;
  socket.socket().shutdown(tcp::socket::shutdown_send, gone);
  if (gone) co_return;
  std::array<char, 4096> unwanted{};
  socket.expires_after(std::chrono::seconds(1));
  while (true) {
    auto [error, count] = co_await socket.async_read_some(asio::buffer(unwanted), as_result);
    if (error) co_return;
  }
}

HttpResponse HttpsServer::State::handled(const HttpRequest& request) const {
  try {
    return handler(request);
  } catch (const std::exception&) {
    return {500, R"({"error":"internal"})", {}};
  }
}

HttpsServer::HttpsServer(std::unique_ptr<State> state) : state_(std::move(state)) {}

core::Result<std::unique_ptr<HttpsServer>> HttpsServer::start(const HttpsServerSettings& settings,
                                                              HttpHandler handler) {
  auto tls = make_tls_context(settings.tls, TlsSide::server);
  if (!tls) return tls.error();
  auto state = std::make_unique<State>();
  state->settings = settings;
  state->handler = std::move(handler);
  state->tls = std::move(*tls);
  state->port = settings.port;
  if (const auto error = state->listen()) {
    return core::fail(core::Errc::io_failure, "listen: " + error.message());
  }
  state->thread = std::thread([loop = &state->loop] { loop->run(); });
  return std::unique_ptr<HttpsServer>(new HttpsServer(std::move(state)));
}

HttpsServer::~HttpsServer() {
  state_->loop.stop();
  state_->thread.join();
}

std::uint16_t HttpsServer::port() const { return state_->port; }

core::Result<void> HttpsServer::set_listening(bool listening) {
  std::promise<boost::system::error_code> done;
  auto outcome = done.get_future();
  asio::post(state_->loop, [this, listening, &done] {
    boost::system::error_code error;
    if (!listening) state_->close_all();
    if (listening && !state_->acceptor.is_open()) error = state_->listen();
    done.set_value(error);
  });
  if (const auto error = outcome.get()) {
    return core::fail(core::Errc::io_failure, "listen: " + error.message());
  }
  return {};
}

}  // namespace madoguchi::adapters::http
