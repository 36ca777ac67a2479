// SPDX-License-Identifier: Apache-2.0
// The client against the real server over TLS. Expected errors: each kind of fault has its own code
// (ports/eligibility_client.hpp).
#include "adapters/http/https_eligibility_client.hpp"

#include "adapters/http/https_server.hpp"
#include "running_service.hpp"

#include <gmock/gmock.h>

namespace madoguchi::adapters::http {
namespace {

using eligibility::EligibilityAnswer;
using eligibility::Rejection;

class HttpsEligibilityClientTest : public testing::Test {
 protected:
  Loop loop_;  // outlives the client's connection
  RunningService running_;
  std::unique_ptr<HttpsEligibilityClient> client_ =
      HttpsEligibilityClient::make(running_.settings()).value();

  core::Error error_of_challenge(HttpsClientSettings settings) {
    const auto client = HttpsEligibilityClient::make(settings).value();
    const auto challenge = loop_.run(client->request_challenge());
    EXPECT_FALSE(challenge);
    return challenge ? core::Error{} : challenge.error();
  }
};

TEST_F(HttpsEligibilityClientTest, a_check_in_over_one_connection) {
  const auto challenge = loop_.run(client_->request_challenge());
  ASSERT_TRUE(challenge) << challenge.error().message();
  const auto query = service::signed_query(*challenge, service::hanakos_card());
  const auto reply = loop_.run(client_->query_eligibility(query));
  ASSERT_TRUE(reply) << reply.error().message();
  const auto& answer = std::get<EligibilityAnswer>(*reply);
  EXPECT_EQ(answer.records.at(0).record.name, "試験　花子");
  EXPECT_EQ(answer.processed_at, service::morning);
  eligibility::Consents consents;
  consents.drug = consents.checkup = true;
  const auto information = loop_.run(client_->fetch_information(answer.session, consents));
  ASSERT_TRUE(information) << information.error().message();
  EXPECT_EQ(std::get<0>(*information).size(), 2U);
  EXPECT_EQ(client_->connections_opened(), 1);
}

TEST_F(HttpsEligibilityClientTest, rejections_come_through_as_values) {
  const auto challenge = loop_.run(client_->request_challenge());
  auto query = service::signed_query(*challenge, service::hanakos_card());
  query.signature.back() ^= 1U;
  auto reply = loop_.run(client_->query_eligibility(query));
  EXPECT_EQ(std::get<Rejection>(*reply), Rejection::signature_invalid);
  reply = loop_.run(client_->query_eligibility(query));
  EXPECT_EQ(std::get<Rejection>(*reply), Rejection::unknown_challenge);
  const auto information = loop_.run(client_->fetch_information("nobody", {}));
  EXPECT_EQ(std::get<Rejection>(*information), Rejection::session_unknown);
}

TEST_F(HttpsEligibilityClientTest, without_a_client_certificate_tls_fails) {
  TlsSettings tls = client_tls();
  tls.certificate_pem.clear();
  const auto error = error_of_challenge(running_.settings(tls));
  EXPECT_EQ(error.code, core::Errc::tls_failure) << error.message();
}

TEST_F(HttpsEligibilityClientTest, with_a_client_certificate_of_another_hierarchy_tls_fails) {
  pki::KeyStore other(MADOGUCHI_BINARY_DIR "/test-keys", 99);
  TlsSettings tls = client_tls(other);
  tls.trusted_pem = client_tls().trusted_pem;
  const auto error = error_of_challenge(running_.settings(tls));
  EXPECT_EQ(error.code, core::Errc::tls_failure) << error.message();
}

TEST_F(HttpsEligibilityClientTest, a_server_of_another_hierarchy_is_not_believed) {
  pki::KeyStore other(MADOGUCHI_BINARY_DIR "/test-keys", 99);
  TlsSettings tls = client_tls();
  tls.trusted_pem = client_tls(other).trusted_pem;
  const auto error = error_of_challenge(running_.settings(tls));
  EXPECT_EQ(error.code, core::Errc::tls_failure) << error.message();
}

TEST_F(HttpsEligibilityClientTest, a_server_with_an_institutions_certificate_is_not_believed) {
  HttpsServerSettings odd;
  odd.tls = client_tls();
  const auto server = HttpsServer::start(odd, [](const HttpRequest&) { return HttpResponse{}; });
  ASSERT_TRUE(server) << server.error().message();
  HttpsClientSettings settings = running_.settings();
  settings.port = (*server)->port();
  const auto error = error_of_challenge(settings);
  EXPECT_EQ(error.code, core::Errc::tls_failure) << error.message();
}

TEST_F(HttpsEligibilityClientTest, the_servers_name_is_checked) {
  HttpsClientSettings settings = running_.settings();
  settings.host = "localhost";  // another name of the certificate
  const auto client = HttpsEligibilityClient::make(settings).value();
  EXPECT_TRUE(loop_.run(client->request_challenge()));
  settings.host = "127.1";  // the same address, but not as the certificate names it
  EXPECT_EQ(error_of_challenge(settings).code, core::Errc::tls_failure);
}

TEST_F(HttpsEligibilityClientTest, a_service_that_goes_away_and_comes_back) {
  ASSERT_TRUE(loop_.run(client_->request_challenge()));
  ASSERT_TRUE(running_.server().set_condition(ports::ServiceCondition::unreachable));
  const auto port = running_.server().port();
  auto challenge = loop_.run(client_->request_challenge());
  ASSERT_FALSE(challenge);
  EXPECT_EQ(challenge.error().code, core::Errc::service_unreachable) << challenge.error().message();
  ASSERT_TRUE(running_.server().set_condition(ports::ServiceCondition::up));
  EXPECT_EQ(running_.server().port(), port);
  challenge = loop_.run(client_->request_challenge());
  EXPECT_TRUE(challenge) << challenge.error().message();
}

TEST_F(HttpsEligibilityClientTest, a_service_in_trouble_is_told_apart) {
  const auto code_while = [&](ports::ServiceCondition condition) {
    EXPECT_TRUE(running_.server().set_condition(condition));
    const auto challenge = loop_.run(client_->request_challenge());
    return challenge ? std::optional<core::Errc>() : challenge.error().code;
  };
  EXPECT_EQ(code_while(ports::ServiceCondition::failing), core::Errc::service_failure);
  EXPECT_EQ(code_while(ports::ServiceCondition::garbled), core::Errc::malformed_data);
  EXPECT_EQ(code_while(ports::ServiceCondition::up), std::nullopt);
}

TEST_F(HttpsEligibilityClientTest, a_kept_connection_that_was_closed_is_replaced) {
  ASSERT_TRUE(loop_.run(client_->request_challenge()));
  ASSERT_TRUE(running_.server().set_condition(ports::ServiceCondition::unreachable));
  ASSERT_TRUE(running_.server().set_condition(ports::ServiceCondition::up));
  const auto challenge = loop_.run(client_->request_challenge());
  ASSERT_TRUE(challenge) << challenge.error().message();
  EXPECT_EQ(client_->connections_opened(), 2);
}

TEST_F(HttpsEligibilityClientTest, keys_that_are_none_are_found_before_connecting) {
  HttpsClientSettings settings = running_.settings();
  settings.tls.key_pem = core::Secret("no key");
  const auto client = HttpsEligibilityClient::make(settings);
  ASSERT_FALSE(client);
  EXPECT_EQ(client.error().code, core::Errc::crypto_failure);
}

}  // namespace
}  // namespace madoguchi::adapters::http
