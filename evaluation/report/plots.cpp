// SPDX-License-Identifier: Apache-2.0
#include "evaluation/report/plots.hpp"

#include "biometrics/performance/proportion.hpp"
#include "evaluation/report/plot.hpp"

#include <boost/json.hpp>
#include <boost/math/distributions/normal.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace madoguchi::evaluation::report {
namespace {

namespace json = boost::json;
using biometrics::performance::Interval;
using biometrics::performance::Proportion;
using biometrics::performance::wilson;
using core::Language;
using core::Text;

constexpr double highest_rate = 0.6;
constexpr std::size_t most_bars = 110;

/// Normal deviate; far outside the axes for 0 and 1.
double deviate(double rate) {
  if (rate <= 0) return -10;
  if (rate >= 1) return 10;
  return boost::math::quantile(boost::math::normal(), rate);
}

double number(const json::value& value) { return value.to_number<double>(); }

std::uint64_t count(const json::value& value) { return value.to_number<std::uint64_t>(); }

/// From the decade below one error in so many trials.
Axis rate_axis(std::uint64_t trials, std::string label) {
  const double smallest = 0.7 / static_cast<double>(std::max<std::uint64_t>(trials, 10));
  Axis axis{deviate(std::clamp(smallest, 1e-8, 0.05)), deviate(highest_rate), std::move(label), {}};
  for (const double rate : {1e-7, 1e-6, 1e-5, 1e-4, 1e-3, 0.01, 0.05, 0.2, 0.4}) {
    if (deviate(rate) >= axis.low) axis.ticks.push_back({deviate(rate), percent(rate)});
  }
  return axis;
}

bool supported(const json::object& point) {
  return point.at("support").as_string() == "sufficient" && !point.at("threshold").is_null();
}

}  // namespace

std::string percent(double rate) {
  const double value = rate * 100;
  if (value == 0) return "0%";
  return value < 1e-5 ? fmt::format("{:.2g}%", value)
                      : fmt::format("{}%", std::stod(fmt::format("{:.4g}", value)));
}

std::string det_plot(const json::object& one_to_one, Language language) {
  const auto say = [=](Text text) { return std::string(text.in(language)); };
  const std::uint64_t mated = count(one_to_one.at("mated"));
  const std::uint64_t non_mated = count(one_to_one.at("non_mated"));
  Axis x = rate_axis(non_mated, say({"false match rate (FMR)", "誤一致率 (FMR)"}));
  Axis y = rate_axis(mated, say({"false non-match rate (FNMR)", "誤不一致率 (FNMR)"}));
  const double low = std::max(x.low, y.low);
  Plot plot(std::move(x), std::move(y), say({"DET curve", "DET 曲線"}));
  std::vector<PlotPoint> curve;
  std::vector<PlotPoint> band;
  std::vector<PlotPoint> lower;
  for (const json::value& row : one_to_one.at("curve").as_array()) {
    const json::array& point = row.as_array();
    const double fmr = deviate(Proportion{count(point.at(1)), non_mated}.rate());
    const Proportion fnmr{count(point.at(2)), mated};
    const Interval interval = wilson(fnmr);
    curve.emplace_back(fmr, deviate(fnmr.rate()));
    band.emplace_back(fmr, deviate(interval.high));
    lower.emplace_back(fmr, deviate(interval.low));
  }
  band.insert(band.end(), lower.rbegin(), lower.rend());
  plot.area(band, "band");
  plot.line({{low, low}, {deviate(highest_rate), deviate(highest_rate)}}, "equal");
  plot.line(curve, "curve");
  for (const json::value& value : one_to_one.at("points").as_array()) {
    const json::object& point = value.as_object();
    if (!supported(point) || point.at("fmr_asked").is_null()) continue;
    plot.mark(
        {deviate(number(point.at("fmr").at("rate"))), deviate(number(point.at("fnmr").at("rate")))},
        "point", "FNMR " + percent(number(point.at("fnmr").at("rate"))));
  }
  plot.legend("curve", "DET");
  plot.legend("band", say({"95% of FNMR (Wilson)", "FNMR の95%区間 (Wilson)"}), true);
  plot.legend("equal", "FMR = FNMR");
  return plot.svg();
}

std::string histogram_plot(const json::object& histogram, const json::array& points, Text mated,
                           Text non_mated, Language language) {
  const json::array* bins[] = {&histogram.at("mated").as_array(),
                               &histogram.at("non_mated").as_array()};
  const std::size_t size = std::min(bins[0]->size(), bins[1]->size());
  std::size_t first = size;
  std::size_t last = 0;
  std::uint64_t totals[2] = {0, 0};
  for (std::size_t i = 0; i < size; ++i) {
    for (int kind = 0; kind < 2; ++kind) {
      const std::uint64_t number_in_bin = count(bins[kind]->at(i));
      totals[kind] += number_in_bin;
      if (number_in_bin == 0) continue;
      first = std::min(first, i);
      last = std::max(last, i);
    }
  }
  if (first > last) return {};
  first = first > 3 ? first - 4 : 0;
  last = std::min(last + 4, size - 1);
  const std::size_t together = (last - first) / most_bars + 1;
  const double low = number(histogram.at("low"));
  const double width = number(histogram.at("width"));
  if (!(width > 0) || !std::isfinite(low) || !std::isfinite(width)) {
    throw std::invalid_argument("a histogram without a width");
  }
  double highest = 0;
  std::vector<PlotPoint> outlines[2];
  const double start = low + width * static_cast<double>(first);
  double end = start;
  for (int kind = 0; kind < 2; ++kind) {
    outlines[kind].emplace_back(start, 0);
    for (std::size_t i = first; i <= last; i += together) {
      std::uint64_t sum = 0;
      for (std::size_t k = i; k < std::min(i + together, size); ++k)
        sum += count(bins[kind]->at(k));
      const double share = Proportion{sum, totals[kind]}.rate() * 100;
      highest = std::max(highest, share);
      end = low + width * static_cast<double>(std::min(i + together, size));
      outlines[kind].emplace_back(low + width * static_cast<double>(i), share);
      outlines[kind].emplace_back(end, share);
    }
    outlines[kind].emplace_back(end, 0);
  }
  const auto say = [=](Text text) { return std::string(text.in(language)); };
  Plot plot({start, end, say({"comparison score", "照合スコア"}), round_ticks(start, end)},
            {0, highest * 1.3, say({"share of scores in a bin (%)", "各区間のスコアの割合 (%)"}),
             round_ticks(0, highest * 1.3)},
            say({"Histogram of scores", "スコアの分布"}));
  plot.legend_left();
  plot.area(outlines[1], "non-mated");
  plot.area(outlines[0], "mated");
  for (const json::value& value : points) {
    const json::object& point = value.as_object();
    if (point.contains("fmr_asked") && !point.at("fmr_asked").is_null() && supported(point)) {
      plot.vertical(number(point.at("threshold")), "threshold",
                    "FMR " + percent(number(point.at("fmr_asked"))));
    }
  }
  const auto total = [](Text text, Language in, std::uint64_t all) {
    return fmt::format("{} ({})", text.in(in), all);
  };
  plot.legend("mated", total(mated, language, totals[0]), true);
  plot.legend("non-mated", total(non_mated, language, totals[1]), true);
  return plot.svg();
}

std::string cmc_plot(const json::object& one_to_many, Language language) {
  const auto say = [=](Text text) { return std::string(text.in(language)); };
  const json::array& found = one_to_many.at("found_within_rank").as_array();
  if (found.empty()) throw std::invalid_argument("a CMC curve without ranks");
  const std::uint64_t searches = count(one_to_many.at("searches"));
  std::vector<PlotPoint> curve;
  std::vector<PlotPoint> band;
  std::vector<PlotPoint> lower;
  double lowest = 100;
  for (std::size_t i = 0; i < found.size(); ++i) {
    const Proportion rate{count(found[i]), searches};
    const double rank = std::log10(static_cast<double>(i + 1));
    curve.emplace_back(rank, rate.rate() * 100);
    band.emplace_back(rank, wilson(rate).high * 100);
    lower.emplace_back(rank, wilson(rate).low * 100);
    lowest = std::min(lowest, wilson(rate).low * 100);
  }
  Axis x{0, std::max(0.3, curve.back().first), say({"rank", "順位"}), {}};
  for (const int rank : {1, 2, 5, 10, 20, 50}) {
    if (std::log10(rank) <= x.high) x.ticks.push_back({std::log10(rank), std::to_string(rank)});
  }
  const double floor_rate = std::max(0.0, lowest - (100 - lowest) * 0.15 - 0.2);
  Plot plot(std::move(x),
            {floor_rate, 100, say({"identification rate (%)", "識別率 (%)"}),
             round_ticks(floor_rate, 100)},
            say({"CMC curve", "CMC 曲線"}), 560, 340);
  band.insert(band.end(), lower.rbegin(), lower.rend());
  plot.area(band, "band");
  plot.line(curve, "curve");
  return plot.svg();
}

std::string interval_plot(const std::vector<std::pair<std::string, const json::object*>>& rows,
                          const std::string& rate) {
  const bool any = std::any_of(rows.begin(), rows.end(),
                               [](const auto& row) { return count(row.second->at("trials")) > 0; });
  if (!any) return {};
  double highest = 1e-6;
  for (const auto& row : rows) {
    if (count(row.second->at("trials")) == 0) continue;
    highest = std::max(highest, number(row.second->at("clopper_pearson").at(1)) * 100);
  }
  highest = std::min(100.0, highest * 1.05);
  const auto height = static_cast<double>(rows.size());
  Axis y{0, height, "", {}};
  for (std::size_t i = 0; i < rows.size(); ++i) {
    y.ticks.push_back({height - 0.5 - static_cast<double>(i), rows[i].first});
  }
  Plot plot({0, highest, rate + " (%)", round_ticks(0, highest)}, std::move(y), rate, 560,
            90 + 28 * static_cast<int>(rows.size()));
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const json::object& share = *rows[i].second;
    if (count(share.at("trials")) == 0) continue;
    const double at = height - 0.5 - static_cast<double>(i);
    const json::array& interval = share.at("clopper_pearson").as_array();
    plot.line({{number(interval.at(0)) * 100, at}, {number(interval.at(1)) * 100, at}}, "interval");
    plot.mark({number(share.at("rate")) * 100, at}, "point");
  }
  return plot.svg();
}

}  // namespace madoguchi::evaluation::report
