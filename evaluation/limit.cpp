// SPDX-License-Identifier: Apache-2.0
#include "evaluation/limit.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <utility>

namespace madoguchi::evaluation {
namespace {

using Condition = LimitCondition;
using Rate = LimitedRate;

constexpr std::array<std::pair<Rate, Condition>, 9> known{{
    {Rate::fnmr, Condition::fmr},
    {Rate::fnmr, Condition::threshold},
    {Rate::fmr, Condition::threshold},
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
  return forms;
}

core::Error wrong(std::string_view text, std::string what) {
  return core::fail(core::Errc::invalid_argument,
                    fmt::format("limit \"{}\": {}", text, std::move(what)));
}

bool is_rate(double value) { return value >= 0 && value <= 1; }

}  // namespace

core::Result<Limit> parse_limit(std::string_view text) {
  const std::size_t relation = text.find("<=");
  if (relation == std::string_view::npos) {
    return wrong(text, "expected RATE<=VALUE, such as fnmr@fmr=0.001<=0.03");
  }
  Limit limit;
  limit.text = text;
  const auto most = number(text.substr(relation + 2));
  if (!most || !is_rate(*most)) return wrong(text, "a rate from 0 to 1 was expected after <=");
  limit.most = *most;
  const std::string_view left = text.substr(0, relation);
  const std::size_t at = std::min(left.find('@'), left.size());
  const std::string_view condition = left.substr(std::min(at + 1, left.size()));
  const std::size_t equals = std::min(condition.find('='), condition.size());
  const auto rate = core::value_of<Rate>(left.substr(0, at));
  const auto kind = core::value_of<Condition>(condition.substr(0, equals));
  if (!rate || !kind ||
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

LimitVerdict judge(const Limit& limit, biometrics::performance::Interval interval) {
  if (interval.high <= limit.most) return LimitVerdict::pass;
  return interval.low > limit.most ? LimitVerdict::fail : LimitVerdict::inconclusive;
}

}  // namespace madoguchi::evaluation
