// SPDX-License-Identifier: Apache-2.0
#include "sim/camera_serving/served_playback.hpp"

#include "adapters/http/mjpeg_frame_source.hpp"
#include "adapters/opencv/image_codec.hpp"
#include "sim/camera_serving/camera_server.hpp"

namespace madoguchi::sim::camera_serving {

/// Both ends.
struct ServedPlayback::Line {
  std::unique_ptr<CameraServer> server;
  adapters::opencv::ImageCodec codec;
  std::unique_ptr<adapters::http::MjpegFrameSource> camera;
};

ServedPlayback::ServedPlayback(camera::StreamPackage package, ports::Clock& clock)
    : package_(std::move(package)), clock_(clock) {}

ServedPlayback::~ServedPlayback() = default;

ports::Task<> ServedPlayback::start() {
  auto line = std::make_shared<Line>();
  std::vector<ServedStream> streams;
  streams.emplace_back("camera", package_);
  CameraServerSettings settings;
  settings.stage.show = Show::black;  // the stage is not used: each start begins at the beginning
  auto server = CameraServer::start(std::move(streams), settings);
  if (!server) co_return server.error();
  line->server = *std::move(server);
  const std::string address = line->server->stream_urls().front().second;
  auto url = adapters::http::parse_http_url(address);
  if (!url) co_return url.error();
  line->camera =
      std::make_unique<adapters::http::MjpegFrameSource>(*std::move(url), clock_, line->codec);
  line_ = std::move(line);
  co_return co_await line_->camera->start();
}

ports::Task<ports::Frame> ServedPlayback::next() {
  const auto line = line_;
  if (!line) co_return core::fail(core::Errc::camera_failure, "the camera is off");
  co_return co_await line->camera->next();
}

void ServedPlayback::stop() {
  if (line_) line_->camera->stop();
  line_.reset();
}

}  // namespace madoguchi::sim::camera_serving
