// SPDX-License-Identifier: Apache-2.0
#include "sim/camera_serving/control.hpp"

#include "core/nearest_name.hpp"

#include <boost/json.hpp>
#include <fmt/format.h>

#include <array>

namespace madoguchi::sim::camera_serving {
namespace {

namespace json = boost::json;

constexpr std::array<std::string_view, 4> keys{"show", "stream", "loop", "speed"};
constexpr double slowest = 0.05;
constexpr double fastest = 20;

core::Error wrong(const std::string& what) { return core::fail(core::Errc::malformed_data, what); }

core::Error unknown(std::string_view what, std::string_view name,
                    std::span<const std::string_view> known) {
  std::string text = fmt::format("unknown {} \"{}\"; known: {}", what, name,
                                 fmt::join(known.begin(), known.end(), ", "));
  if (const auto near = core::nearest_name(name, known)) {
    text += fmt::format("; did you mean \"{}\"?", *near);
  }
  return wrong(text);
}

std::vector<std::string_view> names_of(const std::vector<ServedStream>& streams) {
  std::vector<std::string_view> names;
  for (const ServedStream& stream : streams) names.push_back(stream.name());
  return names;
}

core::Result<> set(StageSetting& setting, std::string_view key, const json::value& value,
                   const std::vector<std::string_view>& names) {
  if (key == "loop") {
    if (!value.is_bool()) return wrong("loop: expected true or false");
    setting.loop = value.get_bool();
    return {};
  }
  if (key == "speed") {
    boost::system::error_code problem;
    const double speed = value.to_number<double>(problem);
    if (problem || !(speed >= slowest && speed <= fastest)) {
      return wrong(fmt::format("speed: expected a number {} to {}", slowest, fastest));
    }
    setting.speed = speed;
    return {};
  }
  if (!value.is_string()) return wrong(std::string(key) + ": expected a name");
  const std::string_view name(value.get_string().data(), value.get_string().size());
  if (key == "show") {
    const auto show = core::value_of<Show>(name);
    if (!show) return unknown("show", name, core::all_names<Show>());
    setting.show = *show;
    return {};
  }
  const auto found = std::ranges::find(names, name);
  if (found == names.end()) return unknown("stream", name, names);
  setting.stream = static_cast<std::size_t>(found - names.begin());
  return {};
}

}  // namespace

std::string control_json(const Stage& stage, const std::vector<ServedStream>& streams) {
  const StageSetting& setting = stage.setting();
  json::array names;
  for (const std::string_view name : names_of(streams)) names.emplace_back(name);
  const json::object state{{"run", stage.run_number()},
                           {"show", core::name_of(setting.show)},
                           {"stream", streams.at(setting.stream).name()},
                           {"loop", setting.loop},
                           {"speed", setting.speed},
                           {"streams", std::move(names)}};
  return json::serialize(state);
}

core::Result<StageSetting> parse_control(std::string_view text, const StageSetting& now,
                                         const std::vector<ServedStream>& streams) {
  boost::system::error_code problem;
  const json::value document = json::parse(json::string_view(text.data(), text.size()), problem);
  const json::object* object = problem ? nullptr : document.if_object();
  if (object == nullptr) return wrong("expected a JSON object");
  StageSetting setting = now;
  if (object->contains("stream")) setting.show = Show::stream;
  const auto names = names_of(streams);
  for (const auto& [key, value] : *object) {
    const std::string_view name(key.data(), key.size());
    if (std::ranges::find(keys, name) == keys.end()) return unknown("key", name, keys);
    const auto done = set(setting, name, value, names);
    if (!done) return done.error();
  }
  return setting;
}

std::string frames_json(const ServedStream& stream) {
  json::array due;
  for (const camera::FrameEntry& frame : stream.package().frames())
    due.push_back(frame.due.count());
  const json::object list{{"name", stream.name()},
                          {"width", stream.package().description().width},
                          {"height", stream.package().description().height},
                          {"period_us", stream.package().period().count()},
                          {"due_us", std::move(due)}};
  return json::serialize(list);
}

}  // namespace madoguchi::sim::camera_serving
