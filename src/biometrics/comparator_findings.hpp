// SPDX-License-Identifier: Apache-2.0
// What a comparator under test did that its interface (include/madoguchi/face_comparator.h) does
// not allow: kinds of findings, how often each was seen, and the first example of each.
#pragma once

#include "core/enum_names.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace madoguchi::biometrics {

enum class ComparatorFault {
  cannot_load,
  missing_symbol,
  abi_version,
  initialisation,
  crash,
  hang,
  memory_limit,
  outside_memory,
  prints,
  not_a_number,
  infinite,
  negative_score,
  wrong_status,
  empty_template_as_success,
  empty_template_matches,
  template_too_large,
  template_size_differs,
  template_not_repeatable,
  score_not_repeatable,
  interferes,
  given_up,
};

/// One kind of fault. Every one of them makes the verdict on the comparator a fail.
struct ComparatorFinding {
  std::uint64_t count = 0;
  std::string first;  ///< call, digests of the pictures, what was seen; English, no picture content

  bool operator==(const ComparatorFinding&) const = default;
};

/// Findings by kind.
class ComparatorFindings {
 public:
  void add(ComparatorFault fault, std::string_view example, std::uint64_t count = 1);
  /// Adds those of another run or process; the first example stays.
  void merge(const ComparatorFindings& others);

  bool empty() const { return found_.empty(); }
  bool has(ComparatorFault fault) const { return found_.contains(fault); }
  const std::map<ComparatorFault, ComparatorFinding>& all() const { return found_; }

  /// One line a kind: "crash (2): create_template ... SIGSEGV".
  std::vector<std::string> lines(core::Language language = core::Language::english) const;

  bool operator==(const ComparatorFindings&) const = default;

 private:
  std::map<ComparatorFault, ComparatorFinding> found_;
};

/// The rule that was broken, in words.
core::Text rule_of(ComparatorFault fault);

constexpr auto enum_names(std::type_identity<ComparatorFault>) {
  using enum ComparatorFault;
  return std::to_array<core::EnumName<ComparatorFault>>({
      {cannot_load, "cannot_load", {"cannot be loaded", "ライブラリを読み込めない"}},
      {missing_symbol, "missing_symbol", {"a function is missing", "関数が存在しない"}},
      {abi_version, "abi_version", {"other interface version", "インターフェースの版が異なる"}},
      {initialisation, "initialisation", {"initialisation failed", "初期化に失敗"}},
      {crash, "crash", {"crash", "異常終了"}},
      {hang, "hang", {"no answer in time", "時間内に応答しない"}},
      {memory_limit, "memory_limit", {"too much memory", "メモリー上限を超過"}},
      {outside_memory, "outside_memory", {"memory outside its buffers", "領域外のメモリーに接触"}},
      {prints, "prints", {"output on stdout or stderr", "標準出力・標準エラーへの出力"}},
      {not_a_number, "not_a_number", {"score is not a number", "スコアがNaN"}},
      {infinite, "infinite", {"infinite score", "スコアが無限大"}},
      {negative_score, "negative_score", {"negative score", "スコアが負"}},
      {wrong_status, "wrong_status", {"wrong status", "戻り値が規定外"}},
      {empty_template_as_success,
       "empty_template_as_success",
       {"empty template as success", "空の特徴量を成功として返す"}},
      {empty_template_matches,
       "empty_template_matches",
       {"an empty template gets a score", "空の特徴量にスコアを与える"}},
      {template_too_large,
       "template_too_large",
       {"template larger than announced", "特徴量が申告した最大長を超える"}},
      {template_size_differs,
       "template_size_differs",
       {"template size differs", "特徴量の長さが申告と異なる"}},
      {template_not_repeatable,
       "template_not_repeatable",
       {"template not repeatable", "特徴量に再現性がない"}},
      {score_not_repeatable,
       "score_not_repeatable",
       {"score not repeatable", "スコアに再現性がない"}},
      {interferes, "interferes", {"interferes with its host", "ホストの通信を妨害"}},
      {given_up, "given_up", {"given up", "打ち切り"}},
  });
}

}  // namespace madoguchi::biometrics
