// SPDX-License-Identifier: Apache-2.0
// Every pair of 13,000 templates of 512 floats with exact histograms, and its baseline in the same
// run: one OpenBLAS sgemm of that size, with as many threads.
#include "evaluation/pictures/every_pair.hpp"

#include "core/seeded_random.hpp"

#include <benchmark/benchmark.h>
#include <cblas.h>

#include <cmath>
#include <vector>

namespace madoguchi::bench {
namespace {

using evaluation::pictures::Templates;

constexpr std::size_t pictures = 13000;
constexpr std::size_t length = 512;
constexpr std::uint32_t pictures_each = 4;
constexpr int threads = 2;

/// Scattered directions; pictures of one person share half of theirs.
const Templates& templates() {
  static const Templates made = [] {
    core::SeededRandom random(1);
    Templates result;
    result.length = length;
    result.acquired.assign(pictures, true);
    std::vector<float> person(length);
    for (std::size_t i = 0; i < pictures; ++i) {
      if (i % pictures_each == 0) {
        for (float& value : person) value = random.uniform(-1, 1);
      }
      std::vector<float> row(length);
      double squared = 0;
      for (std::size_t k = 0; k < length; ++k) {
        row[k] = person[k] + random.uniform(-1, 1);
        squared += static_cast<double>(row[k]) * row[k];
      }
      for (float& value : row) value = static_cast<float>(value / std::sqrt(squared));
      result.features.insert(result.features.end(), row.begin(), row.end());
    }
    return result;
  }();
  return made;
}

void every_pair(benchmark::State& state) {
  std::vector<std::uint32_t> subject_of;
  for (std::uint32_t i = 0; i < pictures; ++i) subject_of.push_back(i / pictures_each);
  evaluation::pictures::EveryPairSettings settings;
  settings.threads = threads;
  const Templates& rows = templates();
  for (auto _ : state) {
    auto result = evaluation::pictures::compare_every_pair(rows, subject_of, settings);
    if (!result) state.SkipWithError("not compared");
    benchmark::DoNotOptimize(result);
  }
  state.counters["pairs"] = benchmark::Counter(static_cast<double>(pictures) * (pictures - 1) / 2,
                                               benchmark::Counter::kIsIterationInvariantRate);
}

void sgemm_baseline(benchmark::State& state) {
  const Templates& rows = templates();
  std::vector<float> product(pictures * pictures);
  openblas_set_num_threads(threads);
  constexpr auto n = static_cast<blasint>(pictures);
  constexpr auto k = static_cast<blasint>(length);
  for (auto _ : state) {
    cblas_sgemm(CblasRowMajor, CblasNoTrans, CblasTrans, n, n, k, 1.0F, rows.features.data(), k,
                rows.features.data(), k, 0.0F, product.data(), n);
    benchmark::DoNotOptimize(product.data());
  }
}

BENCHMARK(sgemm_baseline)
    ->Name("every_pair/sgemm_baseline")
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();
BENCHMARK(every_pair)->Name("every_pair/compare")->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace
}  // namespace madoguchi::bench
