// SPDX-License-Identifier: Apache-2.0
// Recorded streams for other programs and for a camera before a monitor: MJPEG over HTTP, single
// pictures, the scene page, and its control (docs/camera-streams.md).
#pragma once

#include "adapters/http/http_server.hpp"
#include "sim/camera_serving/stage.hpp"

#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace madoguchi::sim::camera_serving {

struct CameraServerSettings {
  adapters::http::HttpServerSettings http;
  StageSetting stage;  ///< at the beginning
  /// Called for every live frame, on the server's thread; may be empty.
  Stage::FrameReceiver on_frame;
};

class CameraServer {
 public:
  /// Serves at once. `streams` by name, at least one. Errors: invalid_argument, io_failure.
  static core::Result<std::unique_ptr<CameraServer>> start(std::vector<ServedStream> streams,
                                                           const CameraServerSettings& settings);
  ~CameraServer();
  CameraServer(const CameraServer&) = delete;
  CameraServer& operator=(const CameraServer&) = delete;

  /// "http://127.0.0.1:8090".
  std::string url() const;
  /// Where each stream is sent from its beginning: name and address.
  std::vector<std::pair<std::string, std::string>> stream_urls() const;
  /// What the scene page has reported so far, JSON.
  std::string shown() const;

 private:
  struct State;
  explicit CameraServer(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace madoguchi::sim::camera_serving
