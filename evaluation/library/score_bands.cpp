// SPDX-License-Identifier: Apache-2.0
#include "evaluation/library/score_bands.hpp"

#include "adapters/crypto/digest.hpp"
#include "adapters/files/files.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>

namespace madoguchi::evaluation::library {
namespace {

using biometrics::performance::ComparedPair;
using biometrics::performance::ScoreSet;
namespace fs = std::filesystem;

constexpr std::size_t largest_band = std::size_t{4} << 30U;
constexpr std::size_t bins = 200;

/// Everything that the scores depend on.
std::string digest_of(const BothRoles& templates, const BandSettings& settings) {
  std::string text = fmt::format("{}rows {}\n", settings.key, settings.rows);
  for (const auto* side : {&templates.enrolment, &templates.verification}) {
    for (const core::Bytes& one : *side) text += adapters::crypto::sha256_hex(one) + "\n";
  }
  return adapters::crypto::sha256_hex(core::as_bytes(text));
}

class Bands {
 public:
  Bands(LibraryPool& pool, const BothRoles& templates, const BandSettings& settings)
      : pool_(pool),
        templates_(templates),
        settings_(settings),
        folder_(settings.folder / "scores" / digest_of(templates, settings)) {}

  std::size_t count() const {
    return (templates_.enrolment.size() + settings_.rows - 1) / settings_.rows;
  }

  /// Makes the bands of the part that are not there.
  core::Result<> make() {
    std::error_code error;
    fs::create_directories(folder_, error);
    pool_.set_templates(templates_.verification, templates_.enrolment);
    for (std::size_t band = settings_.part.index - 1; band < count();
         band += settings_.part.count) {
      if (!read(band)) {
        const auto made = make(band);
        if (!made) return made.error();
      }
      if (settings_.progress) settings_.progress(band + 1, count());
    }
    return {};
  }

  /// Scores of a band, in the order of pairs_of; NaN where there is none. Empty if it is not there.
  std::optional<std::vector<double>> read(std::size_t band) const {
    const auto bytes = adapters::files::read_file(file_of(band), largest_band);
    const std::size_t size = pairs_of(band).size() * sizeof(double);
    if (!bytes || bytes->size() != size) return std::nullopt;
    std::vector<double> scores(size / sizeof(double));
    if (size > 0) std::memcpy(scores.data(), bytes->data(), size);
    return scores;
  }

  std::vector<TemplatePair> pairs_of(std::size_t band) const {
    const std::size_t end = std::min((band + 1) * settings_.rows, templates_.enrolment.size());
    std::vector<TemplatePair> pairs;
    for (std::size_t i = band * settings_.rows; i < end; ++i) {
      if (!templates_.acquired(i)) continue;
      for (std::size_t j = i + 1; j < templates_.enrolment.size(); ++j) {
        if (!templates_.acquired(j)) continue;
        pairs.push_back({static_cast<std::uint32_t>(j), static_cast<std::uint32_t>(i)});
      }
    }
    return pairs;
  }

  /// Bands with scores that do not count are made again by the next run, which so sees why.
  void forget_spoilt() {
    std::error_code error;
    for (const std::size_t band : spoilt_) fs::remove(file_of(band), error);
  }

 private:
  fs::path file_of(std::size_t band) const { return folder_ / fmt::format("band-{}", band); }

  core::Result<> make(std::size_t band) {
    const std::vector<TemplatePair> pairs = pairs_of(band);
    const std::vector<double> scores = pool_.compare(pairs);
    const auto none = [](double score) { return std::isnan(score); };
    if (std::any_of(scores.begin(), scores.end(), none)) spoilt_.push_back(band);
    const std::string_view bytes(reinterpret_cast<const char*>(scores.data()),
                                 scores.size() * sizeof(double));
    return adapters::files::write_atomically(file_of(band), bytes);
  }

  LibraryPool& pool_;
  const BothRoles& templates_;
  const BandSettings& settings_;
  fs::path folder_;
  std::vector<std::size_t> spoilt_;
};

/// Keeps so many of the lowest (mated) or highest (non-mated).
class Keeper {
 public:
  Keeper(std::size_t keep, bool lowest) : keep_(keep), lowest_(lowest) {}

  void add(const ComparedPair& pair) {
    ++total_;
    kept_.push_back(pair);
    if (kept_.size() >= 2 * keep_) prune();
  }

  ScoreSet finish() {
    prune();
    std::sort(kept_.begin(), kept_.end());
    const std::uint64_t hidden = total_ - kept_.size();
    return {std::move(kept_), hidden};
  }

 private:
  void prune() {
    if (kept_.size() <= keep_) return;
    const auto last = kept_.begin() + static_cast<std::ptrdiff_t>(keep_);
    if (lowest_) std::nth_element(kept_.begin(), last, kept_.end());
    if (!lowest_) std::nth_element(kept_.begin(), last, kept_.end(), std::greater<>());
    kept_.resize(keep_);
  }

  std::size_t keep_;
  bool lowest_;
  std::uint64_t total_ = 0;
  std::vector<ComparedPair> kept_;
};

using Visit = std::function<void(const TemplatePair&, double score)>;

core::Result<> each_score(const Bands& bands, const Visit& visit) {
  for (std::size_t band = 0; band < bands.count(); ++band) {
    const auto scores = bands.read(band);
    if (!scores) return core::fail(core::Errc::io_failure, fmt::format("band {} is gone", band));
    const std::vector<TemplatePair> pairs = bands.pairs_of(band);
    for (std::size_t i = 0; i < pairs.size(); ++i) {
      if (!std::isnan((*scores)[i])) visit(pairs[i], (*scores)[i]);
    }
  }
  return {};
}

core::Result<BandScores> gathered(const Bands& bands, std::span<const std::uint32_t> subject_of,
                                  std::size_t keep) {
  Keeper mated(keep, true);
  Keeper non_mated(keep, false);
  double low = std::numeric_limits<double>::max();
  double high = 0;
  const auto is_mated = [&](const TemplatePair& pair) {
    return subject_of[pair.enrolment] == subject_of[pair.verification];
  };
  const auto kept = each_score(bands, [&](const TemplatePair& pair, double score) {
    low = std::min(low, score);
    high = std::max(high, score);
    (is_mated(pair) ? mated : non_mated).add({score, pair.enrolment, pair.verification});
  });
  if (!kept) return kept.error();
  BandScores result{{mated.finish(), non_mated.finish()}, std::nullopt};
  if (result.scores.mated.hidden + result.scores.non_mated.hidden == 0) return result;
  ScoreHistogram histogram{low, high > low ? (high - low) / bins : 1,
                           std::vector<std::uint64_t>(bins), std::vector<std::uint64_t>(bins)};
  const auto counted = each_score(bands, [&](const TemplatePair& pair, double score) {
    const auto bin = static_cast<std::size_t>((score - low) / histogram.width);
    ++(is_mated(pair) ? histogram.mated : histogram.non_mated)[std::min(bin, bins - 1)];
  });
  if (!counted) return counted.error();
  result.histogram = std::move(histogram);
  return result;
}

}  // namespace

core::Result<std::optional<BandScores>> compare_every_pair(
    LibraryPool& pool, const BothRoles& templates, std::span<const std::uint32_t> subject_of,
    const BandSettings& settings) {
  Bands bands(pool, templates, settings);
  const auto made = bands.make();
  if (!made) return made.error();
  if (settings.part.count > 1) {
    bands.forget_spoilt();
    return std::optional<BandScores>();
  }
  auto result = gathered(bands, subject_of, settings.keep);
  bands.forget_spoilt();
  if (!result) return result.error();
  return std::optional<BandScores>(*std::move(result));
}

}  // namespace madoguchi::evaluation::library
