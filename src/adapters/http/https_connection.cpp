// SPDX-License-Identifier: Apache-2.0
#include "adapters/http/https_connection.hpp"

#include "adapters/http/network_error.hpp"
#include "adapters/http/tls_context.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/host_name_verification.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http/message.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/beast/http/write.hpp>
#include <boost/beast/ssl/ssl_stream.hpp>
#include <openssl/ssl.h>

#include <optional>

namespace madoguchi::adapters::http {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
using Stream = beast::ssl_stream<beast::tcp_stream>;
constexpr auto as_result = asio::as_tuple(asio::use_awaitable);

/// How one try to exchange ended.
struct Attempt {
  core::Result<HttpResponse> result;
  bool closed_before_answer = false;  ///< the kept connection was stale
  bool keep = false;                  ///< the connection can carry another request
};

beast::http::request<beast::http::string_body> message_of(const HttpRequest& request,
                                                          const HttpsClientSettings& settings) {
  beast::http::request<beast::http::string_body> message;
  message.version(11);
  message.method_string(request.method);
  message.target(request.target);
  message.set(beast::http::field::host, settings.host + ":" + std::to_string(settings.port));
  message.set(beast::http::field::user_agent, "madoguchi");
  message.set(beast::http::field::accept, "application/json");
  if (!request.body.empty()) {
    message.set(beast::http::field::content_type, "application/json");
  }
  message.body() = request.body;
  message.prepare_payload();
  return message;
}

}  // namespace

struct HttpsConnection::State {
  HttpsClientSettings settings;
  std::shared_ptr<asio::ssl::context> tls;
  std::unique_ptr<Stream> stream;
  beast::flat_buffer buffer;
  int opened = 0;

  ports::Task<> open();
  ports::Awaitable<Attempt> attempt(HttpRequest request);
};

ports::Task<> HttpsConnection::State::open() {
  const auto executor = co_await asio::this_coro::executor;
  asio::ip::tcp::resolver resolver(executor);
  auto [unresolved, endpoints] =
      co_await resolver.async_resolve(settings.host, std::to_string(settings.port), as_result);
  if (unresolved) co_return network_error(unresolved, NetworkPhase::connect);
  auto fresh = std::make_unique<Stream>(executor, *tls);
  auto& socket = beast::get_lowest_layer(*fresh);
  socket.expires_after(settings.connect_timeout);
  auto [unconnected, endpoint] = co_await socket.async_connect(endpoints, as_result);
  if (unconnected) co_return network_error(unconnected, NetworkPhase::connect);
  boost::system::error_code ignored;  // only slower without it
  socket.socket().set_option(asio::ip::tcp::no_delay(true), ignored);
  fresh->set_verify_callback(asio::ssl::host_name_verification(settings.host));
  SSL_set_tlsext_host_name(fresh->native_handle(), settings.host.c_str());
  socket.expires_after(settings.connect_timeout);
  auto [refused] = co_await fresh->async_handshake(asio::ssl::stream_base::client, as_result);
  if (refused) co_return network_error(refused, NetworkPhase::handshake);
  buffer.clear();
  stream = std::move(fresh);
  ++opened;
  co_return core::Result<>{};
}

ports::Awaitable<Attempt> HttpsConnection::State::attempt(HttpRequest request) {
  auto message = message_of(request, settings);
  auto& socket = beast::get_lowest_layer(*stream);
  socket.expires_after(settings.exchange_timeout);
  auto [unsent, sent] = co_await beast::http::async_write(*stream, message, as_result);
  // After a failed write there may still be an answer to read that tells why.
  beast::http::response_parser<beast::http::string_body> parser;
  parser.body_limit(settings.body_limit);
  socket.expires_after(settings.exchange_timeout);
  auto [unread, count] = co_await beast::http::async_read(*stream, buffer, parser, as_result);
  if (unread) {
    const bool told_by_tls = unread.category() == asio::error::get_ssl_category();
    const auto& cause = unsent && !told_by_tls ? unsent : unread;
    const core::Error error = network_error(cause, NetworkPhase::exchange);
    const bool stale = error.code == core::Errc::service_unreachable && !parser.got_some();
    co_return Attempt{error, stale};
  }
  auto answer = parser.release();
  co_return Attempt{HttpResponse{answer.result_int(), std::move(answer.body()), {}}, false,
                    answer.keep_alive()};
}

HttpsConnection::HttpsConnection(std::unique_ptr<State> state) : state_(std::move(state)) {}
HttpsConnection::~HttpsConnection() = default;

core::Result<std::unique_ptr<HttpsConnection>> HttpsConnection::make(
    const HttpsClientSettings& settings) {
  auto tls = make_tls_context(settings.tls, TlsSide::client);
  if (!tls) return tls.error();
  auto state = std::make_unique<State>();
  state->settings = settings;
  state->tls = std::move(*tls);
  return std::unique_ptr<HttpsConnection>(new HttpsConnection(std::move(state)));
}

int HttpsConnection::connections_opened() const { return state_->opened; }

ports::Task<HttpResponse> HttpsConnection::exchange(HttpRequest request) {
  const bool kept = state_->stream != nullptr;
  for (int tries = kept ? 2 : 1; tries > 0; --tries) {
    if (!state_->stream) {
      const auto opened = co_await state_->open();
      if (!opened) co_return opened.error();
    }
    Attempt attempt = co_await state_->attempt(request);
    if (!attempt.keep) state_->stream.reset();
    if (!attempt.closed_before_answer || tries == 1) co_return std::move(attempt.result);
  }
  co_return core::fail(core::Errc::internal, "unreachable");
}

}  // namespace madoguchi::adapters::http
