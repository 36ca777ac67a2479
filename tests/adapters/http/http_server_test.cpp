// SPDX-License-Identifier: Apache-2.0
// The plain server seen by a socket. Expected: RFC 9112 (messages), RFC 9110 section 15 (status).
#include "adapters/http/http_server.hpp"

#include "raw_exchange.hpp"

#include <boost/asio/use_awaitable.hpp>
#include <gmock/gmock.h>

namespace madoguchi::adapters::http {
namespace {

using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

HttpReply echo(const HttpRequest& request) {
  if (request.target == "/throws") throw std::runtime_error("on purpose");
  if (request.target == "/pieces") {
    auto left = std::make_shared<int>(3);
    return {.response = {.body = "", .allow = "", .content_type = "text/plain"},
            .pieces = [left]() -> ports::Awaitable<std::optional<std::string>> {
              if (--*left < 0) co_return std::nullopt;
              co_return "piece " + std::to_string(*left) + "\n";
            }};
  }
  if (request.target == "/breaks") {
    return {.response = {}, .pieces = []() -> ports::Awaitable<std::optional<std::string>> {
              throw std::runtime_error("on purpose");
              co_return std::nullopt;
            }};
  }
  return {.response = {200,
                       request.method + " " + request.target + " " + request.host + " " +
                           request.content_type + " " + request.body,
                       {}}};
}

class HttpServerTest : public ::testing::Test {
 protected:
  HttpServerTest() { server_->serve(echo); }
  std::string get(const std::string& target, const std::string& host = "localhost") const {
    return test::raw_exchange(server_->port(), "GET " + target + " HTTP/1.1\r\nHost: " + host +
                                                   "\r\nConnection: close\r\n\r\n");
  }
  std::unique_ptr<HttpServer> server_ = HttpServer::listen({}).value();
};

TEST_F(HttpServerTest, GivesTheHandlerWhatWasSent) {
  const auto answer = test::raw_exchange(
      server_->port(),
      "POST /a?b HTTP/1.1\r\nHost: 127.0.0.1:9\r\nContent-Type: application/json\r\n"
      "Content-Length: 2\r\nConnection: close\r\n\r\n{}");
  EXPECT_THAT(answer, StartsWith("HTTP/1.1 200 "));
  EXPECT_THAT(answer, HasSubstr("Cache-Control: no-store\r\n"));
  EXPECT_THAT(answer, EndsWith("\r\n\r\nPOST /a?b 127.0.0.1:9 application/json {}"));
}

TEST_F(HttpServerTest, KeepsAConnection) {
  const auto answer =
      test::raw_exchange(server_->port(),
                         "GET /1 HTTP/1.1\r\nHost: localhost\r\n\r\n"
                         "GET /2 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
  EXPECT_THAT(answer, HasSubstr("GET /1 "));
  EXPECT_THAT(answer, HasSubstr("GET /2 "));
}

TEST_F(HttpServerTest, ABodyInPiecesComesInChunks) {
  const auto answer = get("/pieces");
  EXPECT_THAT(answer, HasSubstr("Connection: close\r\n"));
  EXPECT_THAT(answer, HasSubstr("Transfer-Encoding: chunked\r\n"));
  EXPECT_THAT(answer, EndsWith("\r\n\r\n8\r\npiece 2\n\r\n8\r\npiece 1\n\r\n8\r\npiece "
                               "0\n\r\n0\r\n\r\n"));
}

TEST_F(HttpServerTest, ForOldClientsPiecesEndWithTheConnection) {
  const auto answer =
      test::raw_exchange(server_->port(), "GET /pieces HTTP/1.0\r\nHost: localhost\r\n\r\n");
  EXPECT_THAT(answer, Not(HasSubstr("chunked")));
  EXPECT_THAT(answer, EndsWith("\r\n\r\npiece 2\npiece 1\npiece 0\n"));
}

TEST_F(HttpServerTest, SurvivesHandlersThatThrow) {
  EXPECT_THAT(get("/throws"), StartsWith("HTTP/1.1 500 "));
  EXPECT_THAT(get("/breaks"), StartsWith("HTTP/1.1 200 "));
  EXPECT_THAT(get("/"), StartsWith("HTTP/1.1 200 "));
}

TEST_F(HttpServerTest, OnlyLoopbackNamesReachALoopbackServer) {
  EXPECT_THAT(get("/", "attacker.example"), StartsWith("HTTP/1.1 403 "));
  EXPECT_THAT(test::raw_exchange(server_->port(), "GET / HTTP/1.0\r\n\r\n"),
              StartsWith("HTTP/1.0 403 "));
}

TEST_F(HttpServerTest, FaultsOfTheProtocolAreAnswered) {
  EXPECT_THAT(test::raw_exchange(server_->port(), "no http\r\n\r\n"), StartsWith("HTTP/1.1 400 "));
  EXPECT_THAT(test::raw_exchange(server_->port(),
                                 "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999\r\n"
                                 "\r\n"),
              StartsWith("HTTP/1.1 413 "));
}

TEST_F(HttpServerTest, SaysWhereItListens) {
  EXPECT_EQ(server_->url(), "http://127.0.0.1:" + std::to_string(server_->port()));
}

TEST(HttpServer, RefusesAddressesAndPortsThatCannotBeHad) {
  HttpServerSettings settings;
  settings.address = "nowhere";
  EXPECT_EQ(HttpServer::listen(settings).error().code, core::Errc::invalid_argument);
  const auto first = HttpServer::listen({}).value();
  settings = {};
  settings.port = first->port();
  EXPECT_EQ(HttpServer::listen(settings).error().code, core::Errc::io_failure);
}

TEST(HttpServer, EndsWhileAClientWaits) {
  auto server = HttpServer::listen({}).value();
  server->serve([executor = server->executor()](const HttpRequest&) -> HttpReply {
    return {.response = {}, .pieces = [executor]() -> ports::Awaitable<std::optional<std::string>> {
              boost::asio::ip::tcp::acceptor never(executor,
                                                   {boost::asio::ip::address_v4::loopback(), 0});
              auto wait = never.async_accept(boost::asio::use_awaitable);
              co_await std::move(wait);
              co_return std::nullopt;
            }};
  });
  boost::asio::io_context loop;
  boost::asio::ip::tcp::socket client(loop);
  client.connect({boost::asio::ip::address_v4::loopback(), server->port()});
  boost::asio::write(client,
                     boost::asio::buffer(std::string("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")));
  std::array<char, 16> head{};
  boost::asio::read(client, boost::asio::buffer(head));
  EXPECT_EQ(std::string_view(head.data(), 12), "HTTP/1.1 200");
  server.reset();
  boost::system::error_code end;
  std::string rest;
  boost::asio::read(client, boost::asio::dynamic_buffer(rest), end);
  EXPECT_TRUE(end);
}

}  // namespace
}  // namespace madoguchi::adapters::http
