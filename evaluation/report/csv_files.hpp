// SPDX-License-Identifier: Apache-2.0
// scores.csv, presentations.csv and det.csv: what other tools read. Numbers in the shortest form
// that reads back unchanged.
#pragma once

#include "biometrics/performance/comparisons.hpp"
#include "evaluation/one_to_one.hpp"
#include "evaluation/presentations.hpp"

#include <functional>
#include <iosfwd>
#include <string>

namespace madoguchi::evaluation::report {

/// Name of a sample; may be empty.
using SampleName = std::function<std::string(std::uint32_t sample)>;

/// Every kept comparison: label, score, names, subjects (numbers), groups of both sides; a list
/// that `face evaluate` reads again.
void write_scores(std::ostream& out, const biometrics::performance::Comparisons& comparisons,
                  const SampleName& name);

/// Every frame of every presentation: whose, in which condition, with which attack species, what
/// became of it, and the score of attack detection for the presentation up to it. The column `name`
/// is that of scores.csv.
void write_presentations(std::ostream& out, const PresentationSet& set);

/// The thinned DET curve: threshold, rates, counts, Wilson intervals.
void write_det(std::ostream& out, const OneToOne& figures);

/// A field as RFC 4180 wants it.
std::string csv_field(const std::string& text);

}  // namespace madoguchi::evaluation::report
