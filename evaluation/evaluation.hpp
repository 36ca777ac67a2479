// SPDX-License-Identifier: Apache-2.0
// One evaluation: what was evaluated with what, its figures, and the verdict on its limits.
#pragma once

#include "evaluation/examination.hpp"
#include "evaluation/limit.hpp"
#include "evaluation/one_to_many.hpp"
#include "evaluation/one_to_one.hpp"
#include "evaluation/transactions.hpp"
#include "evaluation/unreadable_file.hpp"

#include <map>
#include <string>
#include <vector>

namespace madoguchi::evaluation {

/// The data set, named so that anybody can tell whether it is the same.
struct DataDescription {
  std::string kind;    ///< folder, lfw, pairs, streams, scores, attacks or synthetic
  std::string name;    ///< as given on the command line
  std::string digest;  ///< SHA-256 over the list and, if any, the pictures
  std::uint64_t pictures = 0;
  std::uint64_t ignored_files = 0;
  std::map<std::string, std::uint64_t> extraction_failures;  ///< by reason
  std::vector<UnreadableFile> unreadable_files{};            ///< each once
};

/// What made the scores; absent when they were given.
struct ComparatorDescription {
  std::string name;
  std::string calibration;
  std::optional<double> threshold = {};  ///< empty: nobody said
  bool provisional = false;
  std::string measured_on;
  std::vector<std::string> networks;  ///< "file sha256"
  std::string roles;                  ///< which side is prepared as a card's photograph
};

struct JudgedLimit {
  Limit limit;
  biometrics::performance::Proportion observed;
  biometrics::performance::Interval interval;  ///< that the verdict rests on
  LimitVerdict verdict = LimitVerdict::inconclusive;
  std::string subject;  ///< the PAI species, where there is one
  Support support = Support::sufficient;
};

struct Evaluation {
  std::string program_version;
  DataDescription data;
  std::optional<ComparatorDescription> comparator;
  biometrics::performance::BootstrapSettings bootstrap;
  std::optional<OneToOne> one_to_one;
  std::optional<OneToMany> one_to_many;
  std::optional<TransactionRates> transactions;
  std::optional<AttackDetection> attacks;
  std::vector<AcceptedAttacks> accepted_attacks;
  std::vector<LostFrames> lost_frames;
  std::vector<double> template_times;  ///< milliseconds, ascending; only where they were measured
  std::optional<ComparatorExamination> examination;  ///< of a comparator under test
  std::vector<JudgedLimit> limits;
  LimitVerdict verdict = LimitVerdict::inconclusive;
};

/// Judges each limit on the figures. The interval is the hull of Clopper-Pearson and, where there
/// is one, the bootstrap by subject; of a time: that of the share that is slower. A rate that is
/// not there, or whose threshold too few comparisons support, is inconclusive.
std::vector<JudgedLimit> judge_limits(const std::vector<Limit>& limits,
                                      const Evaluation& evaluation);

/// The verdict for people. Without a limit there is nothing to pass: only whether trials suffice.
core::Text verdict_text(LimitVerdict verdict, bool any_limit);

/// The worst verdict of the limits; inconclusive as well if a rate among `asked` (FMR, or APCER)
/// has too few comparisons, or if no operating point at all has enough. A finding about the
/// comparator under test is a fail.
LimitVerdict overall_verdict(const Evaluation& evaluation, const std::vector<double>& asked);

}  // namespace madoguchi::evaluation
