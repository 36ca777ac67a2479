// SPDX-License-Identifier: Apache-2.0
#include "evaluation/report/share_json.hpp"

#include <boost/json.hpp>

namespace madoguchi::evaluation::report {
namespace {

namespace json = boost::json;
namespace performance = biometrics::performance;
using performance::Interval;
using performance::Proportion;

json::value maybe(const std::optional<double>& value) {
  return value ? json::value(*value) : json::value(nullptr);
}

}  // namespace

json::value list_of(Interval interval) { return json::array{interval.low, interval.high}; }

json::object share(Proportion rate) {
  return {{"errors", rate.errors},
          {"trials", rate.trials},
          {"rate", rate.rate()},
          {"wilson", list_of(performance::wilson(rate))},
          {"clopper_pearson", list_of(performance::clopper_pearson(rate))}};
}

json::object share(Proportion rate, const std::optional<Interval>& by_subject) {
  json::object object = share(rate);
  object["bootstrap_by_subject"] = by_subject ? list_of(*by_subject) : json::value(nullptr);
  return object;
}

json::array groups_json(const std::vector<performance::GroupTable>& tables,
                        const std::string& match, const std::string& non_match) {
  json::array result;
  for (const performance::GroupTable& table : tables) {
    json::array rows;
    for (const performance::GroupRates& row : table.rows) {
      rows.push_back(json::object{
          {"value", row.value}, {non_match, share(row.fnmr)}, {match, share(row.fmr)}});
    }
    result.push_back(
        json::object{{"column", table.column},
                     {"values", rows},
                     {non_match + "_across", share(table.fnmr_across)},
                     {match + "_across", share(table.fmr_across)},
                     {non_match + "_worst_over_best", maybe(table.fnmr_worst_over_best)},
                     {match + "_worst_over_best", maybe(table.fmr_worst_over_best)}});
  }
  return result;
}

}  // namespace madoguchi::evaluation::report
