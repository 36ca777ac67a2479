// SPDX-License-Identifier: Apache-2.0
#include "biometrics/performance/limit.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <utility>

namespace madoguchi::biometrics::performance {
namespace {

using Condition = LimitCondition;
using Rate = LimitedRate;

constexpr std::array<std::pair<Rate, Condition>, 16> known{{
    {Rate::fnmr, Condition::fmr},
    {Rate::fnmr, Condition::threshold},
    {Rate::fnmr, Condition::none},
    {Rate::fmr, Condition::threshold},
    {Rate::fmr, Condition::none},
    {Rate::far, Condition::none},
    {Rate::frr, Condition::none},
    {Rate::iapar, Condition::none},
    {Rate::apcer, Condition::none},
    {Rate::bpcer, Condition::none},
    {Rate::fte, Condition::none},
    {Rate::fta, Condition::none},
    {Rate::fnir, Condition::fpir},
    {Rate::bpcer, Condition::apcer},
    {Rate::bpcer, Condition::threshold},
    {Rate::apcer, Condition::threshold},
}};

std::optional<double> number(std::string_view text) {
  double value = 0;
  const auto parsed = std::from_chars(text.data(), text.data() + text.size(), value);
  if (parsed.ec != std::errc{} || parsed.ptr != text.data() + text.size() ||
      !std::isfinite(value)) {
    return std::nullopt;
  }
  return value;
}

std::string known_forms() {
  std::string forms;
  for (const auto& [rate, condition] : known) {
    if (!forms.empty()) forms += ", ";
    forms += core::name_of(rate);
    if (condition != Condition::none) forms += fmt::format("@{}=...", core::name_of(condition));
  }
  return forms + ", template_time_p95_ms";
}

core::Error wrong(std::string_view text, std::string what) {
  return core::fail(core::Errc::invalid_argument,
                    fmt::format("limit \"{}\": {}", text, std::move(what)));
}

bool is_rate(double value) { return value >= 0 && value <= 1; }

/// "template_time_p95_ms": the percentile 95.
std::optional<int> percentile_of_time(std::string_view name) {
  constexpr std::string_view before = "template_time_p";
  constexpr std::string_view after = "_ms";
  if (!name.starts_with(before) || !name.ends_with(after)) return std::nullopt;
  name.remove_prefix(before.size());
  if (name.size() <= after.size()) return std::nullopt;
  name.remove_suffix(after.size());
  const auto value = number(name);
  if (!value || *value < 1 || *value > 99 || *value != std::floor(*value)) return std::nullopt;
  return static_cast<int>(*value);
}

std::string without_blanks(std::string_view text) {
  std::string result(text);
  std::erase(result, ' ');
  return result;
}

}  // namespace

core::Result<Limit> parse_limit(std::string_view written) {
  const std::string kept = without_blanks(written);
  const std::string_view text = kept;
  const std::size_t relation = text.find("<=");
  if (relation == std::string_view::npos) {
    return wrong(written, "expected RATE<=VALUE, such as fnmr@fmr=0.001<=0.03");
  }
  Limit limit;
  limit.text = text;
  const auto most = number(text.substr(relation + 2));
  if (const auto percentile = percentile_of_time(text.substr(0, relation))) {
    if (!most || *most <= 0) return wrong(text, "milliseconds were expected after <=");
    limit.rate = Rate::template_time;
    limit.at = *most;
    limit.most = static_cast<double>(100 - *percentile) / 100;
    return limit;
  }
  if (!most || !is_rate(*most)) return wrong(text, "a rate from 0 to 1 was expected after <=");
  limit.most = *most;
  const std::string_view left = text.substr(0, relation);
  const std::size_t at = std::min(left.find('@'), left.size());
  const std::string_view condition = left.substr(std::min(at + 1, left.size()));
  const std::size_t equals = std::min(condition.find('='), condition.size());
  const auto rate = core::value_of<Rate>(left.substr(0, at));
  const auto kind = core::value_of<Condition>(condition.substr(0, equals));
  const bool half = at < left.size() && kind == Condition::none;  // an @ and no condition
  if (!rate || !kind || half ||
      std::find(known.begin(), known.end(), std::pair{*rate, *kind}) == known.end()) {
    return wrong(text, "expected one of " + known_forms());
  }
  limit.rate = *rate;
  limit.condition = *kind;
  if (limit.condition == Condition::none) return limit;
  const auto value = number(condition.substr(std::min(equals + 1, condition.size())));
  const bool fits =
      value && (limit.condition == Condition::threshold || (is_rate(*value) && *value > 0));
  if (!fits) return wrong(text, "a number was expected after =, for a rate between 0 and 1");
  limit.at = *value;
  return limit;
}

LimitVerdict judge(const Limit& limit, Interval interval) {
  if (interval.high <= limit.most) return LimitVerdict::pass;
  return interval.low > limit.most ? LimitVerdict::fail : LimitVerdict::inconclusive;
}

}  // namespace madoguchi::biometrics::performance
