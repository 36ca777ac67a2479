// SPDX-License-Identifier: Apache-2.0
#include "sim/camera_serving/shown_log.hpp"

#include <boost/json.hpp>

#include <cmath>
#include <optional>
#include <vector>

namespace madoguchi::sim::camera_serving {
namespace {

namespace json = boost::json;

core::Error wrong(const char* what) { return core::fail(core::Errc::malformed_data, what); }

std::optional<std::int64_t> whole(const json::value& value) {
  boost::system::error_code problem;
  const auto number = value.to_number<std::int64_t>(problem);
  if (problem || number < 0) return std::nullopt;
  return number;
}

core::Result<ShownFrame> frame_of(const json::value& value) {
  const json::array* row = value.if_array();
  if (row == nullptr || row->size() != 3) return wrong("frames: expected [number, due_us, at_us]");
  const auto frame = whole((*row)[0]);
  const auto due = whole((*row)[1]);
  const auto at = whole((*row)[2]);
  if (!frame || !due || !at) return wrong("frames: expected whole numbers from 0");
  return ShownFrame{0, {}, static_cast<long>(*frame), *due, *at};
}

/// Numbers only: what comes from a page does not go into a report as it is.
core::Result<std::string> screen_of(const json::value& value) {
  const json::object* object = value.if_object();
  if (object == nullptr) return wrong("screen: expected an object");
  json::object kept;
  for (const char* key : {"width", "height", "px_per_mm", "device_pixel_ratio"}) {
    const json::value* number = object->if_contains(key);
    if (number == nullptr) continue;
    boost::system::error_code problem;
    const double known = number->to_number<double>(problem);
    if (problem || !std::isfinite(known)) return wrong("screen: expected numbers");
    kept[key] = known;
  }
  return json::serialize(kept);
}

}  // namespace

core::Result<> ShownLog::add(std::string_view text) {
  boost::system::error_code problem;
  const json::value document = json::parse(json::string_view(text.data(), text.size()), problem);
  const json::object* object = problem ? nullptr : document.if_object();
  if (object == nullptr) return wrong("expected a JSON object");
  const json::value* run = object->if_contains("run");
  const auto number = run == nullptr ? std::nullopt : whole(*run);
  if (!number || *number > 1000000000) return wrong("run: expected a whole number from 0");
  const json::value* stream = object->if_contains("stream");
  if (stream != nullptr && (!stream->is_string() || stream->get_string().size() > 200)) {
    return wrong("stream: expected a name");
  }
  std::vector<ShownFrame> frames;
  if (const json::value* rows = object->if_contains("frames")) {
    if (!rows->is_array()) return wrong("frames: expected a list");
    for (const json::value& row : rows->get_array()) {
      auto frame = frame_of(row);
      if (!frame) return frame.error();
      frame->run = static_cast<int>(*number);
      if (stream != nullptr) frame->stream = stream->get_string().c_str();
      frames.push_back(*std::move(frame));
    }
  }
  if (const json::value* screen = object->if_contains("screen")) {
    auto kept = screen_of(*screen);
    if (!kept) return kept.error();
    screen_ = *std::move(kept);
  }
  frames_.insert(frames_.end(), frames.begin(), frames.end());
  for (; frames_.size() > most_frames; ++forgotten_) frames_.pop_front();
  return {};
}

std::string ShownLog::json() const {
  json::array rows;
  for (const ShownFrame& frame : frames_) {
    rows.push_back({{"run", frame.run},
                    {"stream", frame.stream},
                    {"frame", frame.frame},
                    {"due_us", frame.due_us},
                    {"at_us", frame.at_us}});
  }
  json::object all{
      {"forgotten", forgotten_}, {"screen", json::parse(screen_)}, {"frames", std::move(rows)}};
  return json::serialize(all);
}

}  // namespace madoguchi::sim::camera_serving
