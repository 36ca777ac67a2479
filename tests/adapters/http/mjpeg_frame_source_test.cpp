// SPDX-License-Identifier: Apache-2.0
// A camera over HTTP, against the plain server of this folder. Expected: the pictures, numbers and
// times that the test itself sends.
#include "adapters/http/mjpeg_frame_source.hpp"

#include "adapters/clock/system_clock.hpp"
#include "adapters/http/http_server.hpp"
#include "adapters/opencv/image_codec.hpp"
#include "raw_exchange.hpp"
#include "tests/support/run_task.hpp"

#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <fmt/format.h>
#include <gmock/gmock.h>

namespace madoguchi::adapters::http {
namespace {

using namespace std::chrono_literals;
using core::Errc;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

std::string jpeg(std::uint8_t level) {
  biometrics::Image image{16, 16, biometrics::PixelFormat::bgr8, {}};
  image.pixels.assign(16 * 16 * 3, level);
  const auto file = opencv::encode_jpeg(image, 95).value();
  return {file.begin(), file.end()};
}

std::string part(std::uint8_t level, const std::string& fields = {}) {
  const std::string body = jpeg(level);
  return fmt::format("--f\r\nContent-Type: image/jpeg\r\nContent-Length: {}\r\n{}\r\n{}\r\n",
                     body.size(), fields, body);
}

/// Serves these pieces one after the other, then closes.
class Camera {
 public:
  explicit Camera(std::vector<std::string> pieces,
                  std::string type = "multipart/x-mixed-replace;boundary=f")
      : pieces_(std::move(pieces)) {
    server_->serve([this, type](const HttpRequest& request) -> HttpReply {
      if (request.target != "/video") return {.response = {404, "{}", {}}};
      auto next = std::make_shared<std::size_t>(0);
      return {.response = {200, "", {}, type},
              .pieces = [this, next]() -> ports::Awaitable<std::optional<std::string>> {
                if (*next >= pieces_.size()) co_return std::nullopt;
                co_return pieces_[(*next)++];
              }};
    });
  }
  HttpUrl url(const std::string& path = "/video") const {
    return parse_http_url(server_->url() + path).value();
  }

 private:
  std::vector<std::string> pieces_;
  std::unique_ptr<HttpServer> server_ = HttpServer::listen({}).value();
};

struct Seen {
  std::vector<int> levels;
  std::vector<int> indices;
  std::vector<ports::Instant> times;
  long dropped = 0;
  core::Error end;
};

ports::Awaitable<Seen> watch(HttpUrl url, MjpegSettings settings) {
  const auto executor = co_await boost::asio::this_coro::executor;
  clock::SystemClock clock(executor, core::parse_date("2024-02-01").value());
  opencv::ImageCodec codec;
  MjpegFrameSource camera(std::move(url), clock, codec, settings);
  Seen seen;
  const auto started = co_await camera.start();
  if (!started) seen.end = started.error();
  while (started) {
    const auto frame = co_await camera.next();
    if (!frame) {
      seen.end = frame.error();
      break;
    }
    seen.levels.push_back(frame->image->pixels[100]);
    seen.indices.push_back(frame->index);
    seen.times.push_back(frame->captured_at);
  }
  seen.dropped = camera.dropped();
  co_return seen;
}

Seen watch_all(const HttpUrl& url, MjpegSettings settings = {}) {
  return test::run(watch(url, settings));
}

TEST(MjpegFrameSource, GivesTheLastOfTheFramesThatHaveArrivedAndCountsTheOthers) {
  const Camera camera({part(10) + part(20) + part(30)});
  const Seen seen = watch_all(camera.url());
  EXPECT_THAT(seen.levels.back(), 30);
  EXPECT_EQ(static_cast<long>(seen.levels.size()) + seen.dropped, 3);
  EXPECT_EQ(seen.indices.back(), 2);
  EXPECT_EQ(seen.end.code, Errc::camera_ended) << seen.end.message();
}

TEST(MjpegFrameSource, TimesAndNumbersAreThoseOfTheCamera) {
  const Camera camera({part(10, "X-Timestamp: 100.000000\r\nX-Frame: 4\r\n"),
                       part(20, "X-Timestamp: 100.033367\r\nX-Frame: 6\r\n")});
  const Seen seen = watch_all(camera.url());
  ASSERT_EQ(seen.indices.back(), 6);
  if (seen.times.size() == 2) {
    EXPECT_EQ(seen.times[1] - seen.times[0], 33367us);
    EXPECT_EQ(seen.dropped, 1);
  }
}

TEST(MjpegFrameSource, ACameraThatBeginsAnewIsTakenByItsArrival) {
  const Camera camera({part(10, "X-Timestamp: 1000\r\n"), part(20, "X-Timestamp: 3\r\n")});
  const Seen seen = watch_all(camera.url());
  ASSERT_FALSE(seen.times.empty());
  EXPECT_GE(seen.times.back().time_since_epoch(), 0s);
  EXPECT_LT(seen.times.back() - seen.times.front(), 5s);
}

TEST(MjpegFrameSource, SaysWhatIsWrongWithTheOtherSide) {
  const Camera page({"<html>"}, "text/html");
  EXPECT_THAT(watch_all(page.url()).end.context, HasSubstr("found \"text/html\""));
  EXPECT_THAT(watch_all(page.url("/other")).end.context, HasSubstr("HTTP status 404"));
  const Camera no_picture({"--f\r\nContent-Length: 5\r\n\r\nhello\r\n"});
  EXPECT_EQ(watch_all(no_picture.url()).end.code, Errc::camera_failure);
  const Camera endless({"--f\r\n" + std::string(20000, 'x')});
  EXPECT_THAT(watch_all(endless.url()).end.context, HasSubstr("has no end"));
  HttpUrl nobody = page.url();
  {
    const auto gone = HttpServer::listen({}).value();
    nobody.port = gone->port();
  }
  EXPECT_THAT(watch_all(nobody).end.context, HasSubstr("refused"));
}

TEST(MjpegFrameSource, GivesUpOnASilentCamera) {
  const auto server = HttpServer::listen({}).value();
  server->serve([executor = server->executor()](const HttpRequest&) -> HttpReply {
    return {.response = {200, "", {}, "multipart/x-mixed-replace;boundary=f"},
            .pieces = [executor]() -> ports::Awaitable<std::optional<std::string>> {
              boost::asio::ip::tcp::acceptor never(executor,
                                                   {boost::asio::ip::address_v4::loopback(), 0});
              auto wait = never.async_accept(boost::asio::use_awaitable);
              co_await std::move(wait);
              co_return std::nullopt;
            }};
  });
  const Seen seen = watch_all(parse_http_url(server->url()).value(),
                              {.connect_timeout = 5000ms, .frame_timeout = 50ms});
  EXPECT_EQ(seen.end.code, Errc::camera_failure);
}

}  // namespace
}  // namespace madoguchi::adapters::http
