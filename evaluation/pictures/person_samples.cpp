// SPDX-License-Identifier: Apache-2.0
#include "evaluation/pictures/person_samples.hpp"

#include "adapters/crypto/digest.hpp"
#include "adapters/opencv/image_codec.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace madoguchi::evaluation::pictures {
namespace {

namespace camera = sim::camera;
using biometrics::SampleRole;

/// Stands for the bytes of a frame: the same text, the same pixels.
std::string digest_of(const SeenPresentation& seen, int frame) {
  return adapters::crypto::sha256_hex(core::as_bytes(
      fmt::format("{}\nperson {}\n{}\ntake {} of {} at {}\nframe {}\n", camera::media_version(),
                  seen.person, biometrics::to_text(seen.scene), seen.take.seed, seen.take.frames,
                  seen.take.frames_per_second, frame)));
}

std::string digest_of_photograph(std::uint64_t person) {
  return adapters::crypto::sha256_hex(
      core::as_bytes(fmt::format("{}\nperson {}\nphotograph\n", camera::media_version(), person)));
}

}  // namespace

core::Result<> PersonSamples::add_photograph(std::uint64_t person) {
  const std::string digest = digest_of_photograph(person);
  std::optional<biometrics::Image> photograph;
  for (std::size_t i = 0; i < count(); ++i) {
    const std::string key = watcher(i).store->key(digest, SampleRole::reference);
    if (known(i, {key})) continue;
    if (!photograph) {
      const auto file = camera::render_photograph(person);
      if (!file) return file.error();
      auto decoded = adapters::opencv::ImageCodec().decode(*file);
      if (!decoded) return decoded.error();
      photograph = *std::move(decoded);
    }
    const auto kept = keep(i, key, watcher(i).extractor->reference(*photograph));
    if (!kept) return kept.error();
  }
  return {};
}

core::Result<> PersonSamples::add(const SeenPresentation& seen) {
  std::vector<std::size_t> watching;
  std::vector<std::vector<std::string>> keys(count());
  for (std::size_t i = 0; i < count(); ++i) {
    for (int frame = 0; frame < seen.take.frames; ++frame) {
      keys[i].push_back(watcher(i).store->key(digest_of(seen, frame), SampleRole::probe));
    }
    if (known(i, keys[i])) continue;
    watching.push_back(i);
    watcher(i).extractor->begin();
  }
  if (watching.empty()) return {};
  std::size_t next = 0;
  return camera::render_take(seen.person, seen.scene, seen.take,
                             [&](int, const biometrics::Image& frame) -> core::Result<> {
                               for (const std::size_t i : watching) {
                                 const auto kept =
                                     keep(i, keys[i].at(next), watcher(i).extractor->frame(frame));
                                 if (!kept) return kept.error();
                               }
                               ++next;
                               return {};
                             });
}

}  // namespace madoguchi::evaluation::pictures
