// SPDX-License-Identifier: Apache-2.0
// Lines over a Unix socket, against clients that behave and clients that do not.
#include "adapters/rpc/local_server.hpp"

#include "adapters/rpc/dispatcher.hpp"
#include "adapters/rpc/local_client.hpp"

#include <boost/asio/buffer.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/local/stream_protocol.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/asio/write.hpp>
#include <gmock/gmock.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <thread>

namespace madoguchi::adapters::rpc {
namespace {

namespace asio = boost::asio;
namespace fs = std::filesystem;
namespace json = boost::json;
using core::Errc;

/// A client that sends what it likes.
class RawClient {
 public:
  explicit RawClient(const fs::path& path) { socket_.connect(path.string()); }
  void send(std::string_view text) {
    boost::system::error_code ignored;  // the server may have left
    asio::write(socket_, asio::buffer(text.data(), text.size()), ignored);
  }
  void say_no_more() { socket_.shutdown(asio::socket_base::shutdown_send); }
  std::string line() {
    boost::system::error_code error;
    const std::size_t size = asio::read_until(socket_, asio::dynamic_buffer(got_), '\n', error);
    if (error) return "end";
    std::string text = got_.substr(0, size - 1);
    got_.erase(0, size);
    return text;
  }

 private:
  asio::io_context loop_;
  asio::local::stream_protocol::socket socket_{loop_};
  std::string got_;
};

class LocalServerTest : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::path(testing::TempDir()) / ("rpc-" + std::to_string(getpid()));
    fs::create_directories(folder_);
    start();
  }
  void TearDown() override {
    server_.reset();
    fs::remove_all(folder_);
  }
  void start() {
    LocalServerSettings settings{.path = folder_ / "socket"};
    settings.longest_line = 100;
    settings.most_clients = 3;
    auto server =
        LocalServer::start(settings, [](std::string_view line) { return std::string(line); });
    ASSERT_TRUE(server) << server.error().message();
    server_ = *std::move(server);
  }

  fs::path folder_;
  std::unique_ptr<LocalServer> server_;
};

TEST_F(LocalServerTest, answers_lines_in_order_however_they_are_cut) {
  RawClient client(server_->path());
  client.send("one\ntwo\nthr");
  EXPECT_EQ(client.line(), "one");
  EXPECT_EQ(client.line(), "two");
  client.send("ee\nlast");
  EXPECT_EQ(client.line(), "three");
  client.say_no_more();
  EXPECT_EQ(client.line(), "last") << "the end of the last line may be missing";
  EXPECT_EQ(client.line(), "end");
}

TEST_F(LocalServerTest, a_line_that_is_too_long_ends_that_client_only) {
  RawClient other(server_->path());
  RawClient client(server_->path());
  client.send(std::string(100, 'x') + "\n");
  EXPECT_EQ(client.line(), std::string(100, 'x'));
  client.send(std::string(5000, 'x'));
  EXPECT_EQ(client.line(), "line too long");
  EXPECT_EQ(client.line(), "end");
  other.send("still here\n");
  EXPECT_EQ(other.line(), "still here");
}

TEST_F(LocalServerTest, serves_several_clients_and_lets_more_wait) {
  std::vector<std::unique_ptr<RawClient>> clients;
  for (int i = 0; i < 4; ++i) clients.push_back(std::make_unique<RawClient>(server_->path()));
  for (const int i : {2, 0, 1}) {
    clients.at(static_cast<std::size_t>(i))->send("hello\n");
    EXPECT_EQ(clients.at(static_cast<std::size_t>(i))->line(), "hello");
  }
  clients[3]->send("waited\n");
  clients.erase(clients.begin());
  EXPECT_EQ(clients[2]->line(), "waited");
}

TEST_F(LocalServerTest, only_the_owner_may_use_it_and_it_goes_with_its_server) {
  struct stat status {};
  ASSERT_EQ(stat(server_->path().c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777U, 0600U);
  EXPECT_TRUE(S_ISSOCK(status.st_mode));
  const fs::path path = server_->path();
  RawClient client(path);
  server_.reset();
  EXPECT_EQ(client.line(), "end");
  EXPECT_FALSE(fs::exists(path));
}

TEST_F(LocalServerTest, takes_the_place_of_a_dead_server_only) {
  const auto handler = [](std::string_view) { return std::string(); };
  const auto second = LocalServer::start({.path = server_->path()}, handler);
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().code, Errc::invalid_argument);
  RawClient(server_->path()).send("x\n");

  // What a killed server leaves: a socket file that nobody listens at.
  const fs::path left = folder_ / "left";
  {
    asio::io_context loop;
    asio::local::stream_protocol::acceptor acceptor(loop, left.string());
  }
  ASSERT_TRUE(fs::exists(left));
  EXPECT_TRUE(LocalServer::start({.path = left}, handler));

  std::ofstream(folder_ / "file") << "precious";
  EXPECT_EQ(LocalServer::start({.path = folder_ / "file"}, handler).error().code,
            Errc::invalid_argument);
  EXPECT_TRUE(fs::exists(folder_ / "file"));
  EXPECT_EQ(LocalServer::start({.path = folder_ / std::string(200, 'x')}, handler).error().code,
            Errc::invalid_argument);
  EXPECT_EQ(LocalServer::start({.path = folder_ / "no" / "folder"}, handler).error().code,
            Errc::file_missing);
}

TEST_F(LocalServerTest, the_client_calls_and_hears_refusals) {
  const Dispatcher dispatcher(
      {{.name = "echo", .required = {"text"}, .call = [](const auto& p) { return p.at("text"); }}});
  const auto server = LocalServer::start(
      {.path = folder_ / "rpc"}, [&](std::string_view line) { return dispatcher.answer(line); });
  ASSERT_TRUE(server) << server.error().message();
  auto client = LocalClient::connect(folder_ / "rpc");
  ASSERT_TRUE(client) << client.error().message();
  for (const char* text : {"花子", "two\nlines"}) {
    const auto answer = client->call("echo", {{"text", text}});
    ASSERT_TRUE(answer) << answer.error().message();
    EXPECT_EQ(*answer, text);
  }
  try {
    static_cast<void>(client->call("ecco"));
    FAIL() << "the server has no such method";
  } catch (const CallRefused& refused) {
    EXPECT_EQ(refused.code(), RefusalCode::method_not_found);
    EXPECT_THAT(refused.what(), testing::HasSubstr("ecco"));
  }
  EXPECT_EQ(LocalClient::connect(folder_ / "nobody").error().code, Errc::file_missing);
}

TEST_F(LocalServerTest, an_answer_that_is_no_answer_is_an_error) {
  auto client = LocalClient::connect(server_->path());
  ASSERT_TRUE(client);
  const auto echoed = client->call("x");
  ASSERT_FALSE(echoed);
  EXPECT_EQ(echoed.error().code, Errc::malformed_data);
  server_.reset();
  EXPECT_EQ(client->call("x").error().code, Errc::io_failure);
}

}  // namespace
}  // namespace madoguchi::adapters::rpc
