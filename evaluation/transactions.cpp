// SPDX-License-Identifier: Apache-2.0
#include "evaluation/transactions.hpp"

#include "evaluation/pair_samples.hpp"

#include <algorithm>
#include <map>
#include <tuple>

namespace madoguchi::evaluation {
namespace {

namespace performance = biometrics::performance;
using biometrics::PresentationDecision;
using biometrics::PresentationOutcome;
using performance::GroupColumn;

using Attempts = std::vector<const Presentation*>;

/// Frames after which attack detection has seen enough, at least `frames`.
std::size_t frames_watched(const Presentation& presentation, std::size_t frames, int enough) {
  int watched = 0;
  for (std::size_t i = 0; i < presentation.frames.size(); ++i) {
    if (i >= frames && watched >= enough) return i;
    if (presentation.frames[i].liveness) ++watched;
  }
  return std::max(frames, presentation.frames.size());
}

struct Outcome {
  bool accepted = false;
  std::size_t attempts = 0;
  std::size_t frames = 0;
};

/// Subject, condition, number of the transaction.
using TransactionKey = std::tuple<std::uint32_t, std::uint32_t, std::uint32_t>;

/// Attempts of each transaction, in the order of the set.
std::map<TransactionKey, Attempts> bona_fide_attempts(const PresentationSet& set, int most) {
  std::map<TransactionKey, Attempts> result;
  for (const Presentation& one : set.presentations) {
    if (!set.conditions[one.condition].species.empty()) continue;
    Attempts& attempts = result[{one.subject, one.condition, one.transaction}];
    if (attempts.size() < static_cast<std::size_t>(std::max(1, most))) attempts.push_back(&one);
  }
  return result;
}

class Transactions {
 public:
  Transactions(const PresentationSet& set, const PairScore& score, TransactionRates& rates)
      : set_(set),
        score_(score),
        rates_(rates),
        settings_(rates.settings),
        samples_(set, rates.outcomes) {}

  void finish() { samples_.finish(); }

  void person(std::uint32_t subject, std::uint32_t condition, const Attempts& attempts) {
    count_failures(attempts);
    if (!set_.enrolled[subject]) {
      ++rates_.without_reference;
    } else {
      mated(transaction(subject, attempts));
      keep(subject, subject, condition, last_.accepted);
    }
    for (const std::uint32_t claimed : claimed_others(set_, *attempts.front(), settings_.claims)) {
      if (!set_.enrolled[claimed]) continue;
      keep(claimed, subject, condition, transaction(claimed, attempts).accepted);
    }
  }

 private:
  Outcome transaction(std::uint32_t claimed, const Attempts& attempts) {
    last_ = {};
    for (const Presentation* attempt : attempts) {
      const auto decision = decided(*attempt, set_.reference[claimed], score_, settings_);
      ++last_.attempts;
      last_.frames += decision.frames;
      last_.accepted = decision.outcome == PresentationOutcome::match;
      if (last_.accepted) break;
    }
    return last_;
  }

  void count_failures(const Attempts& attempts) {
    for (const Presentation* attempt : attempts) {
      ++rates_.attempt_fta.trials;
      const bool any = std::any_of(attempt->frames.begin(), attempt->frames.end(),
                                   [](const PresentedFrame& frame) { return frame.acquired; });
      if (!any) ++rates_.attempt_fta.errors;
    }
  }

  static void count(std::vector<std::uint64_t>& counts, std::size_t number) {
    if (counts.size() < number) counts.resize(number);
    ++counts[number - 1];
  }

  void mated(const Outcome& outcome) {
    if (!outcome.accepted) return;
    count(rates_.accepted_at, outcome.attempts);
    count(rates_.frames_needed, outcome.frames);
  }

  /// Both sides are of the condition of the person who is there.
  void keep(std::uint32_t claimed, std::uint32_t subject, std::uint32_t condition, bool accepted) {
    auto& scores = rates_.outcomes.scores;
    auto& kept = claimed == subject ? scores.mated.kept : scores.non_mated.kept;
    const std::uint32_t reference = samples_.shared(claimed, condition);
    kept.push_back({accepted ? 1.0 : 0.0, reference, samples_.shared(subject, condition)});
  }

  const PresentationSet& set_;
  const PairScore& score_;
  TransactionRates& rates_;
  const TransactionSettings& settings_;
  PairSamples samples_;
  Outcome last_;
};

constexpr double accepted_or_not = 0.5;

}  // namespace

DecidedPresentation decided(const Presentation& presentation, std::uint32_t reference,
                            const PairScore& score, const TransactionSettings& settings) {
  PresentationDecision decision(settings.policy, settings.threshold);
  std::size_t frames = 0;
  for (const PresentedFrame& frame : presentation.frames) {
    if (decision.outcome() != PresentationOutcome::undecided) break;
    ++frames;
    if (frame.acquired) {
      decision.compared({score(reference, frame.sample)});
    } else {
      decision.not_acquired(biometrics::ExtractionFailure::no_face);
    }
  }
  PresentationOutcome outcome = decision.finish();
  if (outcome == PresentationOutcome::non_match && settings.accepts_any_face) {
    outcome = PresentationOutcome::match;
  }
  DecidedPresentation result{outcome, outcome == PresentationOutcome::match, frames};
  if (!result.matched || !settings.liveness_threshold) return result;
  result.frames = frames_watched(presentation, frames, settings.policy.frames_watched);
  const auto liveness = liveness_of(presentation, result.frames);
  if (liveness && *liveness < *settings.liveness_threshold) {
    result.outcome = PresentationOutcome::attack_suspected;
  }
  return result;
}

std::optional<TransactionRates> evaluate_transactions(const PresentationSet& set,
                                                      const PairScore& score,
                                                      const TransactionSettings& settings) {
  TransactionRates rates;
  rates.settings = settings;
  Transactions transactions(set, score, rates);
  for (const auto& [key, attempts] : bona_fide_attempts(set, settings.attempts)) {
    transactions.person(std::get<0>(key), std::get<1>(key), attempts);
  }
  transactions.finish();
  const auto& scores = rates.outcomes.scores;
  if (scores.mated.kept.empty()) return std::nullopt;
  sort_scores(rates.outcomes.scores);
  rates.frr = {*performance::false_non_matches(scores.mated, accepted_or_not),
               scores.mated.total()};
  rates.far = {*performance::false_matches(scores.non_mated, accepted_or_not),
               scores.non_mated.total()};
  const double thresholds[] = {accepted_or_not};
  rates.by_subject =
      performance::subject_bootstrap(rates.outcomes, thresholds, settings.bootstrap).front();
  for (const GroupColumn& column : rates.outcomes.groups) {
    if (auto table = performance::group_table(rates.outcomes, column, accepted_or_not)) {
      rates.groups.push_back(*std::move(table));
    }
  }
  return rates;
}

std::vector<AcceptedAttacks> accepted_attacks(const PresentationSet& set, const PairScore& score,
                                              const TransactionSettings& settings) {
  std::vector<AcceptedAttacks> result;
  for (const Presentation& one : set.presentations) {
    const std::string& species = set.conditions[one.condition].species;
    if (species.empty() || !set.enrolled[one.subject]) continue;
    auto row = std::find_if(result.begin(), result.end(),
                            [&](const AcceptedAttacks& known) { return known.species == species; });
    if (row == result.end()) row = result.insert(row, {species, {}, {}});
    const auto decision = decided(one, set.reference[one.subject], score, settings);
    ++row->by_comparator.trials;
    if (decision.matched) ++row->by_comparator.errors;
    if (!settings.liveness_threshold) continue;
    if (!row->by_both) row->by_both.emplace();
    ++row->by_both->trials;
    if (decision.outcome == PresentationOutcome::match) ++row->by_both->errors;
  }
  return result;
}

}  // namespace madoguchi::evaluation
