// SPDX-License-Identifier: Apache-2.0
// Verdicts after ISO/IEC 9646 and TTCN-3: a verdict only ever gets worse, and the first cause is
// kept.
#pragma once

#include "core/enum_names.hpp"

#include <algorithm>
#include <string>

namespace madoguchi::scenario {

/// Ordered: later enumerators are worse.
enum class Verdict { none, pass, inconclusive, fail, error };

constexpr Verdict worse_of(Verdict a, Verdict b) { return std::max(a, b); }

/// What was decided before anything ran.
enum class Disposition {
  run,             ///< it runs, the verdict counts
  not_applicable,  ///< the system under test does not claim to do this
  skipped,         ///< it could not be tried here; the reason is given
};

constexpr auto enum_names(std::type_identity<Verdict>) {
  return std::to_array<core::EnumName<Verdict>>({
      {Verdict::none, "none", {"no verdict", "判定なし"}},
      {Verdict::pass, "pass", {"pass", "合格"}},
      {Verdict::inconclusive, "inconclusive", {"inconclusive", "判定不能"}},
      {Verdict::fail, "fail", {"fail", "不合格"}},
      {Verdict::error, "error", {"error", "実行エラー"}},
  });
}

constexpr auto enum_names(std::type_identity<Disposition>) {
  return std::to_array<core::EnumName<Disposition>>({
      {Disposition::run, "run", {"run", "実行"}},
      {Disposition::not_applicable, "not_applicable", {"not applicable", "対象外"}},
      {Disposition::skipped, "skipped", {"skipped", "未実施"}},
  });
}

}  // namespace madoguchi::scenario
