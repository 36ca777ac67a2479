// SPDX-License-Identifier: Apache-2.0
// A stream from its beginning for one client.
#pragma once

#include "adapters/http/http_server.hpp"
#include "sim/camera_serving/stage.hpp"

namespace madoguchi::sim::camera_serving {

/// The parts of a multipart body, each when its frame is due: in real time, `setting` says how
/// fast and whether again and again. A client that is too slow gets the newest frame; X-Frame tells
/// what it missed. The stream outlives the body.
adapters::http::BodyPieces stream_playback(boost::asio::any_io_executor executor,
                                           const ServedStream& stream, const StageSetting& setting);

}  // namespace madoguchi::sim::camera_serving
