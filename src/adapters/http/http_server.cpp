// SPDX-License-Identifier: Apache-2.0
#include "adapters/http/http_server.hpp"

#include "adapters/http/host_name.hpp"
#include "adapters/http/http_fault.hpp"
#include "adapters/http/listening.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/message.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/serializer.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/beast/http/write.hpp>
#include <fmt/format.h>

#include <array>
#include <exception>
#include <thread>

namespace madoguchi::adapters::http {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
using tcp = asio::ip::tcp;
using Stream = beast::tcp_stream;
using ports::Awaitable;
constexpr auto as_result = asio::as_tuple(asio::use_awaitable);

template <class Body>
beast::http::response<Body> head_of(const HttpResponse& response, unsigned version) {
  beast::http::response<Body> message;
  message.version(version);
  message.result(response.status);
  message.set(beast::http::field::content_type, response.content_type);
  message.set(beast::http::field::cache_control, "no-store");
  if (!response.allow.empty()) message.set(beast::http::field::allow, response.allow);
  return message;
}

HttpRequest request_of(beast::http::request<beast::http::string_body> message) {
  return {.method = std::string(message.method_string()),
          .target = std::string(message.target()),
          .body = std::move(message.body()),
          .host = std::string(message[beast::http::field::host]),
          .content_type = std::string(message[beast::http::field::content_type])};
}

}  // namespace

struct HttpServer::State {
  HttpServerSettings settings;
  HttpReplyHandler handler;
  asio::io_context loop{1};
  tcp::acceptor acceptor{loop};
  tcp::endpoint endpoint;
  asio::executor_work_guard<asio::io_context::executor_type> keep_running{loop.get_executor()};
  std::thread thread;

  Awaitable<void> accept();
  Awaitable<void> converse(std::unique_ptr<Stream> stream);
  Awaitable<bool> answer(Stream& stream, HttpResponse response, unsigned version, bool keep) const;
  Awaitable<void> answer_in_pieces(Stream& stream, HttpReply reply, unsigned version) const;
  Awaitable<void> drain(Stream& stream) const;
  HttpReply handled(const HttpRequest& request) const;
};

Awaitable<void> HttpServer::State::accept() {
  while (auto socket = co_await next_connection(acceptor)) {
    // What goes wrong in a connection ends that connection.
    auto stream = std::make_unique<Stream>(*std::move(socket));
    asio::co_spawn(loop, converse(std::move(stream)), asio::detached);
  }
}

Awaitable<void> HttpServer::State::converse(std::unique_ptr<Stream> stream) {
  boost::system::error_code ignored;  // only slower without it
  stream->socket().set_option(tcp::no_delay(true), ignored);
  beast::flat_buffer buffer;
  bool kept = true;
  while (kept) {
    beast::http::request_parser<beast::http::string_body> parser;
    parser.body_limit(settings.body_limit);
    stream->expires_after(settings.timeout);
    auto [error, count] = co_await beast::http::async_read(*stream, buffer, parser, as_result);
    if (error) {
      auto fault = answer_to_fault(error);
      if (fault) co_await answer(*stream, std::move(*fault), 11, false);
      break;
    }
    auto message = parser.release();
    // The answer to HEAD would have no body, and no client of cameras asks so.
    const bool keep = message.keep_alive() && message.method() != beast::http::verb::head;
    const unsigned version = message.version();
    HttpReply reply = handled(request_of(std::move(message)));
    if (reply.pieces) {
      co_await answer_in_pieces(*stream, std::move(reply), version);
      break;
    }
    kept = co_await answer(*stream, std::move(reply.response), version, keep);
  }
  co_await drain(*stream);
}

Awaitable<bool> HttpServer::State::answer(Stream& stream, HttpResponse response, unsigned version,
                                          bool keep) const {
  auto message = head_of<beast::http::string_body>(response, version);
  message.keep_alive(keep);
  message.body() = std::move(response.body);
  message.prepare_payload();
  stream.expires_after(settings.timeout);
  auto [error, count] = co_await beast::http::async_write(stream, message, as_result);
  co_return !error && keep;
}

/// A piece as a chunk (RFC 9112, 7.1); the empty one is the last.
std::string chunk_of(const std::string& piece) {
  return fmt::format("{:x}\r\n{}\r\n", piece.size(), piece);
}

// In chunks, so that the client knows the end of the stream from a broken line; clients of HTTP/1.0
// take the end of the connection.
Awaitable<void> HttpServer::State::answer_in_pieces(Stream& stream, HttpReply reply,
                                                    unsigned version) const {
  const bool chunked = version >= 11;
  auto head = head_of<beast::http::empty_body>(reply.response, version);
  head.keep_alive(false);
  if (chunked) head.set(beast::http::field::transfer_encoding, "chunked");
  beast::http::response_serializer<beast::http::empty_body> serializer(head);
  stream.expires_after(settings.timeout);
  auto [refused, sent] = co_await beast::http::async_write_header(stream, serializer, as_result);
  bool more = !refused;
  while (more) {
    stream.expires_never();
    const std::optional<std::string> piece = co_await reply.pieces();
    more = piece.has_value();
    if (piece && piece->empty()) continue;
    if (!piece && !chunked) co_return;
    const std::string bytes = chunked ? chunk_of(piece.value_or("")) : *piece;
    stream.expires_after(settings.timeout);
    auto [error, count] = co_await asio::async_write(stream, asio::buffer(bytes), as_result);
    if (error) co_return;
  }
}

/// Lets the client read our last words: closing with unread bytes would make the system throw them
/// away.
Awaitable<void> HttpServer::State::drain(Stream& stream) const {
  boost::system::error_code gone;
  stream.socket().shutdown(tcp::socket::shutdown_send, gone);
  std::array<char, 4096> unwanted{};
  stream.expires_after(std::chrono::seconds(1));
  while (!gone) {
    auto [error, count] = co_await stream.async_read_some(asio::buffer(unwanted), as_result);
    gone = error;
  }
}

HttpReply HttpServer::State::handled(const HttpRequest& request) const {
  if (endpoint.address().is_loopback() && !is_loopback_host(request.host)) {
    return {.response = {403, R"({"error":"host"})", {}}};
  }
  try {
    return handler(request);
  } catch (const std::exception&) {
    return {.response = {500, R"({"error":"internal"})", {}}};
  }
}

HttpServer::HttpServer(std::unique_ptr<State> state) : state_(std::move(state)) {}

core::Result<std::unique_ptr<HttpServer>> HttpServer::listen(const HttpServerSettings& settings) {
  auto state = std::make_unique<State>();
  state->settings = settings;
  boost::system::error_code error;
  const auto address = asio::ip::make_address(settings.address, error);
  if (error) {
    return core::fail(core::Errc::invalid_argument,
                      fmt::format("\"{}\" is not an IP address", settings.address));
  }
  state->endpoint = tcp::endpoint(address, settings.port);
  error = listen_at(state->acceptor, state->endpoint);
  if (error) {
    return core::fail(core::Errc::io_failure, fmt::format("listen on {}:{}: {}", settings.address,
                                                          settings.port, error.message()));
  }
  return std::unique_ptr<HttpServer>(new HttpServer(std::move(state)));
}

HttpServer::~HttpServer() { stop(); }

void HttpServer::stop() {
  state_->loop.stop();
  if (state_->thread.joinable()) state_->thread.join();
}

asio::any_io_executor HttpServer::executor() const { return state_->loop.get_executor(); }

void HttpServer::serve(HttpReplyHandler handler) {
  state_->handler = std::move(handler);
  asio::co_spawn(state_->loop, state_->accept(), asio::detached);
  state_->thread = std::thread([loop = &state_->loop] { loop->run(); });
}

std::uint16_t HttpServer::port() const { return state_->endpoint.port(); }

std::string HttpServer::url() const {
  const auto address = state_->endpoint.address();
  const std::string text = address.to_string();
  return fmt::format("http://{}:{}", address.is_v6() ? "[" + text + "]" : text, port());
}

}  // namespace madoguchi::adapters::http
