// SPDX-License-Identifier: Apache-2.0
// The server's behaviour below the eligibility messages. Status codes: RFC 9110 section 15.
#include "adapters/http/https_server.hpp"

#include "running_service.hpp"

#include <boost/asio/ip/tcp.hpp>
#include <gmock/gmock.h>

#include <thread>

namespace madoguchi::adapters::http {
namespace {

using testing::HasSubstr;

class HttpsServerTest : public testing::Test {
 protected:
  Loop loop_;
  RunningService running_;
  std::unique_ptr<HttpsConnection> connection_ = HttpsConnection::make(running_.settings()).value();

  HttpResponse ask(std::string method, std::string target, std::string body = {}) {
    HttpRequest request{std::move(method), std::move(target), std::move(body)};
    const auto response = loop_.run(connection_->exchange(std::move(request)));
    EXPECT_TRUE(response) << response.error().message();
    return response ? *response : HttpResponse{0, {}, {}};
  }
};

TEST_F(HttpsServerTest, health) {
  const auto response = ask("GET", "/v1/health");
  EXPECT_EQ(response.status, 200U);
  EXPECT_EQ(response.body, R"({"status":"up","civil_time":"20240201090000"})");
}

TEST_F(HttpsServerTest, garbage_is_400_and_names_the_key) {
  for (const char* body : {"", "garbage", "[]", R"({"challenge_id":"c"})", "{\"\xFF\":1}"}) {
    const auto response = ask("POST", "/v1/eligibility", body);
    EXPECT_EQ(response.status, 400U) << body;
    EXPECT_THAT(response.body, HasSubstr(R"("rejection":"malformed_request")"));
  }
  EXPECT_THAT(ask("POST", "/v1/information", R"({"consents":{}})").body, HasSubstr("session"));
}

TEST_F(HttpsServerTest, unknown_paths_are_404_and_other_methods_405) {
  EXPECT_EQ(ask("GET", "/").status, 404U);
  EXPECT_EQ(ask("POST", "/v1/eligibility/x").status, 404U);
  EXPECT_EQ(ask("GET", "/v1/eligibility").status, 405U);
  EXPECT_EQ(ask("DELETE", "/v1/health").status, 405U);
  EXPECT_EQ(ask("GET", "/v1/health?verbose=1").status, 200U);
  EXPECT_EQ(connection_->connections_opened(), 1) << "these faults keep the connection";
}

TEST_F(HttpsServerTest, a_large_body_is_413_and_ends_the_connection) {
  EXPECT_EQ(ask("POST", "/v1/eligibility", std::string(70000, ' ')).status, 413U);
  EXPECT_EQ(ask("GET", "/v1/health").status, 200U);
  EXPECT_EQ(connection_->connections_opened(), 2);
}

TEST_F(HttpsServerTest, a_large_header_is_431) {
  EXPECT_EQ(ask("GET", "/" + std::string(20000, 'a')).status, 431U);
}

TEST(HttpsServerStop, does_not_wait_for_open_connections) {
  Loop loop;
  auto running = std::make_unique<RunningService>();
  const auto connection = HttpsConnection::make(running->settings()).value();
  ASSERT_TRUE(loop.run(connection->exchange({"GET", "/v1/health", ""})));
  boost::asio::io_context silent_loop;
  boost::asio::ip::tcp::socket silent(silent_loop);  // never even begins the handshake
  silent.connect({boost::asio::ip::address_v4::loopback(), running->server().port()});
  const auto begin = std::chrono::steady_clock::now();
  running.reset();
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(2));
  const auto after = loop.run(connection->exchange({"GET", "/v1/health", ""}));
  ASSERT_FALSE(after);
  EXPECT_EQ(after.error().code, core::Errc::service_unreachable);
}

TEST(HttpsServerStart, a_port_in_use_is_an_error) {
  const RunningService running;
  HttpsServerSettings settings;
  settings.port = running.settings().port;
  settings.tls = client_tls();
  const auto second =
      HttpsServer::start(settings, [](const HttpRequest&) { return HttpResponse{}; });
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().code, core::Errc::io_failure);
}

/// A server of its own with a handler of the test's choice.
class OddServerTest : public testing::Test {
 protected:
  core::Error error_with(HttpHandler handler, std::chrono::milliseconds patience) {
    HttpsServerSettings settings;
    const auto identity = pki::tls_server(tls_keys(), around_now()).value();
    settings.tls = {identity.certificate_pem, identity.key_pem, identity.trusted_pem};
    const auto server = HttpsServer::start(settings, std::move(handler)).value();
    HttpsClientSettings client;
    client.port = server->port();
    client.tls = client_tls();
    client.exchange_timeout = patience;
    const auto odd = HttpsEligibilityClient::make(client).value();
    const auto challenge = loop_.run(odd->request_challenge());
    EXPECT_FALSE(challenge);
    return challenge ? core::Error{} : challenge.error();
  }
  Loop loop_;
};

TEST_F(OddServerTest, status_500_is_a_failure_of_the_service) {
  const auto error = error_with(
      [](const HttpRequest&) {
        return HttpResponse{500, "{}", {}};
      },
      std::chrono::seconds(10));
  EXPECT_EQ(error.code, core::Errc::service_failure);
  EXPECT_THAT(error.context, HasSubstr("500"));
}

TEST_F(OddServerTest, a_handler_that_throws_is_status_500) {
  const auto error =
      error_with([](const HttpRequest&) -> HttpResponse { throw std::runtime_error("broken"); },
                 std::chrono::seconds(10));
  EXPECT_EQ(error.code, core::Errc::service_failure);
}

TEST_F(OddServerTest, broken_json_is_malformed) {
  const auto error = error_with(
      [](const HttpRequest&) {
        return HttpResponse{200, R"({"challenge_id":)", {}};
      },
      std::chrono::seconds(10));
  EXPECT_EQ(error.code, core::Errc::malformed_data);
}

TEST_F(OddServerTest, no_answer_is_a_timeout) {
  const auto error = error_with(
      [](const HttpRequest&) {
        std::this_thread::sleep_for(std::chrono::milliseconds(600));
        return HttpResponse{};
      },
      std::chrono::milliseconds(100));
  EXPECT_EQ(error.code, core::Errc::timeout) << error.message();
}

}  // namespace
}  // namespace madoguchi::adapters::http
