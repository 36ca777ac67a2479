// SPDX-License-Identifier: Apache-2.0
// The shape of stream.yaml.
#include "scenario/scenario_schema.hpp"
#include "sim/camera/frame_list.hpp"
#include "sim/camera/stream_description.hpp"

#include <algorithm>

namespace madoguchi::sim::camera {
namespace {

using scenario::Shape;
namespace shapes = scenario::shapes;
using enum scenario::Need;

constexpr long largest_side = 16384;

bool is_long_text(std::string_view text) { return !text.empty() && text.size() <= 4096; }

bool is_instant(std::string_view text) {
  constexpr std::string_view form = "dddd-dd-ddTdd:dd:ddZ";
  return text.size() == form.size() &&
         std::equal(text.begin(), text.end(), form.begin(),
                    [](char c, char f) { return f == 'd' ? c >= '0' && c <= '9' : c == f; });
}

Shape digest_shape() {
  return shapes::text("a SHA-256 in lower-case digits", is_digest, "^[0-9a-f]{64}$");
}

Shape scene_shape() {
  return shapes::text(
      "a scene such as \"light=side eyes=glasses\"",
      [](std::string_view text) { return biometrics::parse_scene(text).has_value(); },
      "^.{1,400}$");
}

Shape drawn_shape() {
  return shapes::mapping(
      {{"person", shapes::integer(0, 1000000000), required, "number of the synthetic person"},
       {"scene", scene_shape(), required, ""},
       {"generator", shapes::text("a version"), required, "of the program that draws people"}});
}

Shape camera_shape() {
  return shapes::mapping(
      {{"device", shapes::text("a device or address"), required, ""},
       {"name", shapes::text("a text"), optional, "what the device calls itself"},
       {"dropped", shapes::integer(0, 1000000000), optional,
        "frames of the camera that could not be kept; default 0"}});
}

Shape imported_shape() {
  return shapes::mapping({{"file", shapes::text("a file name"), required, "without folders"},
                          {"sha256", digest_shape(), required, ""},
                          {"start_us", shapes::integer(0, 1000000000000), optional,
                           "microseconds of the original before the first frame; default 0"}});
}

Shape declared_shape() {
  return shapes::mapping(
      {{"subject", shapes::key("a key of your own, no name"), optional, ""},
       {"scene", scene_shape(), optional, ""},
       {"notes", shapes::text("a text", is_long_text, "^.{1,4096}$"), optional, ""}});
}

Shape make_stream_shape() {
  return shapes::mapping(
      {{"format", shapes::integer(2, 2), required, "of this file"},
       {"drawn", drawn_shape(), one_of, "a person who does not exist"},
       {"camera", camera_shape(), one_of, "recorded from a camera"},
       {"imported", imported_shape(), one_of, "from a video file or a folder of pictures"},
       {"declared", declared_shape(), optional, "who and what is seen, as the user says"},
       {"recorded",
        shapes::text("an instant YYYY-MM-DDThh:mm:ssZ", is_instant,
                     "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$"),
        optional, "UTC"},
       {"program", shapes::text("a name and version"), required, "that made the package"},
       {"size",
        shapes::mapping({{"width", shapes::integer(1, largest_side), required, "pixels"},
                         {"height", shapes::integer(1, largest_side), required, "pixels"}}),
        required, "of every frame"},
       {"video", digest_shape(), required, "of stream.mkv"},
       {"frames", digest_shape(), required, "of frames.csv"}});
}

}  // namespace

const Shape& stream_shape() {
  static const Shape shape = make_stream_shape();
  return shape;
}

std::string stream_json_schema() {
  return scenario::json_schema("madoguchi camera stream", stream_shape());
}

}  // namespace madoguchi::sim::camera
