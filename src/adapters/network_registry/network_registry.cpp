// SPDX-License-Identifier: Apache-2.0
#include "adapters/network_registry/network_registry.hpp"

#include "adapters/files/files.hpp"
#include "adapters/network_registry/embedded.hpp"
#include "adapters/network_registry/registry_shape.hpp"
#include "scenario/read_value.hpp"
#include "scenario/scenario_error.hpp"
#include "scenario/yaml_reader.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace madoguchi::adapters::network_registry {
namespace {

using namespace biometrics;
using scenario::DocumentNode;
using scenario::Problems;
namespace fs = std::filesystem;

std::string text_of(const DocumentNode& node, std::string_view key,
                    std::string_view otherwise = {}) {
  const DocumentNode* found = node.find(key);
  return std::string(found == nullptr ? otherwise : found->text);
}

double number_of(const DocumentNode& node, std::string_view key, double otherwise) {
  const DocumentNode* found = node.find(key);
  return found == nullptr ? otherwise : decimal_of(found->text).value_or(otherwise);
}

template <core::NamedEnum E>
E choice_in(const DocumentNode& node, std::string_view key, E otherwise) {
  const DocumentNode* found = node.find(key);
  return found == nullptr ? otherwise : scenario::enum_from<E>(*found, otherwise);
}

NetworkRole role_of(OutputKind kind) {
  switch (kind) {
    case OutputKind::ultraface:
    case OutputKind::yunet:
      return NetworkRole::detector;
    case OutputKind::points_68:
    case OutputKind::points_5:
      return NetworkRole::landmarks;
    case OutputKind::features:
      return NetworkRole::embedding;
    case OutputKind::real_logit:
      return NetworkRole::attack_detection;
  }
  return NetworkRole::detector;
}

std::size_t outputs_of(OutputKind kind) {
  if (kind == OutputKind::ultraface) return 2;
  return kind == OutputKind::yunet ? 12 : 1;
}

/// One file's networks and comparators; what does not fit together is noted.
class Reader {
 public:
  Reader(NetworkRegistry& registry, fs::path folder, Problems& problems)
      : registry_(registry), folder_(std::move(folder)), problems_(problems) {}

  void read(const DocumentNode& root) {
    if (const DocumentNode* all = root.find("networks")) {
      for (const auto& entry : all->entries) add_network(entry);
    }
    if (const DocumentNode* all = root.find("comparators")) {
      for (const auto& entry : all->entries) add_comparator(entry);
    }
  }

 private:
  void add_network(const DocumentNode::Entry& entry) {
    const DocumentNode& node = entry.value;
    path_ = "networks." + entry.key;
    FaceNetwork network;
    network.name = entry.key;
    network.role = choice_in(node, "role", network.role);
    network.format = choice_in(node, "format", network.format);
    network.about = text_of(node, "about");
    network.licence = text_of(node, "licence");
    if (const DocumentNode* package = node.find("package")) {
      network.package = {text_of(*package, "npm"), text_of(*package, "version"),
                         text_of(*package, "sha256")};
    }
    for (const DocumentNode& file : node.find("files")->items) {
      network.files.push_back(file_of(file, network.package.has_value()));
    }
    network.input = input_of(*node.find("input"));
    network.output = output_of(*node.find("output"));
    if (const DocumentNode* alignment = node.find("alignment")) {
      network.alignment = alignment_of(*alignment);
    }
    check(node, network);
    registry_.networks[network.name] = std::move(network);
  }

  NetworkFile file_of(const DocumentNode& node, bool packaged) const {
    const fs::path path = text_of(node, "path");
    NetworkFile file;
    file.sha256 = text_of(node, "sha256");
    file.bytes = static_cast<std::size_t>(number_of(node, "bytes", 0));
    file.name = packaged ? path.filename().string() : (folder_ / path).string();
    if (packaged) file.package_path = path.string();
    return file;
  }

  NetworkInput input_of(const DocumentNode& node) {
    NetworkInput input;
    input.width = static_cast<int>(number_of(node, "width", 0));
    input.height = static_cast<int>(number_of(node, "height", 0));
    input.colour = choice_in(node, "colour", input.colour);
    input.divide_by = number_of(node, "divide_by", 1);
    input.crop = number_of(node, "crop", 1);
    if (const DocumentNode* subtract = node.find("subtract")) {
      const auto& items = subtract->items;
      if (items.size() != 1 && items.size() != 3) {
        note(*subtract, "input.subtract", "expected one number or three");
      }
      for (std::size_t i = 0; i < 3 && !items.empty(); ++i) {
        input.subtract[i] = decimal_of(items[std::min(i, items.size() - 1)].text).value_or(0);
      }
    }
    return input;
  }

  NetworkOutput output_of(const DocumentNode& node) {
    NetworkOutput output;
    output.kind = choice_in(node, "kind", output.kind);
    output.confidence = number_of(node, "confidence", output.confidence);
    output.overlap = number_of(node, "overlap", output.overlap);
    output.real = static_cast<int>(number_of(node, "real", 0));
    output.score = choice_in(node, "score", output.score);
    const DocumentNode* names = node.find("names");
    if (names != nullptr) {
      for (const DocumentNode& name : names->items) output.names.push_back(name.text);
    }
    const std::size_t wanted = outputs_of(output.kind);
    if (wanted > 1 ? output.names.size() != wanted : output.names.size() > 1) {
      note(names != nullptr ? *names : node, "output.names",
           fmt::format("expected the names of {} outputs", wanted));
    }
    return output;
  }

  NetworkAlignment alignment_of(const DocumentNode& node) {
    NetworkAlignment alignment;
    alignment.points = choice_in(node, "points", alignment.points);
    const DocumentNode& places = *node.find("places");
    if (places.items.size() != alignment.places.size()) {
      note(places, "alignment.places", "expected five points");
    }
    for (std::size_t i = 0; i < std::min(places.items.size(), alignment.places.size()); ++i) {
      const auto& pair = places.items[i].items;
      if (pair.size() != 2) note(places.items[i], "alignment.places", "expected x and y");
      alignment.places[i] = {static_cast<float>(decimal_of(pair[0].text).value_or(0)),
                             static_cast<float>(decimal_of(pair[1].text).value_or(0))};
    }
    return alignment;
  }

  void check(const DocumentNode& node, const FaceNetwork& network) {
    if (role_of(network.output.kind) != network.role) {
      note(*node.find("output")->find("kind"), "output.kind",
           fmt::format("{} does not go with the role {}", core::name_of(network.output.kind),
                       core::name_of(network.role)));
    }
    if (network.role == NetworkRole::embedding && !network.alignment) {
      note(node, "alignment", "missing; an embedding needs it");
    }
    const std::size_t files = network.format == NetworkFormat::face_api_resnet ? 2 : 1;
    if (network.files.size() != files) {
      note(*node.find("files"), "files", fmt::format("expected {} for this format", files));
    }
  }

  void add_comparator(const DocumentNode::Entry& entry) {
    const DocumentNode& node = entry.value;
    path_ = "comparators." + entry.key;
    ComparatorRecipe recipe;
    recipe.name = entry.key;
    recipe.about = text_of(node, "about");
    recipe.detector = network_in(node, "detector", NetworkRole::detector);
    recipe.landmarks = network_in(node, "landmarks", NetworkRole::landmarks);
    recipe.embedding = network_in(node, "embedding", NetworkRole::embedding);
    recipe.portrait_border = number_of(node, "portrait_border", recipe.portrait_border);
    if (node.find("threshold") != nullptr) recipe.threshold = number_of(node, "threshold", 0);
    if (const DocumentNode* limits = node.find("limits")) {
      for (const LimitName& row : limit_names()) {
        float& limit = recipe.limits.*row.limit;
        limit = static_cast<float>(number_of(*limits, row.key, limit));
      }
    }
    check_points(node, recipe);
    registry_.comparators[recipe.name] = std::move(recipe);
  }

  std::string network_in(const DocumentNode& node, const char* key, NetworkRole role) {
    const DocumentNode* named = node.find(key);
    if (named == nullptr) return {};
    std::vector<std::string_view> known;
    for (const auto& [name, network] : registry_.networks) {
      if (network.role == role) known.push_back(name);
    }
    if (std::ranges::find(known, named->text) == known.end()) {
      note(*named, key, scenario::unknown_name(core::name_of(role), named->text, known));
    }
    return named->text;
  }

  /// The embedding's alignment needs points that somebody finds.
  void check_points(const DocumentNode& node, const ComparatorRecipe& recipe) {
    const auto embedding = registry_.networks.find(recipe.embedding);
    const auto finder =
        registry_.networks.find(recipe.landmarks.empty() ? recipe.detector : recipe.landmarks);
    if (embedding == registry_.networks.end() || finder == registry_.networks.end()) return;
    const OutputKind kind = finder->second.output.kind;
    if (kind == OutputKind::ultraface) note(node, "landmarks", "missing; the detector finds none");
    const bool corners = embedding->second.alignment &&
                         embedding->second.alignment->points == AlignedPoints::eye_corners_nose;
    if (corners && kind != OutputKind::points_68) {
      note(node, "embedding", "its alignment needs landmarks of the kind points_68");
    }
  }

  void note(const DocumentNode& node, std::string_view key, std::string message) {
    problems_.add(node.place, scenario::below(path_, key), std::move(message));
  }

  NetworkRegistry& registry_;
  fs::path folder_;
  Problems& problems_;
  std::string path_;
};

std::vector<fs::path> files_of(const fs::path& file_or_folder, Problems& problems) {
  std::error_code error;
  if (!fs::is_directory(file_or_folder, error)) return {file_or_folder};
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(file_or_folder, error)) {
    if (entry.path().extension() == ".yaml") files.push_back(entry.path());
  }
  if (error) problems.add({file_or_folder.string(), 0, 0}, "", error.message());
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace

const NetworkRegistry& shipped_networks() {
  static const NetworkRegistry shipped = [] {
    NetworkRegistry registry;
    Problems problems;
    add_networks(registry, embedded_file("shipped.yaml"), "shipped.yaml", {}, problems);
    if (!problems.empty()) throw scenario::ScenarioError(problems.take());
    return registry;
  }();
  return shipped;
}

void add_networks(NetworkRegistry& registry, std::string_view text, const std::string& file,
                  const fs::path& folder, Problems& problems) {
  Problems found;
  NetworkRegistry extended = registry;
  const auto root = scenario::read_yaml(text, file, found);
  if (root && scenario::check_shape(*root, registry_shape(), "", found) && found.empty()) {
    Reader(extended, folder, found).read(*root);
  }
  if (found.empty()) registry = std::move(extended);
  for (core::DocumentError& error : found.take()) {
    problems.add({error.file, error.line, error.column}, std::move(error.key),
                 std::move(error.message));
  }
}

NetworkRegistry networks_with(const fs::path& file_or_folder) {
  NetworkRegistry registry = shipped_networks();
  if (file_or_folder.empty()) return registry;
  Problems problems;
  for (const fs::path& file : files_of(file_or_folder, problems)) {
    const auto text = files::read_file(file, scenario::document_size_limit);
    if (!text) {
      problems.add({file.string(), 0, 0}, "", text.error().message());
      continue;
    }
    add_networks(registry, *text, file.string(), fs::absolute(file).parent_path(), problems);
  }
  if (!problems.empty()) throw scenario::ScenarioError(problems.take());
  return registry;
}

}  // namespace madoguchi::adapters::network_registry
