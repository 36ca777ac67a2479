// SPDX-License-Identifier: Apache-2.0
// What an evaluation of whole presentations rests on (ISO/IEC 19795-1: presentation < attempt <
// transaction): who stood before the camera, in which condition, and what became of each frame.
#pragma once

#include "biometrics/performance/comparisons.hpp"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace madoguchi::evaluation {

/// One frame of a presentation as the comparator took it.
struct PresentedFrame {
  std::uint32_t sample = 0;  ///< place among all samples
  bool acquired = false;     ///< it has a template
  bool detected = false;     ///< a face was found, usable or not
  /// Score of attack detection for the presentation up to this frame, higher for more like a living
  /// person; empty where it did not look.
  std::optional<double> liveness;
};

/// A person before the camera once. With an attack species: that person's face held up.
struct Presentation {
  std::uint32_t subject = 0;    ///< place in `subjects`
  std::uint32_t condition = 0;  ///< place in `conditions`
  std::uint32_t attempt = 0;    ///< from 0, within one transaction
  std::vector<PresentedFrame> frames;
  std::uint32_t transaction = 0;  ///< of the subject in this condition, from 0
  /// Others whom the person claims to be, the same in all attempts of a transaction; empty: those
  /// who follow in the list.
  std::optional<std::vector<std::uint32_t>> claims = {};
};

/// How people present themselves.
struct PresentationCondition {
  std::string name;
  std::string species;  ///< PAI species; empty for bona fide presentations
};

struct PresentationSet {
  std::vector<std::string> subjects;
  std::vector<std::uint32_t> reference;  ///< sample of each subject's reference
  std::vector<bool> enrolled;            ///< the reference has a template
  std::vector<PresentationCondition> conditions;
  std::vector<Presentation> presentations;  ///< attempts of a transaction in their order
  std::vector<biometrics::performance::GroupColumn> subject_groups;    ///< value of each subject
  std::vector<biometrics::performance::GroupColumn> condition_groups;  ///< of each condition
  std::uint32_t samples = 0;  ///< references and frames together
};

/// Score of two samples that have templates, reference first.
using PairScore = std::function<double(std::uint32_t reference, std::uint32_t probe)>;

/// The last score of attack detection within the first `frames` frames; empty without an answer.
std::optional<double> liveness_of(const Presentation& presentation, std::size_t frames);

/// Frames of one condition that gave nothing.
struct LostFrames {
  std::string condition;
  biometrics::performance::Proportion undetected;    ///< no face was found
  biometrics::performance::Proportion not_acquired;  ///< no template was made: FTA
};

/// Bona fide conditions in their order.
std::vector<LostFrames> lost_frames(const PresentationSet& set);

/// Comparisons with the place among the samples of the set (PresentationSet::samples) that each of
/// their samples stands for.
struct FrameComparisons : biometrics::performance::Comparisons {
  std::vector<std::uint32_t> origin;
};

/// A name for each sample of the set: of a reference the subject, of a frame
/// "subject/condition/transaction.attempt/frame".
std::vector<std::string> sample_names(const PresentationSet& set);

/// Whom the person of a presentation claims to be beside themselves: the stated ones, or the next
/// `others` subjects around the end of the list.
std::vector<std::uint32_t> claimed_others(const PresentationSet& set, const Presentation& one,
                                          std::uint32_t others);

/// Every bona fide frame with its own reference and those of the claimed others: memory grows with
/// the number of frames, not of pairs. A sample of the result is a reference or a frame in a
/// condition, so that a photograph counts as of the frame's condition; subjects' groups are those
/// of both sides. The group "condition" comes first.
FrameComparisons compare_frames(const PresentationSet& set, const PairScore& score,
                                std::uint32_t others);

}  // namespace madoguchi::evaluation
