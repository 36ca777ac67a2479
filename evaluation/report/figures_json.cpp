// SPDX-License-Identifier: Apache-2.0
// figures.json: the evaluations of several comparators without what only plots need.
#include "evaluation/report/evaluation_json.hpp"
#include "evaluation/report/figures_table.hpp"

#include <boost/json.hpp>

namespace madoguchi::evaluation::report {
namespace {

namespace json = boost::json;

/// Groups stand at the first operating point alone.
json::value without_plots(json::value evaluation) {
  json::object& all = evaluation.as_object();
  all.erase("limits");
  all.erase("verdict");
  if (json::value* attacks = all.if_contains("attack_detection")) {
    attacks->as_object().erase("histogram");
  }
  if (json::value* one_to_many = all.if_contains("one_to_many")) {
    json::array& ranks = one_to_many->as_object().at("found_within_rank").as_array();
    if (ranks.size() > 10) ranks.resize(10);
  }
  json::value* one_to_one = all.if_contains("one_to_one");
  if (one_to_one == nullptr) return evaluation;
  for (const char* name : {"curve", "curve_columns", "histogram"}) {
    one_to_one->as_object().erase(name);
  }
  bool first = true;
  for (json::value& point : one_to_one->as_object().at("points").as_array()) {
    if (!first) point.as_object().erase("groups");
    first = false;
  }
  return evaluation;
}

json::object decisions_json(const JointDecisions& decisions) {
  return {{"both", decisions.both},
          {"only_first", decisions.only_first},
          {"only_second", decisions.only_second},
          {"neither", decisions.neither}};
}

}  // namespace

json::value figures_json(const FiguresPopulation& population,
                         const std::vector<ComparatorFigures>& comparators,
                         const std::optional<AgreementTable>& disagreement) {
  json::array evaluations;
  for (const ComparatorFigures& one : comparators) {
    evaluations.push_back(json::object{
        {"recipe", one.recipe}, {"evaluation", without_plots(evaluation_json(one.evaluation))}});
  }
  json::object figures{
      {"format", 1},
      {"population",
       json::object{{"people", population.people},
                    {"first", population.first},
                    {"attackers", population.attackers},
                    {"attempts", population.attempts},
                    {"frames", population.frames},
                    {"scenes", json::array(population.scenes.begin(), population.scenes.end())},
                    {"media", population.media}}},
      {"comparators", evaluations}};
  if (disagreement) {
    figures["disagreement"] = json::object{{"mated", decisions_json(disagreement->mated)},
                                           {"non_mated", decisions_json(disagreement->non_mated)}};
  }
  return figures;
}

}  // namespace madoguchi::evaluation::report
