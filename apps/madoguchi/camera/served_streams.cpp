// SPDX-License-Identifier: Apache-2.0
#include "apps/madoguchi/camera/served_streams.hpp"

#include "apps/madoguchi/media_preparation.hpp"
#include "sim/camera/media_library.hpp"

#include <fmt/format.h>

#include <charconv>

namespace madoguchi::apps {
namespace {

namespace camera = sim::camera;

constexpr std::string_view person_prefix = "person:";
constexpr std::uint64_t largest_person = 1'000'000'000;

struct WantedPerson {
  std::uint64_t person = 0;
  biometrics::Scene scene;
};

core::Result<WantedPerson> parse_person(std::string_view text) {
  const std::string_view rest = text.substr(person_prefix.size());
  const std::string_view number = rest.substr(0, rest.find('@'));
  WantedPerson wanted;
  const auto [end, problem] =
      std::from_chars(number.data(), number.data() + number.size(), wanted.person);
  if (problem != std::errc{} || end != number.data() + number.size() || wanted.person == 0 ||
      wanted.person > largest_person) {
    return core::fail(core::Errc::invalid_argument,
                      fmt::format("\"{}\": expected person:NUMBER or person:NUMBER@SCENE", text));
  }
  if (number.size() == rest.size()) return wanted;
  const auto scene = biometrics::parse_scene(rest.substr(number.size() + 1));
  if (!scene) return core::fail(core::Errc::invalid_argument, scene.error().context);
  wanted.scene = *scene;
  return wanted;
}

core::Result<NamedStream> open_one(const Environment& environment, camera::MediaLibrary& media,
                                   const std::string& text) {
  if (text.starts_with(person_prefix)) {
    const auto wanted = parse_person(text);
    if (!wanted) return wanted.error();
    const std::vector<camera::MediaItem> items =
        std::vector<camera::MediaItem>{camera::MediaItem{wanted->person, wanted->scene}};
    const auto prepared = prepare_media(environment, media, items);
    if (!prepared) return prepared.error();
    auto package = media.stream(wanted->person, wanted->scene);
    if (!package) return package.error();
    std::string name = fmt::format("person-{}", wanted->person);
    if (text.find('@') != std::string::npos) name += "-" + text.substr(text.find('@') + 1);
    return NamedStream{std::move(name), *std::move(package)};
  }
  auto package = camera::StreamPackage::load(text);
  if (!package) return package.error();
  const auto path = std::filesystem::absolute(text).lexically_normal();
  const auto last = path.has_filename() ? path.filename() : path.parent_path().filename();
  return NamedStream{last.string(), *std::move(package)};
}

}  // namespace

core::Result<std::vector<NamedStream>> open_streams(const Environment& environment,
                                                    const std::vector<std::string>& texts) {
  camera::MediaLibrary media(environment.media());
  std::vector<NamedStream> streams;
  for (const std::string& text : texts) {
    auto stream = open_one(environment, media, text);
    if (!stream) return stream.error();
    streams.push_back(*std::move(stream));
  }
  return streams;
}

}  // namespace madoguchi::apps
