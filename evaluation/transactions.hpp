// SPDX-License-Identifier: Apache-2.0
// Decisions about people instead of pictures (ISO/IEC 19795-1): a transaction is up to K attempts,
// an attempt one presentation of several frames. FRR and FAR have failures to acquire in them.
#pragma once

#include "biometrics/performance/group_rates.hpp"
#include "biometrics/performance/subject_bootstrap.hpp"
#include "biometrics/presentation_decision.hpp"
#include "evaluation/presentations.hpp"

namespace madoguchi::evaluation {

struct TransactionSettings {
  biometrics::PresentationPolicy policy;
  biometrics::Threshold threshold;
  /// Scores of attack detection at or above it are taken as bona fide; empty: it does not decide.
  std::optional<double> liveness_threshold = {};
  int attempts = 3;               ///< most in one transaction
  bool accepts_any_face = false;  ///< a comparator that is broken on purpose
  /// A person claims to be each of so many others, who follow in the list, around its end; where
  /// claims are stated, those instead.
  std::uint32_t claims = 200;
  biometrics::performance::BootstrapSettings bootstrap;
};

/// Rates of bona fide transactions of those who are enrolled.
struct TransactionRates {
  TransactionSettings settings;
  biometrics::performance::Proportion frr;  ///< mated transactions without a match
  biometrics::performance::Proportion far;  ///< non-mated transactions with a match
  std::optional<biometrics::performance::BootstrapIntervals> by_subject;  ///< fmr: FAR, fnmr: FRR
  std::vector<biometrics::performance::GroupTable> groups;                ///< fmr: FAR, fnmr: FRR
  biometrics::performance::Proportion attempt_fta;  ///< attempts without a usable frame
  std::uint64_t without_reference = 0;              ///< transactions that nobody could begin (FTE)
  /// Mated transactions accepted at attempt 1, 2, ...
  std::vector<std::uint64_t> accepted_at;
  /// Frames until acceptance over all attempts: number of mated transactions that took 1, 2, ...
  std::vector<std::uint64_t> frames_needed;
  biometrics::performance::Comparisons outcomes;  ///< score 1: accepted, 0: rejected
};

/// Empty without a bona fide presentation of somebody enrolled.
std::optional<TransactionRates> evaluate_transactions(const PresentationSet& set,
                                                      const PairScore& score,
                                                      const TransactionSettings& settings);

/// What became of attack presentations before the comparator, each against the reference of the
/// person shown (ISO/IEC 30107-3: impostor attack presentation accept rate).
struct AcceptedAttacks {
  std::string species;
  biometrics::performance::Proportion by_comparator;  ///< accepted when attack detection is ignored
  /// Accepted by both; empty if attack detection does not decide.
  std::optional<biometrics::performance::Proportion> by_both;
};

/// In the order of the conditions, each species once.
std::vector<AcceptedAttacks> accepted_attacks(const PresentationSet& set, const PairScore& score,
                                              const TransactionSettings& settings);

/// What the counter makes of one presentation.
struct DecidedPresentation {
  biometrics::PresentationOutcome outcome;  ///< attack detection included
  bool matched = false;                     ///< the comparator alone
  std::size_t frames = 0;                   ///< until the decision
};

/// Decides as the counter does: frames are compared until the policy is satisfied; a match waits
/// until attack detection has seen enough of them.
DecidedPresentation decided(const Presentation& presentation, std::uint32_t reference,
                            const PairScore& score, const TransactionSettings& settings);

}  // namespace madoguchi::evaluation
