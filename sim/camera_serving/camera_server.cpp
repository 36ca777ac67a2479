// SPDX-License-Identifier: Apache-2.0
#include "sim/camera_serving/camera_server.hpp"

#include "sim/camera_serving/control.hpp"
#include "sim/camera_serving/mjpeg_part.hpp"
#include "sim/camera_serving/pages.hpp"
#include "sim/camera_serving/shown_log.hpp"
#include "sim/camera_serving/stream_playback.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/post.hpp>

#include <algorithm>
#include <charconv>
#include <future>

namespace madoguchi::sim::camera_serving {
namespace {

using adapters::http::HttpReply;
using adapters::http::HttpRequest;
using core::Errc;

HttpReply plain(unsigned status, std::string body) {
  return {.response = {status, std::move(body), {}, "text/plain; charset=utf-8"}};
}
HttpReply not_found() { return plain(404, "not found\n"); }
HttpReply json(std::string body) { return {.response = {200, std::move(body), {}}}; }
HttpReply page(std::string body) {
  return {.response = {200, std::move(body), {}, "text/html; charset=utf-8"}};
}
HttpReply picture(const core::Result<core::Bytes>& jpeg) {
  if (!jpeg) return plain(jpeg.error().code == Errc::invalid_argument ? 404 : 500, "no picture\n");
  return {.response = {200, std::string(core::as_text(*jpeg)), {}, "image/jpeg"}};
}
HttpReply other_method(std::string allow) {
  HttpReply reply = plain(405, "method not allowed\n");
  reply.response.allow = std::move(allow);
  return reply;
}

/// Removes a beginning and gives the rest.
std::optional<std::string_view> after(std::string_view path, std::string_view beginning) {
  if (!path.starts_with(beginning)) return std::nullopt;
  return path.substr(beginning.size());
}

std::optional<std::string_view> before(std::string_view path, std::string_view ending) {
  if (!path.ends_with(ending)) return std::nullopt;
  return path.substr(0, path.size() - ending.size());
}

}  // namespace

struct CameraServer::State {
  State(std::vector<ServedStream> served, std::unique_ptr<adapters::http::HttpServer> server,
        const CameraServerSettings& settings)
      : streams(std::move(served)),
        http(std::move(server)),
        stage(http->executor(), streams, settings.stage) {}
  /// The thread of the server uses everything here, and the stage has a timer on its loop.
  ~State() { http->stop(); }
  State(const State&) = delete;
  State& operator=(const State&) = delete;

  std::vector<ServedStream> streams;
  ShownLog shown;
  std::unique_ptr<adapters::http::HttpServer> http;
  Stage stage;

  HttpReply answer(const HttpRequest& request);
  HttpReply get(std::string_view path);
  HttpReply post(std::string_view path, const HttpRequest& request);
  HttpReply of_stream(std::string_view rest);
  HttpReply live();
  HttpReply live_picture();
  HttpReply events();
  ServedStream* find(std::string_view name);
};

ServedStream* CameraServer::State::find(std::string_view name) {
  const auto found = std::ranges::find(streams, name, &ServedStream::name);
  return found == streams.end() ? nullptr : &*found;
}

HttpReply CameraServer::State::answer(const HttpRequest& request) {
  const std::string_view path =
      std::string_view(request.target).substr(0, request.target.find('?'));
  if (request.method == "GET") return get(path);
  if (path != "/control" && path != "/shown") return other_method("GET");
  if (request.method != "POST") return other_method("GET, POST");
  // Another web page cannot send this type without asking first, and is not answered then.
  if (!request.content_type.starts_with("application/json")) {
    return plain(415, "expected Content-Type: application/json\n");
  }
  return post(path, request);
}

HttpReply CameraServer::State::get(std::string_view path) {
  if (path == "/") return page(index_page(streams));
  if (path == "/scene") return page(scene_page());
  if (path == "/video.mjpg") return live();
  if (path == "/frame.jpg") return live_picture();
  if (path == "/control") return json(control_json(stage, streams));
  if (path == "/events") return events();
  if (path == "/shown") return json(shown.json());
  if (const auto rest = after(path, "/streams/")) return of_stream(*rest);
  return not_found();
}

HttpReply CameraServer::State::post(std::string_view path, const HttpRequest& request) {
  if (path == "/shown") {
    const auto added = shown.add(request.body);
    return added ? json("{}") : plain(400, added.error().context + "\n");
  }
  const auto wished = parse_control(request.body, stage.setting(), streams);
  if (!wished) return plain(400, wished.error().context + "\n");
  stage.set(*wished);
  return json(control_json(stage, streams));
}

HttpReply CameraServer::State::of_stream(std::string_view rest) {
  if (const auto name = before(rest, ".mjpg")) {
    const ServedStream* stream = find(*name);
    if (stream == nullptr) return not_found();
    return {.response = {200, "", {}, mjpeg_type},
            .pieces = stream_playback(http->executor(), *stream, stage.setting())};
  }
  const auto slash = rest.find('/');
  ServedStream* stream = find(rest.substr(0, slash));
  if (stream == nullptr || slash == rest.npos) return not_found();
  if (rest.substr(slash) == "/frames.json") return json(frames_json(*stream));
  const auto number = after(rest.substr(slash), "/frames/");
  const auto digits = number ? before(*number, ".jpg") : std::nullopt;
  std::size_t index = 0;
  if (!digits) return not_found();
  const auto [end, problem] =
      std::from_chars(digits->data(), digits->data() + digits->size(), index);
  if (problem != std::errc{} || end != digits->data() + digits->size()) return not_found();
  return picture(stream->jpeg(index));
}

HttpReply CameraServer::State::live() {
  auto last = std::make_shared<long>(-1);
  return {.response = {200, "", {}, mjpeg_type},
          .pieces = [this, last]() -> ports::Awaitable<std::optional<std::string>> {
            const auto frame = co_await stage.frame_after(*last);
            *last = frame->number;
            co_return mjpeg_part(frame->jpeg, frame->at, frame->number);
          }};
}

HttpReply CameraServer::State::live_picture() {
  auto done = std::make_shared<bool>(false);
  return {.response = {200, "", {}, "image/jpeg"},
          .pieces = [this, done]() -> ports::Awaitable<std::optional<std::string>> {
            if (*done) co_return std::nullopt;
            *done = true;
            const auto frame = co_await stage.frame_after(-1);
            co_return std::string(core::as_text(frame->jpeg));
          }};
}

// Server-sent events (WHATWG HTML, 9.2): the state now, and at every change.
HttpReply CameraServer::State::events() {
  auto known = std::make_shared<int>(0);
  return {.response = {200, "", {}, "text/event-stream"},
          .pieces = [this, known]() -> ports::Awaitable<std::optional<std::string>> {
            co_await stage.change_after(*known);
            *known = stage.run_number();
            co_return "data: " + control_json(stage, streams) + "\n\n";
          }};
}

CameraServer::CameraServer(std::unique_ptr<State> state) : state_(std::move(state)) {}
CameraServer::~CameraServer() = default;

core::Result<std::unique_ptr<CameraServer>> CameraServer::start(
    std::vector<ServedStream> streams, const CameraServerSettings& settings) {
  if (streams.empty() || settings.stage.stream >= streams.size() || settings.stage.speed <= 0) {
    return core::fail(Errc::invalid_argument, "no such stream");
  }
  auto http = adapters::http::HttpServer::listen(settings.http);
  if (!http) return http.error();
  auto state = std::make_unique<State>(std::move(streams), *std::move(http), settings);
  // Ends with the server's thread.
  boost::asio::co_spawn(state->http->executor(), state->stage.play(settings.on_frame),
                        boost::asio::detached);
  state->http->serve([s = state.get()](const HttpRequest& request) { return s->answer(request); });
  return std::unique_ptr<CameraServer>(new CameraServer(std::move(state)));
}

std::string CameraServer::url() const { return state_->http->url(); }

std::vector<std::pair<std::string, std::string>> CameraServer::stream_urls() const {
  std::vector<std::pair<std::string, std::string>> urls;
  for (const ServedStream& stream : state_->streams) {
    urls.emplace_back(stream.name(), url() + "/streams/" + stream.name() + ".mjpg");
  }
  return urls;
}

std::string CameraServer::shown() const {
  std::promise<std::string> text;
  auto outcome = text.get_future();
  boost::asio::post(state_->http->executor(),
                    [this, &text] { text.set_value(state_->shown.json()); });
  return outcome.get();
}

}  // namespace madoguchi::sim::camera_serving
