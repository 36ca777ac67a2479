// SPDX-License-Identifier: Apache-2.0
#include "apps/madoguchi/media_preparation.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <thread>

namespace madoguchi::apps {

core::Result<> prepare_media(const Environment& environment, sim::camera::MediaLibrary& media,
                             std::span<const sim::camera::MediaItem> items) {
  if (media.missing(items).empty()) return {};
  const bool terminal = isatty(STDERR_FILENO) == 1;
  const std::string_view what =
      environment.say({"rendering photographs and streams", "写真と映像を生成しています"});
  const auto show = [&](std::size_t done, std::size_t total) {
    if (terminal) {
      fmt::print(stderr, "\r  {}: {} / {}{}", what, done, total, done == total ? "\n" : "");
    } else if (done == total || done % 10 == 0) {
      fmt::print(stderr, "  {}: {} / {}\n", what, done, total);
    }
  };
  const int threads = static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
  return media.prepare(items, threads, show);
}

}  // namespace madoguchi::apps
