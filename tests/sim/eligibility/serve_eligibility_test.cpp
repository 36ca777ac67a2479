// SPDX-License-Identifier: Apache-2.0
// The service as a program, used with nothing but the files that it writes.
#include "sim/eligibility/serve_eligibility.hpp"

#include "adapters/files/files.hpp"
#include "adapters/files/temporary_folder.hpp"
#include "adapters/http/https_eligibility_client.hpp"
#include "registered_card.hpp"
#include "sim/eligibility/people_file.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/use_future.hpp>
#include <gmock/gmock.h>

#include <future>
#include <thread>

namespace madoguchi::sim::eligibility {
namespace {

namespace files = adapters::files;
namespace http = adapters::http;

template <class T>
core::Result<T> run_on(boost::asio::io_context& loop, ports::Task<T> task) {
  loop.restart();
  auto done = boost::asio::co_spawn(loop, std::move(task), boost::asio::use_future);
  loop.run();
  return done.get();
}

class ServeEligibilityTest : public testing::Test {
 protected:
  void SetUp() override {
    options_.people = folder_.path() / "people.yaml";
    options_.database = (folder_.path() / "service.db").string();
    options_.client_folder = folder_.path() / "client";
    options_.date = counter_day;
    options_.key_folder = MADOGUCHI_BINARY_DIR "/test-keys";
    const std::string people =
        "people:\n  - {key: hanako, certificate: \"" + core::to_hex(hanakos_card().serial) +
        "\", name: 試験, sex: \"2\", born: 1941-05-03, insurer: \"39131156\", number: \"1\"}\n";
    ASSERT_TRUE(files::write_atomically(options_.people, people));
  }
  std::string client_file(const char* name) {
    return files::read_file(options_.client_folder / name, 1U << 16U).value();
  }

  files::TemporaryFolder folder_ = files::TemporaryFolder::make().value();
  ServeOptions options_;
};

TEST_F(ServeEligibilityTest, a_client_needs_only_what_was_written) {
  std::promise<std::uint16_t> port;
  std::vector<std::string> lines;
  core::Result<void> outcome = core::fail(core::Errc::internal, "did not end");
  std::jthread server([&](std::stop_token stop) {
    outcome = serve_eligibility(options_, std::move(stop), [&](const std::string& line) {
      const std::string prefix = "listening on https://127.0.0.1:";
      if (line.starts_with(prefix)) {
        port.set_value(static_cast<std::uint16_t>(std::stoi(line.substr(prefix.size()))));
      }
      lines.push_back(line);
    });
  });
  http::HttpsClientSettings settings;
  settings.port = port.get_future().get();
  settings.tls = {client_file("client-certificate.pem"),
                  core::Secret(client_file("client-key.pem")), client_file("server-authority.pem")};
  boost::asio::io_context loop;
  {
    const auto client = http::HttpsEligibilityClient::make(settings).value();
    const auto challenge = run_on(loop, client->request_challenge());
    ASSERT_TRUE(challenge) << challenge.error().message();
    const auto reply =
        run_on(loop, client->query_eligibility(signed_query(*challenge, hanakos_card())));
    ASSERT_TRUE(reply) << reply.error().message();
    EXPECT_EQ(core::to_iso(core::date_of(std::get<0>(*reply).processed_at)), "2024-02-01");
    const auto connection = http::HttpsConnection::make(settings).value();
    for (const char* target : {"/v1/health?name=x", "/v1/name"}) {
      EXPECT_TRUE(run_on(loop, connection->exchange({"GET", target, ""})));
    }
  }
  server.request_stop();
  server.join();
  EXPECT_TRUE(outcome);
  EXPECT_THAT(lines, testing::Contains("POST /v1/eligibility 200"));
  EXPECT_THAT(lines, testing::Contains("GET /v1/health 200")) << "not what was asked of it";
  EXPECT_THAT(lines, testing::Contains("GET (unknown path) 404"));
  EXPECT_EQ(lines.back(), "stopped");
  for (const auto& line : lines) EXPECT_THAT(line, testing::Not(testing::HasSubstr("PRIVATE")));
}

TEST_F(ServeEligibilityTest, mistakes_in_the_people_are_thrown_before_anything_runs) {
  ASSERT_TRUE(files::write_atomically(options_.people, "peoples: []\n"));
  EXPECT_THROW(static_cast<void>(serve_eligibility(options_, {}, [](const std::string&) {})),
               scenario::ScenarioError);
  EXPECT_FALSE(std::filesystem::exists(options_.client_folder));
}

TEST_F(ServeEligibilityTest, a_database_that_cannot_be_opened_is_an_error) {
  options_.database = "/nowhere/service.db";
  const auto outcome = serve_eligibility(options_, {}, [](const std::string&) {});
  ASSERT_FALSE(outcome);
  EXPECT_EQ(outcome.error().code, core::Errc::file_missing);
}

}  // namespace
}  // namespace madoguchi::sim::eligibility
