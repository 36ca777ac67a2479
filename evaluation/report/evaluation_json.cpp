// SPDX-License-Identifier: Apache-2.0
#include "evaluation/report/evaluation_json.hpp"

#include "evaluation/report/examination_report.hpp"
#include "evaluation/report/presentation_json.hpp"
#include "evaluation/report/share_json.hpp"

#include <boost/json.hpp>

namespace madoguchi::evaluation::report {
namespace {

namespace json = boost::json;
namespace performance = biometrics::performance;
using performance::Proportion;

template <class T>
json::value maybe(const std::optional<T>& value) {
  return value ? json::value(*value) : json::value(nullptr);
}

json::object data_json(const DataDescription& data) {
  json::object failures;
  for (const auto& [reason, number] : data.extraction_failures) failures[reason] = number;
  json::object object{{"kind", data.kind},
                      {"name", data.name},
                      {"sha256", data.digest},
                      {"pictures", data.pictures},
                      {"ignored_files", data.ignored_files},
                      {"extraction_failures", failures}};
  if (data.unreadable_files.empty()) return object;
  json::array files;
  for (const UnreadableFile& file : data.unreadable_files) {
    files.push_back(json::object{{"name", file.name}, {"problem", file.problem}});
  }
  object["unreadable_files"] = std::move(files);
  return object;
}

json::value comparator_json(const std::optional<ComparatorDescription>& comparator) {
  if (!comparator) return nullptr;
  return json::object{
      {"name", comparator->name},
      {"roles", comparator->roles},
      {"networks", json::array(comparator->networks.begin(), comparator->networks.end())},
      {"calibration", json::object{{"name", comparator->calibration},
                                   {"threshold", maybe(comparator->threshold)},
                                   {"provisional", comparator->provisional},
                                   {"measured_on", comparator->measured_on}}}};
}

json::object point_json(const OperatingPoint& point, const performance::Failures& failures) {
  json::object object{{"fmr_asked", maybe(point.fmr_asked)},
                      {"threshold_asked", maybe(point.threshold_asked)},
                      {"threshold", maybe(point.threshold)},
                      {"support", core::name_of(point.support)}};
  if (!point.threshold) return object;
  const auto intervals = point.by_subject;
  object["fmr"] = share(point.fmr, intervals ? std::optional(intervals->fmr) : std::nullopt);
  object["fnmr"] = share(point.fnmr, intervals ? std::optional(intervals->fnmr) : std::nullopt);
  object["with_failures"] = json::object{
      {"fmr", share(performance::with_failures_as_rejections(failures, point.fmr))},
      {"fnmr", share(performance::with_failures_as_non_matches(failures, point.fnmr))},
      {"gfar", performance::generalised_false_acceptance_rate(failures, point.fmr.rate())},
      {"gfrr", performance::generalised_false_rejection_rate(failures, point.fnmr.rate())}};
  object["groups"] = groups_json(point.groups);
  return object;
}

json::object histogram_json(const ScoreHistogram& histogram) {
  return {{"low", histogram.low},
          {"width", histogram.width},
          {"mated", json::array(histogram.mated.begin(), histogram.mated.end())},
          {"non_mated", json::array(histogram.non_mated.begin(), histogram.non_mated.end())}};
}

json::value eer_json(const OneToOne& figures) {
  const auto& eer = figures.eer;
  if (!eer) return nullptr;
  return json::object{
      {"rate", eer->rate},
      {"threshold", eer->threshold},
      {"fmr", eer->fmr},
      {"fnmr", eer->fnmr},
      {"interpolated", eer->interpolated},
      {"bootstrap_by_subject", figures.eer_interval ? list_of(*figures.eer_interval) : nullptr}};
}

json::value separation_json(const std::optional<Separation>& separation) {
  if (!separation) return nullptr;
  return json::object{{"mated_mean", separation->mated_mean},
                      {"mated_deviation", separation->mated_deviation},
                      {"non_mated_mean", separation->non_mated_mean},
                      {"non_mated_deviation", separation->non_mated_deviation},
                      {"d_prime", separation->d_prime}};
}

json::object one_to_one_json(const OneToOne& figures) {
  json::array points;
  for (const OperatingPoint& point : figures.points) {
    points.push_back(point_json(point, figures.failures));
  }
  json::array curve;
  for (const performance::CurvePoint& point : figures.curve) {
    curve.push_back(json::array{point.threshold, point.false_matches, point.false_non_matches});
  }
  return {{"match", "score >= threshold"},
          {"subjects", figures.subjects},
          {"mated", figures.mated},
          {"non_mated", figures.non_mated},
          {"fte", share(figures.failures.enrolment)},
          {"fta", share(figures.failures.acquisition)},
          {"mated_pairs_without_template", figures.failures.mated_pairs},
          {"non_mated_pairs_without_template", figures.failures.non_mated_pairs},
          {"eer", eer_json(figures)},
          {"separation", separation_json(figures.separation)},
          {"points", points},
          {"histogram", histogram_json(figures.histogram)},
          {"curve_columns", json::array{"threshold", "false_matches", "false_non_matches"}},
          {"curve", curve}};
}

json::object one_to_many_json(const OneToMany& figures) {
  json::array points;
  for (const SearchPoint& point : figures.points) {
    points.push_back(json::object{{"fpir_asked", point.fpir_asked},
                                  {"threshold", point.threshold},
                                  {"support", core::name_of(point.support)},
                                  {"fpir", share(point.fpir)},
                                  {"fnir", share(point.fnir)}});
  }
  json::array cmc;
  for (const Proportion& rank : figures.cmc) cmc.push_back(rank.errors);
  return {{"gallery", figures.gallery},
          {"searches", figures.cmc.front().trials},
          {"without_template", figures.without_template},
          {"points", points},
          {"found_within_rank", cmc}};
}

json::object attacks_json(const AttackDetection& figures) {
  json::array points;
  for (const AttackDetection::Point& point : figures.points) {
    json::array species;
    for (const performance::SpeciesRates& one : point.rates.species) {
      species.push_back(json::object{
          {"species", one.species}, {"apcer", share(one.apcer)}, {"apnrr", share(one.apnrr)}});
    }
    const performance::SpeciesRates* worst = point.rates.worst();
    points.push_back(json::object{{"apcer_asked", maybe(point.apcer_asked)},
                                  {"threshold", point.rates.threshold},
                                  {"support", core::name_of(point.support)},
                                  {"bpcer", share(point.rates.bpcer)},
                                  {"bpnrr", share(point.rates.bpnrr)},
                                  {"worst_species", worst ? worst->species : ""},
                                  {"species", species}});
  }
  return {{"bona_fide", "score >= threshold"},
          {"own_threshold", maybe(figures.own_threshold)},
          {"points", points},
          {"histogram", histogram_json(figures.histogram)}};
}

json::array limits_json(const std::vector<JudgedLimit>& limits) {
  json::array result;
  for (const JudgedLimit& limit : limits) {
    result.push_back(json::object{{"limit", limit.limit.text},
                                  {"verdict", core::name_of(limit.verdict)},
                                  {"support", core::name_of(limit.support)},
                                  {"subject", limit.subject},
                                  {"most", limit.limit.most},
                                  {"observed", share(limit.observed)},
                                  {"interval", list_of(limit.interval)}});
  }
  return result;
}

}  // namespace

json::value evaluation_json(const Evaluation& evaluation) {
  json::object object{
      {"format", 1},
      {"program", json::object{{"name", "madoguchi"}, {"version", evaluation.program_version}}},
      {"data", data_json(evaluation.data)},
      {"comparator", comparator_json(evaluation.comparator)},
      {"settings", json::object{{"seed", evaluation.bootstrap.seed},
                                {"replicates", evaluation.bootstrap.replicates},
                                {"confidence", evaluation.bootstrap.confidence}}},
      {"verdict", core::name_of(evaluation.verdict)},
      {"limits", limits_json(evaluation.limits)}};
  if (evaluation.one_to_one) object["one_to_one"] = one_to_one_json(*evaluation.one_to_one);
  if (evaluation.one_to_many) object["one_to_many"] = one_to_many_json(*evaluation.one_to_many);
  if (evaluation.attacks) object["attack_detection"] = attacks_json(*evaluation.attacks);
  if (evaluation.examination) {
    object["comparator_under_test"] = examination_json(*evaluation.examination);
  }
  if (evaluation.transactions) {
    const Proportion fte =
        evaluation.one_to_one ? evaluation.one_to_one->failures.enrolment : Proportion{};
    object["transactions"] = transactions_json(*evaluation.transactions, fte);
  }
  if (!evaluation.lost_frames.empty()) {
    object["lost_frames"] = lost_frames_json(evaluation.lost_frames);
  }
  if (!evaluation.accepted_attacks.empty()) {
    object["accepted_attacks"] = accepted_attacks_json(evaluation.accepted_attacks);
  }
  if (!evaluation.template_times.empty()) {
    object["template_times"] = times_json(evaluation.template_times);
  }
  return object;
}

}  // namespace madoguchi::evaluation::report
