// SPDX-License-Identifier: Apache-2.0
#include "apps/madoguchi/recorded_streams.hpp"

#include "scenario/scenario_error.hpp"
#include "sim/camera/stream_package.hpp"

#include <map>
#include <string>

namespace madoguchi::apps {
namespace {

/// Where the scenario names its stream.
scenario::Place place_of(const scenario::ScenarioDocument& document) {
  scenario::Place place;
  place.file = document.file;
  const scenario::DocumentNode* node = document.source.get();
  for (const char* key : {"world", "camera", "package"}) {
    if (node == nullptr) return place;
    node = node->find(key);
  }
  return node != nullptr ? node->place : place;
}

}  // namespace

void check_recorded_streams(std::span<const scenario::ScenarioDocument> documents) {
  std::map<std::string, core::Result<sim::camera::StreamPackage>> known;
  std::vector<core::DocumentError> mistakes;
  for (const scenario::ScenarioDocument& document : documents) {
    const std::string& folder = document.world.camera.package;
    if (folder.empty()) continue;
    const auto seen = known.try_emplace(folder, sim::camera::StreamPackage::load(folder)).first;
    if (seen->second) continue;
    const scenario::Place place = place_of(document);
    mistakes.push_back({place.file, place.line, place.column, "world.camera.package",
                        seen->second.error().message()});
  }
  if (!mistakes.empty()) throw scenario::ScenarioError(std::move(mistakes));
}

}  // namespace madoguchi::apps
