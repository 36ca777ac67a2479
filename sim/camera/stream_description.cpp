// SPDX-License-Identifier: Apache-2.0
#include "sim/camera/stream_description.hpp"

#include "scenario/read_value.hpp"
#include "scenario/yaml_reader.hpp"

#include <fmt/format.h>

namespace madoguchi::sim::camera {
namespace {

using scenario::DocumentNode;
using scenario::Problems;

std::string text_of(const DocumentNode& node, std::string_view key) {
  const DocumentNode* value = node.find(key);
  return value == nullptr ? std::string() : value->text;
}

long number_of(const DocumentNode& node, std::string_view key) {
  return scenario::integer_of(text_of(node, key)).value_or(0);
}

StreamSource source_of(const DocumentNode& root) {
  if (const DocumentNode* node = root.find("drawn")) {
    return DrawnPerson{static_cast<std::uint64_t>(number_of(*node, "person")),
                       biometrics::parse_scene(text_of(*node, "scene")).value(),
                       text_of(*node, "generator")};
  }
  if (const DocumentNode* node = root.find("camera")) {
    return RecordedCamera{text_of(*node, "device"), text_of(*node, "name"),
                          number_of(*node, "dropped")};
  }
  const DocumentNode& node = *root.find("imported");
  return ImportedFile{text_of(node, "file"), text_of(node, "sha256"), number_of(node, "start_us")};
}

Declaration declaration_of(const DocumentNode& root) {
  Declaration declared;
  const DocumentNode* node = root.find("declared");
  if (node == nullptr) return declared;
  declared.subject = text_of(*node, "subject");
  declared.notes = text_of(*node, "notes");
  if (const DocumentNode* scene = node->find("scene")) {
    declared.scene = biometrics::parse_scene(scene->text).value();
  }
  return declared;
}

/// In double quotes, with what YAML needs escaped.
std::string json_text(std::string_view text) {
  std::string result = "\"";
  for (const char c : text) {
    const auto code = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      result += '\\';
      result += c;
    } else if (code < 0x20 || code == 0x7F) {
      result += fmt::format("\\x{:02X}", code);
    } else {
      result += c;
    }
  }
  return result + "\"";
}

std::string yaml_of(const DrawnPerson& drawn) {
  return fmt::format("drawn: {{person: {}, scene: {}, generator: {}}}\n", drawn.person,
                     json_text(to_text(drawn.scene)), json_text(drawn.generator));
}

std::string yaml_of(const RecordedCamera& camera) {
  std::string text = fmt::format("camera:\n  device: {}\n", json_text(camera.device));
  if (!camera.name.empty()) text += fmt::format("  name: {}\n", json_text(camera.name));
  return text + fmt::format("  dropped: {}\n", camera.dropped);
}

std::string yaml_of(const ImportedFile& file) {
  return fmt::format("imported:\n  file: {}\n  sha256: {}\n  start_us: {}\n", json_text(file.file),
                     file.sha256, file.start_us);
}

std::string yaml_of(const Declaration& declared) {
  if (declared == Declaration{}) return {};
  std::string text = "declared:\n";
  if (!declared.subject.empty())
    text += fmt::format("  subject: {}\n", json_text(declared.subject));
  if (declared.scene) text += fmt::format("  scene: {}\n", json_text(to_text(*declared.scene)));
  if (!declared.notes.empty()) text += fmt::format("  notes: {}\n", json_text(declared.notes));
  return text;
}

}  // namespace

StreamDescription parse_stream_description(std::string_view yaml, const std::string& file) {
  Problems problems;
  const auto root = scenario::read_yaml(yaml, file, problems);
  if (root) check_shape(*root, stream_shape(), "", problems);
  if (!problems.empty()) throw scenario::ScenarioError(problems.take());
  StreamDescription description;
  description.source = source_of(*root);
  description.declared = declaration_of(*root);
  description.recorded = text_of(*root, "recorded");
  description.program = text_of(*root, "program");
  const DocumentNode& size = *root->find("size");
  description.width = static_cast<int>(number_of(size, "width"));
  description.height = static_cast<int>(number_of(size, "height"));
  description.video_sha256 = text_of(*root, "video");
  description.frames_sha256 = text_of(*root, "frames");
  return description;
}

std::string to_yaml(const StreamDescription& description) {
  const auto source =
      std::visit([](const auto& from) { return yaml_of(from); }, description.source);
  std::string text = "# A recorded camera stream, see docs/camera-streams.md.\nformat: 2\n";
  text += source + yaml_of(description.declared);
  if (!description.recorded.empty()) {
    text += fmt::format("recorded: {}\n", json_text(description.recorded));
  }
  text += fmt::format("program: {}\nsize: {{width: {}, height: {}}}\nvideo: {}\nframes: {}\n",
                      json_text(description.program), description.width, description.height,
                      description.video_sha256, description.frames_sha256);
  return text;
}

}  // namespace madoguchi::sim::camera
