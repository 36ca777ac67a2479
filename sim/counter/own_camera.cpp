// SPDX-License-Identifier: Apache-2.0
#include "sim/counter/own_camera.hpp"

#include "adapters/http/http_url.hpp"
#include "biometrics/scene_properties.hpp"
#include "core/nearest_name.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <vector>

namespace madoguchi::sim::counter {
namespace {

namespace fs = std::filesystem;

/// "; the nearest name there is x", or nothing.
std::string nearest_to(const fs::path& path) {
  const fs::path parent = path.has_parent_path() ? path.parent_path() : fs::path(".");
  std::vector<std::string> names;
  std::error_code unreadable;
  for (const fs::directory_entry& entry : fs::directory_iterator(parent, unreadable)) {
    names.push_back(entry.path().filename().string());
  }
  std::ranges::sort(names);
  const std::vector<std::string_view> known(names.begin(), names.end());
  const std::string wanted = path.filename().string();
  const auto nearest = core::nearest_name(wanted, known);
  return nearest ? fmt::format("; did you mean \"{}\"", (path.parent_path() / *nearest).string())
                 : std::string();
}

core::Error wrong(const std::string& from, const std::string& why) {
  return core::fail(
      core::Errc::invalid_argument,
      fmt::format("\"{}\": {}; expected http://host[:port][/path], a video device such as "
                  "/dev/video0, or the folder of a recorded stream",
                  from, why));
}

core::Result<OwnCamera> recorded(const std::string& from) {
  std::error_code unknown;
  if (!fs::exists(fs::path(from) / camera::description_file_name, unknown)) {
    return wrong(from, fmt::format("a folder without {}", camera::description_file_name));
  }
  auto package = camera::StreamPackage::load(from);
  if (!package) return package.error();
  OwnCamera camera{.from = from, .package = {}, .person = {}};
  const camera::StreamDescription& told = package->description();
  if (told.declared.scene) camera.scene = *told.declared.scene;
  if (const auto* drawn = std::get_if<camera::DrawnPerson>(&told.source)) {
    camera.person = drawn->person;
    camera.scene = drawn->scene;
  }
  camera.package = *std::move(package);
  return camera;
}

std::optional<std::string> why_not_seen(const scenario::World& world,
                                        const scenario::Camera& wanted, const OwnCamera& camera) {
  if (!wanted.package.empty()) return "it brings a recorded stream of its own";
  const scenario::Person* person = world.find(wanted.of);
  if (person == nullptr) return "nobody is named who stands before the camera";
  if (wanted.scene != camera.scene) {
    return fmt::format("it needs the scene {}, the camera source shows {}",
                       biometrics::name_of_scene(wanted.scene),
                       biometrics::name_of_scene(camera.scene));
  }
  if (camera.person && !camera.scene.empty && *camera.person != person->seed) {
    return fmt::format("it needs person {}, the camera source shows person {}", person->seed,
                       *camera.person);
  }
  if (!camera.person && (wanted.of != world.card.of || world.card.photo_of != world.card.of)) {
    return "it needs another person than the card's holder before the camera";
  }
  return std::nullopt;
}

bool compares_faces(const scenario::PlannedStep& step) {
  return step.action == "choose_method" && step.step->arguments() == "face";
}

}  // namespace

core::Result<OwnCamera> find_own_camera(const std::string& from) {
  const OwnCamera live{.from = from, .package = {}, .person = {}};
  if (adapters::http::looks_like_url(from)) {
    const auto url = adapters::http::parse_http_url(from);
    if (!url) return url.error();
    return live;
  }
  std::error_code unknown;
  const fs::file_status there = fs::status(from, unknown);
  if (fs::is_directory(there)) return recorded(from);
  if (fs::is_character_file(there)) return live;
  if (fs::is_regular_file(there)) {
    return wrong(from, "a file; \"madoguchi camera import\" makes a recorded stream of a video");
  }
  return wrong(from, "there is nothing of that name" + nearest_to(from));
}

std::optional<scenario::NotRun> why_not(const scenario::ScenarioDocument& scenario,
                                        const OwnCamera& camera) {
  using scenario::Disposition;
  if (scenario.world.population) {
    return scenario::NotRun{Disposition::skipped, "its population is drawn"};
  }
  scenario::Camera now = scenario.world.camera;
  for (const scenario::PlannedStep& step : scenario.steps) {
    step.step->change(now);
    if (!compares_faces(step)) continue;
    if (const auto reason = why_not_seen(scenario.world, now, camera)) {
      return scenario::NotRun{Disposition::skipped, *reason};
    }
  }
  return std::nullopt;
}

ports::Task<> OwnFrames::start() {
  const auto started = co_await camera_->start();
  if (!started) throw OwnCameraLost("the camera source is gone: " + started.error().message());
  co_return started;
}

ports::Task<ports::Frame> OwnFrames::next() {
  core::Result<ports::Frame> frame = co_await camera_->next();
  if (frame || frame.error().code == core::Errc::camera_ended ||
      frame.error().code == core::Errc::cancelled) {
    co_return frame;
  }
  throw OwnCameraLost("the camera source is gone: " + frame.error().message());
}

}  // namespace madoguchi::sim::counter
