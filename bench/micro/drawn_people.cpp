// SPDX-License-Identifier: Apache-2.0
// `madoguchi-bench-people`: frames of 640 x 480 of drawn people, with noise, exposure and
// compression, a second of processor time. 1 is returned if there are fewer than the limit.
// Usage: madoguchi-bench-people [--quick].
#include "bench/percentile.hpp"
#include "biometrics/scene.hpp"
#include "sim/camera/media_rendering.hpp"

#include <fmt/format.h>

#include <cstdio>
#include <ctime>
#include <string_view>

namespace madoguchi::bench {
namespace {

/// Frames a second of one core.
constexpr double limit = 8;
constexpr std::uint64_t first_person = 5200;  // of nobody's calibration and nobody's report

/// Time that this thread computes: drawing runs on one, and what else the machine does must not
/// count.
double computed_seconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9;
}

int draw(std::uint64_t people, int frames) {
  std::vector<double> first_ms;  // with what is made once a person: geometry, skin, hair
  std::vector<double> each_ms;
  for (std::uint64_t i = 0; i < people; ++i) {
    double since = computed_seconds();
    const auto drawn =
        sim::camera::render_take(first_person + i, {}, {.seed = 1, .frames = frames},
                                 [&](int index, const biometrics::Image&) -> core::Result<> {
                                   const double now = computed_seconds();
                                   (index == 0 ? first_ms : each_ms).push_back((now - since) * 1e3);
                                   since = now;
                                   return {};
                                 });
    if (!drawn) {
      fmt::print(stderr, "madoguchi-bench-people: {}\n", drawn.error().message());
      return 2;
    }
  }
  const double median = percentile(each_ms, 0.5);
  fmt::print("first frame of a person  {:>8.1f} ms\nevery other frame        {:>8.1f} ms\n",
             percentile(first_ms, 0.5), median);
  const double rate = 1e3 / median;
  fmt::print(
      "{:.1f} frames of 640 x 480 a second, limit {:g}: {} ({} people of {} frames, median of "
      "processor time, one thread)\n",
      rate, limit, rate >= limit ? "ok" : "UNDER THE LIMIT", people, frames);
  return rate >= limit ? 0 : 1;
}

}  // namespace
}  // namespace madoguchi::bench

int main(int count, char** arguments) {
  const bool quick = count > 1 && std::string_view(arguments[1]) == "--quick";
  return quick ? madoguchi::bench::draw(2, 5) : madoguchi::bench::draw(8, 13);
}
