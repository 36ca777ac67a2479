// SPDX-License-Identifier: Apache-2.0
// `madoguchi-bench-face`: what a whole frame costs, from pixels to the template, against the bare
// passes of its networks in the same run. 1 is returned if the ratio is over the limit.
// Usage: madoguchi-bench-face [--quick] [COMPARATOR]; default reference.
#include "adapters/network_registry/network_registry.hpp"
#include "adapters/opencv/face_network_comparator.hpp"
#include "adapters/opencv/image_codec.hpp"
#include "bench/bare_pass.hpp"
#include "bench/percentile.hpp"

#include <fmt/format.h>

#include <cstdio>
#include <ctime>
#include <string_view>

namespace madoguchi::bench {
namespace {

namespace opencv = adapters::opencv;

/// A frame may take this many times as long as its networks alone.
constexpr double limit = 1.1;

/// Time that this thread computes: everything here runs on one, and what else the machine does
/// must not count.
double computed_ms() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

template <class F>
double milliseconds(F work) {
  const double since = computed_ms();
  work();
  return computed_ms() - since;
}

/// Frames and passes in alternation, so that both see the same machine.
int compare(const std::string& comparator, int rounds) {
  const auto& registry = adapters::network_registry::shipped_networks();
  const auto whole =
      opencv::FaceNetworkComparator::load(
          {.network_folder = opencv::default_network_folder(), .comparator = comparator})
          .value();
  const auto frame = opencv::load_image(std::filesystem::path(MADOGUCHI_SOURCE_DIR) /
                                        "tests/data/faces/person_901_frame.jpg")
                         .value();
  std::vector<BarePass> passes;
  for (const auto& network : opencv::networks_of(registry, comparator).value()) {
    passes.emplace_back(network);
  }
  std::vector<double> frames;
  std::vector<double> sums;
  std::vector<std::vector<double>> each(passes.size());
  for (int round = 0; round < rounds; ++round) {
    bool acquired = false;
    frames.push_back(milliseconds([&] {
      const auto made = whole->extract(frame, biometrics::SampleRole::probe);
      acquired = made && made->face;
    }));
    if (!acquired) {
      fmt::print(stderr, "the frame gives no template\n");
      return 1;
    }
    double sum = 0;
    for (std::size_t i = 0; i < passes.size(); ++i) {
      each[i].push_back(milliseconds([&] { passes[i].run(); }));
      sum += each[i].back();
    }
    sums.push_back(sum);
  }
  for (std::size_t i = 0; i < passes.size(); ++i) {
    fmt::print("{:<24} {:>8.2f} ms\n", passes[i].name(), percentile(each[i], 0.5));
  }
  const double frame_ms = percentile(frames, 0.5);
  const double sum_ms = percentile(sums, 0.5);
  const double ratio = frame_ms / sum_ms;
  fmt::print("bare passes together     {:>8.2f} ms\nwhole frame ({:>4} x {:<4})  {:>8.2f} ms\n",
             sum_ms, frame.width, frame.height, frame_ms);
  fmt::print("ratio {:.3f}, limit {:.2f}: {} ({} rounds, median of processor time, one thread)\n",
             ratio, limit, ratio <= limit ? "ok" : "OVER THE LIMIT", rounds);
  return ratio <= limit ? 0 : 1;
}

}  // namespace
}  // namespace madoguchi::bench

int main(int count, char** arguments) {
  int rounds = 200;
  std::string comparator = "reference";
  for (int i = 1; i < count; ++i) {
    const std::string_view argument = arguments[i];
    if (argument == "--quick") {
      rounds = 20;
    } else {
      comparator = argument;
    }
  }
  try {
    return madoguchi::bench::compare(comparator, rounds);
  } catch (const std::exception& problem) {
    fmt::print(stderr, "madoguchi-bench-face: {}\n", problem.what());
    return 2;
  }
}
