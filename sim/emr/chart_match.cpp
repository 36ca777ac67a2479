// SPDX-License-Identifier: Apache-2.0
#include "sim/emr/chart_match.hpp"

#include "eligibility/oqs_search.hpp"
#include "sim/emr/name_match.hpp"

#include <algorithm>

namespace madoguchi::sim::emr {
namespace {

using checkin::Defect;
using checkin::EmrChart;
using checkin::EmrNote;

/// How well a record fits a chart.
struct Fit {
  bool born = false;
  bool sex = true;  ///< nothing speaks against it
  bool kanji = false;
  bool kana = false;  ///< also when one of them has none
  bool same() const { return born && sex && kanji && kana; }
};

bool stated(const std::string& sex) { return sex == "1" || sex == "2"; }

Fit fit_of(const Facts& record, const EmrChart& chart, const checkin::Defects& defects) {
  const bool exact = defects.contains(Defect::emr_matches_names_exactly);
  const std::string name = fact_in(record, "name_received");
  const std::string kana = fact_in(record, "kana_received");
  const std::string sex = fact_in(record, "sex_received");
  Fit fit;
  fit.born = fact_in(record, "born_received") == core::to_compact(chart.born);
  fit.sex = !stated(sex) || !stated(chart.sex) || sex == chart.sex;
  fit.kanji = exact ? name == chart.name : same_name(name, chart.name);
  fit.kana =
      kana.empty() || chart.name_kana.empty() ||
      (exact ? kana == chart.name_kana : comparable_kana(kana) == comparable_kana(chart.name_kana));
  return fit;
}

bool same_insurance(const Facts& record, const EmrChart& chart) {
  using madoguchi::eligibility::comparable_insurer_number;
  return !chart.insurer.empty() && !chart.number.empty() &&
         comparable_insurer_number(fact_in(record, "insurer_number")) ==
             comparable_insurer_number(chart.insurer) &&
         fact_in(record, "number") == chart.number && fact_in(record, "symbol") == chart.symbol &&
         fact_in(record, "branch") == chart.branch;
}

EmrNote difference(const Fit& fit) {
  return fit.born && fit.sex ? EmrNote::name_differs : EmrNote::identity_differs;
}

/// A chart that the file or a request names: it has to fit, and is not given up for another one.
ChartMatch named_chart(const Facts& record, const EmrChart& chart,
                       const checkin::Defects& defects) {
  const Fit fit = fit_of(record, chart, defects);
  if (fit.same()) return {chart.id, {}, {}};
  return {{}, difference(fit), {chart.id}};
}

}  // namespace

ChartMatch match_chart(const Facts& record, const std::vector<EmrChart>& charts,
                       const std::string& asked_for, const checkin::Defects& defects) {
  const std::string reference = fact_in(record, "reference_number");
  for (const std::string& named : {asked_for, reference}) {
    const auto chart = std::find_if(charts.begin(), charts.end(),
                                    [&](const EmrChart& each) { return each.id == named; });
    if (!named.empty() && chart != charts.end()) return named_chart(record, *chart, defects);
  }
  std::vector<std::string> same;
  std::vector<std::string> near;
  std::optional<EmrNote> why;
  for (const EmrChart& chart : charts) {
    const Fit fit = fit_of(record, chart, defects);
    if (fit.same()) {
      same.push_back(chart.id);
    } else if ((fit.born && (fit.kanji || fit.kana)) || same_insurance(record, chart)) {
      near.push_back(chart.id);
      why = difference(fit);
    }
  }
  const bool careless = defects.contains(Defect::emr_autoselects_chart);
  if (same.size() == 1 || (careless && !same.empty())) return {same.front(), {}, {}};
  if (!same.empty()) return {{}, EmrNote::several_charts, same};
  if (near.empty()) return {{}, EmrNote::no_chart, {}};
  return {{}, near.size() > 1 ? EmrNote::several_charts : why, near};
}

}  // namespace madoguchi::sim::emr
