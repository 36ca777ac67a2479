// SPDX-License-Identifier: Apache-2.0
#include "evaluation/report/csv_files.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <ostream>

namespace madoguchi::evaluation::report {
namespace {

namespace performance = biometrics::performance;
using performance::Proportion;

std::string subject(std::uint32_t number) {
  return number == performance::unknown_subject ? "" : fmt::format("{}", number);
}

void write_pairs(std::ostream& out, const performance::Comparisons& all,
                 const performance::ScoreSet& set, const char* label, const SampleName& name) {
  for (const performance::ComparedPair& pair : set.kept) {
    std::string line =
        fmt::format("{},{},{},{},{},{}", label, pair.score, csv_field(name(pair.reference)),
                    csv_field(name(pair.probe)), subject(all.subject_of[pair.reference]),
                    subject(all.subject_of[pair.probe]));
    for (const performance::GroupColumn& column : all.groups) {
      line += "," + csv_field(column.values[column.of_sample[pair.reference]]);
      line += "," + csv_field(column.values[column.of_sample[pair.probe]]);
    }
    out << line << '\n';
  }
}

std::string claimed_names(const PresentationSet& set, const Presentation& one) {
  std::string names;
  for (const std::uint32_t other : one.claims.value_or(std::vector<std::uint32_t>())) {
    names += (names.empty() ? "" : ";") + set.subjects[other];
  }
  return names;
}

std::string columns(Proportion rate) {
  const performance::Interval interval = performance::wilson(rate);
  return fmt::format("{},{},{},{},{}", rate.rate(), rate.errors, rate.trials, interval.low,
                     interval.high);
}

}  // namespace

std::string csv_field(const std::string& text) {
  if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
  std::string quoted = "\"";
  for (const char c : text) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
  return quoted + "\"";
}

void write_scores(std::ostream& out, const performance::Comparisons& comparisons,
                  const SampleName& name) {
  std::string header = "label,score,reference,probe,reference_subject,probe_subject";
  for (const performance::GroupColumn& column : comparisons.groups) {
    header += "," + csv_field("reference_" + column.name) + "," + csv_field("probe_" + column.name);
  }
  out << header << '\n';
  write_pairs(out, comparisons, comparisons.scores.mated, "mated", name);
  write_pairs(out, comparisons, comparisons.scores.non_mated, "non_mated", name);
}

void write_presentations(std::ostream& out, const PresentationSet& set) {
  const std::vector<std::string> names = sample_names(set);
  const bool claims = std::any_of(set.presentations.begin(), set.presentations.end(),
                                  [](const Presentation& one) { return one.claims.has_value(); });
  out << "name,subject,condition,species,transaction,attempt,frame,face_found,template,liveness"
      << (claims ? ",claims\n" : "\n");
  for (const Presentation& one : set.presentations) {
    const PresentationCondition& condition = set.conditions[one.condition];
    for (std::size_t i = 0; i < one.frames.size(); ++i) {
      const PresentedFrame& frame = one.frames[i];
      out << fmt::format("{},{},{},{},{},{},{},{},{},{}{}\n", csv_field(names[frame.sample]),
                         csv_field(set.subjects[one.subject]), csv_field(condition.name),
                         condition.species, one.transaction, one.attempt, i, frame.detected ? 1 : 0,
                         frame.acquired ? 1 : 0,
                         frame.liveness ? fmt::format("{}", *frame.liveness) : "",
                         claims ? "," + csv_field(claimed_names(set, one)) : "");
    }
  }
}

void write_det(std::ostream& out, const OneToOne& figures) {
  out << "threshold,fmr,false_matches,non_mated,fmr_low,fmr_high,fnmr,false_non_matches,mated,"
         "fnmr_low,fnmr_high\n";
  for (const performance::CurvePoint& point : figures.curve) {
    out << fmt::format("{},{},{}\n", point.threshold,
                       columns({point.false_matches, figures.non_mated}),
                       columns({point.false_non_matches, figures.mated}));
  }
}

}  // namespace madoguchi::evaluation::report
