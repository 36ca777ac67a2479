// SPDX-License-Identifier: Apache-2.0
#include "apps/madoguchi/card/front_text.hpp"

#include "biometrics/performance/proportion.hpp"

#include <boost/json.hpp>
#include <fmt/format.h>

#include <algorithm>

namespace madoguchi::apps {
namespace {

namespace json = boost::json;
using biometrics::performance::clopper_pearson;
using biometrics::performance::Interval;
using sim::card_surface::ReadingCounts;

/// The rule of three: what no mistake among so many says at 95 %.
double rule_of_three(std::uint64_t trials) {
  return trials == 0 ? 1 : std::min(1.0, 3.0 / static_cast<double>(trials));
}

double per_front(double sum, const ReadingCounts& counts) {
  return counts.fronts() == 0 ? 0 : sum / static_cast<double>(counts.fronts());
}

std::string row(std::string_view name, const ReadingCounts& counts) {
  const Interval read = clopper_pearson({counts.read, counts.fronts()});
  return fmt::format("{:<22}{:>7}{:>7}  {:5.1f} - {:5.1f} %{:>9}{:>7}{:>9.2f}{:>9.3f}\n", name,
                     counts.fronts(), counts.read, 100 * read.low, 100 * read.high, counts.doubtful,
                     counts.wrong, per_front(static_cast<double>(counts.pictures), counts),
                     per_front(counts.seconds, counts));
}

json::object as_json(const ReadingCounts& counts) {
  const auto interval = [&](std::uint64_t of) {
    const Interval bounds = clopper_pearson({of, counts.fronts()});
    return json::array{bounds.low, bounds.high};
  };
  json::object doubts;
  for (const auto& [doubt, count] : counts.doubts) doubts[core::name_of(doubt)] = count;
  return {{"fronts", counts.fronts()},
          {"read", counts.read},
          {"read_interval", interval(counts.read)},
          {"doubtful", counts.doubtful},
          {"doubts", std::move(doubts)},
          {"wrong", counts.wrong},
          {"wrong_interval", interval(counts.wrong)},
          {"pictures_per_front", per_front(static_cast<double>(counts.pictures), counts)},
          {"core_seconds_per_front", per_front(counts.seconds, counts)}};
}

ReadingCounts sum_of(const FrontReadings& readings) {
  ReadingCounts all;
  for (const auto& reading : readings) all.add(reading.counts);
  return all;
}

}  // namespace

std::string front_reading_text(const FrontReadings& readings, core::Language language) {
  const auto say = [=](core::Text text) { return text.in(language); };
  std::string text = fmt::format(
      "{}\n", say({"condition              fronts   read  95 % interval   doubtful  wrong pictures "
                   " seconds",
                   "状態                     枚数   正読  95%信頼区間         不確実   誤読     "
                   "撮影    秒/枚"}));
  for (const auto& [condition, counts] : readings) text += row(condition.name, counts);
  const ReadingCounts all = sum_of(readings);
  text += row(say({"all", "計"}), all);
  for (const auto& [doubt, count] : all.doubts) {
    text += fmt::format("  {}: {}\n", say(core::label_of(doubt)), count);
  }
  if (all.wrong == 0) {
    text += fmt::format("{} {:.2g} %\n",
                        say({"None was read wrong; rule of three, 95 %: fewer than",
                             "誤読なし。3の法則による誤読率の上限(95%):"}),
                        100 * rule_of_three(all.fronts()));
  }
  return text;
}

std::string front_reading_json(const sim::card_surface::ReadingTrialPlan& plan,
                               const FrontReadings& readings) {
  json::array rows;
  for (const auto& [condition, counts] : readings) {
    json::object one = as_json(counts);
    one["condition"] = condition.name;
    one["readable"] = condition.readable;
    rows.push_back(std::move(one));
  }
  json::object all = as_json(sum_of(readings));
  all["wrong_below_by_rule_of_three"] = sum_of(readings).wrong == 0
                                            ? json::value(rule_of_three(sum_of(readings).fronts()))
                                            : json::value(nullptr);
  return json::serialize(json::object{{"first_person", plan.first_person},
                                      {"date", core::to_iso(plan.today)},
                                      {"conditions", std::move(rows)},
                                      {"all", std::move(all)}}) +
         "\n";
}

}  // namespace madoguchi::apps
