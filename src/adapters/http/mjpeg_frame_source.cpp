// SPDX-License-Identifier: Apache-2.0
#include "adapters/http/mjpeg_frame_source.hpp"

#include "adapters/http/multipart_reader.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http/buffer_body.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/message.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/write.hpp>
#include <fmt/format.h>

#include <array>
#include <chrono>
#include <cmath>
#include <optional>

namespace madoguchi::adapters::http {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
using asio::ip::tcp;
using core::Errc;
constexpr auto as_result = asio::as_tuple(asio::use_awaitable);
using ResponseParser = beast::http::response_parser<beast::http::buffer_body>;

/// More frames than this in one go are not caught up with: the next call goes on.
constexpr int most_frames_skipped = 1000;
/// A larger jump between time stamps and arrival means that the camera began anew.
constexpr double largest_jump_seconds = 5;

beast::http::request<beast::http::empty_body> request_for(const HttpUrl& url) {
  beast::http::request<beast::http::empty_body> message(beast::http::verb::get, url.target, 11);
  message.set(beast::http::field::host, url.authority());
  message.set(beast::http::field::user_agent, "madoguchi");
  message.set(beast::http::field::accept, "multipart/x-mixed-replace");
  return message;
}

}  // namespace

struct MjpegFrameSource::State {
  /// A connection from its request to its last part.
  struct Connection {
    Connection(const asio::any_io_executor& executor, std::string boundary_of_parts = "-")
        : stream(executor), parts(std::move(boundary_of_parts)) {}
    beast::tcp_stream stream;
    beast::flat_buffer buffer;
    ResponseParser parser;
    MultipartReader parts;
    std::optional<ports::Instant> first_stamp_at;  ///< instant of time stamp zero
    long given = 0;
    long last_index = -1;
  };

  HttpUrl url;
  ports::Clock& clock;
  ports::PhotographDecoder& decoder;
  MjpegSettings settings;
  std::shared_ptr<Connection> connection;
  long dropped = 0;

  std::string name() const { return "http://" + url.authority() + url.target; }
  core::Error failure(const std::string& why) const {
    return core::fail(Errc::camera_failure, name() + ": " + why);
  }
  std::string silence() const {
    return fmt::format("nothing came for {} s",
                       std::chrono::duration<double>(settings.frame_timeout).count());
  }
  ports::Task<> open();
  ports::Task<> read_some(std::shared_ptr<Connection> from);
  static bool take_buffered(Connection& from);
  core::Result<ports::Frame> frame_of(Connection& from, const MultipartPart& part);
  ports::Instant captured_at(Connection& from, const MultipartPart& part) const;
};

ports::Task<> MjpegFrameSource::State::open() {
  const auto executor = co_await asio::this_coro::executor;
  auto fresh = std::make_shared<Connection>(executor);
  tcp::resolver resolver(executor);
  auto [unresolved, endpoints] =
      co_await resolver.async_resolve(url.host, std::to_string(url.port), as_result);
  if (unresolved) co_return failure(unresolved.message());
  fresh->stream.expires_after(settings.connect_timeout);
  auto [unconnected, endpoint] = co_await fresh->stream.async_connect(endpoints, as_result);
  if (unconnected) co_return failure(unconnected.message());
  auto request = request_for(url);
  auto [unsent, sent] = co_await beast::http::async_write(fresh->stream, request, as_result);
  if (unsent) co_return failure(unsent.message());
  fresh->parser.body_limit(boost::none);
  fresh->stream.expires_after(settings.frame_timeout);
  auto [unread, count] = co_await beast::http::async_read_header(fresh->stream, fresh->buffer,
                                                                 fresh->parser, as_result);
  if (unread == beast::error::timeout) co_return failure(silence());
  if (unread) co_return failure("an HTTP answer was expected: " + unread.message());
  const auto& head = fresh->parser.get();
  if (head.result() != beast::http::status::ok) {
    co_return failure(fmt::format("HTTP status {}", head.result_int()));
  }
  auto boundary = multipart_boundary(std::string(head[beast::http::field::content_type]));
  if (!boundary) co_return failure(boundary.error().context);
  fresh->parts = MultipartReader(*std::move(boundary));
  connection = std::move(fresh);
  dropped = 0;
  co_return core::Result<>{};
}

/// Takes what has been read from the line but not been looked at; false if there is nothing more
/// in it.
bool MjpegFrameSource::State::take_buffered(Connection& from) {
  if (from.buffer.size() == 0 || from.parser.is_done()) return false;
  std::array<char, 32768> bytes{};
  auto& body = from.parser.get().body();
  body.data = bytes.data();
  body.size = bytes.size();
  body.more = true;
  boost::system::error_code incomplete;  // a real error comes again with the next reading
  const std::size_t used = from.parser.put(from.buffer.data(), incomplete);
  from.buffer.consume(used);
  from.parts.push({bytes.data(), bytes.size() - body.size});
  return used > 0;
}

ports::Task<> MjpegFrameSource::State::read_some(std::shared_ptr<Connection> from) {
  if (from->parser.is_done()) co_return core::fail(Errc::camera_ended, name());
  std::array<char, 32768> bytes{};
  auto& body = from->parser.get().body();
  body.data = bytes.data();
  body.size = bytes.size();
  body.more = true;
  from->stream.expires_after(settings.frame_timeout);
  auto [error, count] =
      co_await beast::http::async_read_some(from->stream, from->buffer, from->parser, as_result);
  from->parts.push({bytes.data(), bytes.size() - body.size});
  if (!error || error == beast::http::error::need_buffer) co_return core::Result<>{};
  if (error == asio::error::operation_aborted) co_return core::fail(Errc::cancelled, name());
  if (error == beast::http::error::end_of_stream) co_return core::fail(Errc::camera_ended, name());
  if (error == beast::error::timeout) co_return failure(silence());
  co_return failure(error.message());
}

ports::Instant MjpegFrameSource::State::captured_at(Connection& from,
                                                    const MultipartPart& part) const {
  const ports::Instant now = clock.now();
  if (!part.timestamp || std::abs(*part.timestamp) > 1e10) return now;
  // Whole microseconds, as cameras write them: nanoseconds of a double would not be exact.
  const std::chrono::microseconds stamp(std::llround(*part.timestamp * 1e6));
  const bool known = from.first_stamp_at.has_value();
  const ports::Instant at = known ? *from.first_stamp_at + stamp : now;
  const double jump = std::chrono::duration<double>(at - now).count();
  if (!known || std::abs(jump) > largest_jump_seconds) from.first_stamp_at = now - stamp;
  return *from.first_stamp_at + stamp;
}

core::Result<ports::Frame> MjpegFrameSource::State::frame_of(Connection& from,
                                                             const MultipartPart& part) {
  const ports::Instant at = captured_at(from, part);
  auto image = decoder.decode(part.body);
  if (!image) return failure(image.error().context);
  const long index = part.frame.value_or(from.given);
  ++from.given;
  // The camera has passed over frames because we were slow.
  if (from.last_index >= 0 && index > from.last_index + 1) dropped += index - from.last_index - 1;
  from.last_index = index;
  return ports::Frame{std::make_shared<const biometrics::Image>(*std::move(image)), at,
                      static_cast<int>(index)};
}

MjpegFrameSource::MjpegFrameSource(HttpUrl url, ports::Clock& clock,
                                   ports::PhotographDecoder& decoder, MjpegSettings settings)
    : state_(new State{std::move(url), clock, decoder, settings, nullptr, 0}) {}

MjpegFrameSource::~MjpegFrameSource() = default;

ports::Task<> MjpegFrameSource::start() {
  stop();
  co_return co_await state_->open();
}

ports::Task<ports::Frame> MjpegFrameSource::next() {
  const auto from = state_->connection;
  if (!from) co_return core::fail(Errc::camera_failure, "the camera is off");
  std::optional<MultipartPart> newest;
  for (int frames = 0; frames < most_frames_skipped;) {
    auto part = from->parts.next();
    if (!part) co_return state_->failure(part.error().context);
    if (*part) {
      // A part without X-Frame that is passed over is counted here, others by their numbers.
      if (newest && !(*part)->frame) {
        ++state_->dropped;
        ++from->given;
        from->last_index = -1;
      }
      newest = *std::move(*part);
      ++frames;
      continue;
    }
    if (State::take_buffered(*from)) continue;
    boost::system::error_code unknown;
    if (newest && from->stream.socket().available(unknown) == 0) break;
    const auto read = co_await state_->read_some(from);
    if (!read && newest) break;  // the next call tells
    if (!read) co_return read.error();
  }
  co_return state_->frame_of(*from, *newest);
}

void MjpegFrameSource::stop() {
  if (!state_->connection) return;
  state_->connection->stream.close();
  state_->connection.reset();
}

long MjpegFrameSource::dropped() const { return state_->dropped; }

}  // namespace madoguchi::adapters::http
