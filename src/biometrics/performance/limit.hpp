// SPDX-License-Identifier: Apache-2.0
// A limit on an error rate, such as "fnmr@fmr=0.001<=0.03", and the statistical verdict on it.
#pragma once

#include "biometrics/performance/proportion.hpp"
#include "core/enum_names.hpp"
#include "core/result.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace madoguchi::biometrics::performance {

enum class LimitedRate { fmr, fnmr, fte, fta, far, frr, fnir, apcer, bpcer, iapar, template_time };
enum class LimitCondition { none, fmr, fpir, apcer, threshold };

struct Limit {
  std::string text;  ///< as the user wrote it
  LimitedRate rate = LimitedRate::fnmr;
  LimitCondition condition = LimitCondition::none;
  double at = 0;    ///< the condition's value; of template_time: milliseconds
  double most = 0;  ///< largest rate that is allowed; of template_time: share that may be slower
};

/// Reads "RATE[@CONDITION=VALUE]<=MOST", blanks anywhere: fnmr@fmr, fnmr@threshold, fmr@threshold,
/// fte, fta, far, frr, fnir@fpir, bpcer@apcer, bpcer@threshold, apcer@threshold, iapar; fnmr, fmr,
/// apcer and bpcer alone are at the comparator's own threshold. "template_time_p95_ms<=300" limits
/// a percentile. Error: invalid_argument with what was expected.
core::Result<Limit> parse_limit(std::string_view text);

enum class LimitVerdict { pass, inconclusive, fail };

/// Pass if the interval lies at or below the limit, fail if it lies above, otherwise inconclusive.
LimitVerdict judge(const Limit& limit, Interval interval);

constexpr auto enum_names(std::type_identity<LimitedRate>) {
  using enum LimitedRate;
  return std::to_array<core::EnumName<LimitedRate>>({
      {fmr, "fmr", {"FMR", "FMR"}},
      {fnmr, "fnmr", {"FNMR", "FNMR"}},
      {fte, "fte", {"FTE", "FTE"}},
      {fta, "fta", {"FTA", "FTA"}},
      {far, "far", {"FAR", "FAR"}},
      {frr, "frr", {"FRR", "FRR"}},
      {fnir, "fnir", {"FNIR", "FNIR"}},
      {apcer, "apcer", {"APCER", "APCER"}},
      {bpcer, "bpcer", {"BPCER", "BPCER"}},
      {iapar, "iapar", {"IAPAR", "IAPAR"}},
      {template_time, "template_time", {"time for a template", "特徴量の抽出時間"}},
  });
}

constexpr auto enum_names(std::type_identity<LimitCondition>) {
  using enum LimitCondition;
  return std::to_array<core::EnumName<LimitCondition>>({
      {none, "", {"", ""}},
      {fmr, "fmr", {"FMR", "FMR"}},
      {fpir, "fpir", {"FPIR", "FPIR"}},
      {apcer, "apcer", {"APCER", "APCER"}},
      {threshold, "threshold", {"threshold", "しきい値"}},
  });
}

constexpr auto enum_names(std::type_identity<LimitVerdict>) {
  using enum LimitVerdict;
  return std::to_array<core::EnumName<LimitVerdict>>({
      {pass, "pass", {"pass", "合格"}},
      {inconclusive, "inconclusive", {"inconclusive", "判定不能"}},
      {fail, "fail", {"fail", "不合格"}},
  });
}

}  // namespace madoguchi::biometrics::performance
