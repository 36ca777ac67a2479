// SPDX-License-Identifier: Apache-2.0
#include "sim/camera/stream_description.hpp"

#include "core/nearest_name.hpp"

#include <fmt/format.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <array>

namespace madoguchi::sim::camera {
namespace {

constexpr std::array<std::string_view, 7> keys{"person", "scene",  "size",  "generator",
                                               "video",  "frames", "format"};
constexpr int format_version = 1;

[[noreturn]] void reject(const YAML::Node& node, const std::string& problem) {
  const int line = node.IsDefined() ? node.Mark().line + 1 : 0;
  throw std::invalid_argument(line > 0 ? fmt::format("line {}: {}", line, problem) : problem);
}

template <class T>
T value(const YAML::Node& parent, const char* key) {
  const YAML::Node node = parent[key];
  if (!node) reject(parent, fmt::format("\"{}\" is missing", key));
  try {
    return node.as<T>();
  } catch (const YAML::Exception&) {
    reject(node, fmt::format("\"{}\" has the wrong type", key));
  }
}

std::string digest(const YAML::Node& parent, const char* key) {
  auto text = value<std::string>(parent, key);
  const bool hexadecimal = text.find_first_not_of("0123456789abcdef") == std::string::npos;
  if (text.size() != 64 || !hexadecimal) {
    reject(parent[key], fmt::format("\"{}\" is not a SHA-256 in lower-case digits", key));
  }
  return text;
}

void reject_unknown_keys(const YAML::Node& root) {
  for (const auto& entry : root) {
    const auto key = entry.first.as<std::string>();
    if (std::find(keys.begin(), keys.end(), key) != keys.end()) continue;
    const auto near = core::nearest_name(key, keys);
    reject(entry.first, fmt::format("unknown key \"{}\"{}", key,
                                    near ? fmt::format(", did you mean \"{}\"?", *near) : ""));
  }
}

biometrics::Scene scene_of(const YAML::Node& root) {
  const auto scene = biometrics::parse_scene(value<std::string>(root, "scene"));
  if (!scene) reject(root["scene"], scene.error().context);
  return *scene;
}

std::vector<FrameEntry> frames_of(const YAML::Node& root) {
  const YAML::Node list = root["frames"];
  if (!list || !list.IsSequence() || list.size() == 0) {
    reject(list ? list : root, "\"frames\" is not a list of frames");
  }
  std::vector<FrameEntry> frames;
  for (const auto& entry : list) {
    if (!entry.IsMap()) reject(entry, "a frame is not a map of ms and sha256");
    frames.push_back({std::chrono::milliseconds(value<int>(entry, "ms")), digest(entry, "sha256")});
    const bool in_order = frames.size() == 1 ? frames.back().due.count() >= 0
                                             : frames.back().due > (frames.end() - 2)->due;
    if (!in_order) reject(entry, "frame times do not increase");
  }
  return frames;
}

StreamDescription description_of(const YAML::Node& root) {
  if (!root.IsMap()) reject(root, "not a map");
  reject_unknown_keys(root);
  if (value<int>(root, "format") != format_version) reject(root["format"], "unknown format");
  StreamDescription result;
  result.person = value<std::uint64_t>(root, "person");
  result.scene = scene_of(root);
  const auto size = value<std::vector<int>>(root, "size");
  if (size.size() != 2 || size[0] <= 0 || size[1] <= 0) {
    reject(root["size"], "\"size\" is not width and height");
  }
  result.width = size[0];
  result.height = size[1];
  result.generator_version = value<std::string>(root, "generator");
  result.video_sha256 = digest(root, "video");
  result.frames = frames_of(root);
  return result;
}

}  // namespace

std::vector<std::chrono::milliseconds> StreamDescription::due_times() const {
  std::vector<std::chrono::milliseconds> times;
  for (const FrameEntry& frame : frames) times.push_back(frame.due);
  return times;
}

core::Result<StreamDescription> parse_stream_description(std::string_view yaml) {
  try {
    return description_of(YAML::Load(std::string(yaml)));
  } catch (const std::exception& problem) {
    return core::fail(core::Errc::malformed_data, fmt::format("stream.yaml: {}", problem.what()));
  }
}

std::string to_yaml(const StreamDescription& description) {
  std::string text = fmt::format(
      "# A recorded camera stream of a synthetic person. Frame digests: SHA-256 over\n"
      "# \"width height channels\\n\" and the decoded pixels, rows from top to bottom, BGR.\n"
      "format: {}\nperson: {}\nscene: {}\nsize: [{}, {}]\ngenerator: \"{}\"\nvideo: {}\nframes:\n",
      format_version, description.person, to_text(description.scene), description.width,
      description.height, description.generator_version, description.video_sha256);
  for (const FrameEntry& frame : description.frames) {
    text += fmt::format("  - {{ms: {}, sha256: {}}}\n", frame.due.count(), frame.sha256);
  }
  return text;
}

}  // namespace madoguchi::sim::camera
