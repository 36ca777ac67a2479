// SPDX-License-Identifier: Apache-2.0
// A comparison library under test in a process of its own, and its baseline in the same run: the
// same library (the null comparator) loaded into this one. The counter `ratio` is what the process
// costs.
#include "adapters/comparator_library/library_under_test.hpp"
#include "core/seeded_random.hpp"

#include <benchmark/benchmark.h>
#include <dlfcn.h>

#include <chrono>
#include <filesystem>
#include <vector>

namespace madoguchi::bench {
namespace {

namespace library = adapters::comparator_library;
using Clock = std::chrono::steady_clock;

constexpr std::size_t templates_each = 500;

biometrics::Image camera_frame(std::uint64_t seed) {
  core::SeededRandom random(seed);
  biometrics::Image image{640, 480, biometrics::PixelFormat::bgr8, {}};
  image.pixels.resize(image.row_bytes() * 480);
  for (auto& value : image.pixels) value = static_cast<std::uint8_t>(random.below(256));
  return image;
}

/// The library in this process.
struct Direct {
  decltype(&madoguchi_face_create_template) create = nullptr;
  decltype(&madoguchi_face_compare) compare = nullptr;
};

std::filesystem::path null_library() {
  return library::usual_host_program().parent_path().parent_path() /
         "comparators/libnull_comparator.so";
}

Direct load_here() {
  void* const handle = dlopen(null_library().c_str(), RTLD_NOW | RTLD_LOCAL);
  if (handle == nullptr) return {};
  return {
      reinterpret_cast<decltype(Direct::create)>(dlsym(handle, "madoguchi_face_create_template")),
      reinterpret_cast<decltype(Direct::compare)>(dlsym(handle, "madoguchi_face_compare"))};
}

std::unique_ptr<library::LibraryUnderTest> load_apart() {
  library::LibrarySetup setup;
  setup.shared_object = null_library();
  setup.repeat = {.first = 0, .every = 0, .in_new_process = 0};  // only the way there and back
  auto opened = library::LibraryUnderTest::open(setup);
  return opened ? *std::move(opened) : nullptr;
}

double seconds_since(Clock::time_point begun) {
  return std::chrono::duration<double>(Clock::now() - begun).count();
}

void create_template(benchmark::State& state) {
  const auto apart = load_apart();
  const Direct here = load_here();
  if (!apart || here.create == nullptr) return state.SkipWithError("no null comparator");
  const biometrics::Image frame = camera_frame(1);
  std::vector<std::uint8_t> grey(640 * 480);
  std::vector<std::uint8_t> bytes(16);
  MadoguchiFaceEyes eyes{};
  std::uint32_t size = 0;
  double direct = 0;
  double through = 0;
  for (auto _ : state) {
    auto begun = Clock::now();
    const MadoguchiFaceImage image{sizeof image,         640, 480,        640,
                                   MADOGUCHI_FACE_GREY8, 0,   grey.data()};
    here.create(&image, 1, MADOGUCHI_FACE_VERIFICATION, bytes.data(), 16, &size, &eyes);
    direct += seconds_since(begun);
    begun = Clock::now();
    benchmark::DoNotOptimize(apart->create(frame, biometrics::SampleRole::probe));
    through += seconds_since(begun);
  }
  const auto count = static_cast<double>(state.iterations());
  state.counters["overhead_us"] = (through - direct) / count * 1e6;
  state.counters["ratio"] = through / direct;
}

void compare(benchmark::State& state) {
  const auto apart = load_apart();
  const Direct here = load_here();
  if (!apart || here.compare == nullptr) return state.SkipWithError("no null comparator");
  core::SeededRandom random(2);
  std::vector<core::Bytes> templates(templates_each, core::Bytes(16));
  for (auto& one : templates) {
    for (auto& value : one) value = static_cast<std::uint8_t>(random.below(256));
  }
  std::vector<library::TemplatePair> pairs;
  for (std::uint32_t i = 0; i < templates_each; ++i) {
    for (std::uint32_t k = 0; k < templates_each; ++k) pairs.push_back({i, k});
  }
  apart->set_templates(templates, templates);
  double direct = 0;
  double through = 0;
  for (auto _ : state) {
    auto begun = Clock::now();
    double sum = 0;
    for (const library::TemplatePair& pair : pairs) {
      double score = 0;
      here.compare(templates[pair.verification].data(), 16, templates[pair.enrolment].data(), 16,
                   &score);
      sum += score;
    }
    benchmark::DoNotOptimize(sum);
    direct += seconds_since(begun);
    begun = Clock::now();
    benchmark::DoNotOptimize(apart->compare(pairs));
    through += seconds_since(begun);
  }
  const double count = static_cast<double>(state.iterations()) * static_cast<double>(pairs.size());
  state.counters["direct_ns"] = direct / count * 1e9;
  state.counters["overhead_ns"] = (through - direct) / count * 1e9;
  state.counters["ratio"] = through / direct;
}

BENCHMARK(create_template)
    ->Name("comparator_library/create_template_640x480")
    ->Unit(benchmark::kMicrosecond)
    ->UseRealTime();
BENCHMARK(compare)
    ->Name("comparator_library/compare_250000_pairs")
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();

}  // namespace
}  // namespace madoguchi::bench
