// SPDX-License-Identifier: Apache-2.0
// `madoguchi-bench`: scenarios and micro-benchmarks under Google Benchmark; all of its options
// work, such as --benchmark_filter=scenario/ and --benchmark_out=FILE.
#include "adapters/opencv/cache_folder.hpp"
#include "bench/scenarios.hpp"

#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <cstdlib>
#include <exception>

namespace {

/// $MADOGUCHI_DATA, or the tree that the program was built from.
std::filesystem::path data_root() {
  const char* set = std::getenv("MADOGUCHI_DATA");
  return set != nullptr && *set != '\0' ? set : MADOGUCHI_SOURCE_DIR;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    const std::filesystem::path root = data_root();
    madoguchi::bench::register_scenarios({.scenarios = root / "scenarios",
                                          .data = root / "data",
                                          .cache = madoguchi::adapters::opencv::cache_folder()});
    benchmark::Initialize(&argc, argv);
    if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 2;
    benchmark::AddCustomContext("phases",
                                "card_read, face, service, check_in on the counter's clock");
    benchmark::AddCustomContext("seed", "1");
    benchmark::RunSpecifiedBenchmarks();
    benchmark::Shutdown();
  } catch (const std::exception& error) {
    fmt::print(stderr, "{}\n", error.what());
    return 2;
  }
  return 0;
}
