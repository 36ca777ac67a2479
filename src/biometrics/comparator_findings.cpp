// SPDX-License-Identifier: Apache-2.0
#include "biometrics/comparator_findings.hpp"

#include <algorithm>
#include <limits>

namespace madoguchi::biometrics {

void ComparatorFindings::add(ComparatorFault fault, std::string_view example, std::uint64_t count) {
  ComparatorFinding& finding = found_[fault];
  if (finding.count == 0) finding.first = example;
  finding.count += std::min(count, std::numeric_limits<std::uint64_t>::max() - finding.count);
}

void ComparatorFindings::merge(const ComparatorFindings& others) {
  for (const auto& [fault, finding] : others.found_) add(fault, finding.first, finding.count);
}

std::vector<std::string> ComparatorFindings::lines(core::Language language) const {
  std::vector<std::string> lines;
  for (const auto& [fault, finding] : found_) {
    lines.push_back(std::string(core::label_of(fault).in(language)) + " (" +
                    std::to_string(finding.count) + "): " + finding.first);
  }
  return lines;
}

core::Text rule_of(ComparatorFault fault) {
  using enum ComparatorFault;
  switch (fault) {
    case cannot_load:
      return {"It is a shared library that loads with what the machine has.",
              "実行環境で読み込める共有ライブラリであること。"};
    case missing_symbol:
      return {"It exports the four functions of the interface with C linkage.",
              "インターフェースの4関数をCリンケージで公開すること。"};
    case abi_version:
      return {"It was compiled with the header of this version.",
              "この版のヘッダーでコンパイルされていること。"};
    case initialisation:
      return {"Initialise succeeds and describes the library within the stated bounds.",
              "初期化が成功し、規定の範囲内で自身を記述すること。"};
    case crash:
      return {"A call returns; nothing ends the process.",
              "呼び出しは必ず戻り、プロセスを終了させないこと。"};
    case hang:
      return {"A call returns within its time limit.", "呼び出しは制限時間内に戻ること。"};
    case memory_limit:
      return {"The process stays within its memory limit.",
              "プロセスはメモリー上限内に収まること。"};
    case outside_memory:
      return {"Only memory inside the stated sizes is touched, and const memory is not written.",
              "規定の大きさの範囲内だけに触れ、const 領域に書き込まないこと。"};
    case prints:
      return {"Nothing is written to stdout or stderr.",
              "標準出力・標準エラーに何も書き出さないこと。"};
    case not_a_number:
    case infinite:
    case negative_score:
      return {"A similarity is a finite number, 0 or larger.", "類似度は0以上の有限値であること。"};
    case wrong_status:
      return {"A status is one that the function may return, and it agrees with the answer.",
              "戻り値は関数ごとに許された値で、結果と矛盾しないこと。"};
    case empty_template_as_success:
      return {"A template created with success has at least one byte.",
              "成功した特徴量は1バイト以上であること。"};
    case empty_template_matches:
      return {"An empty template is no template, or has similarity 0 to everything.",
              "空の特徴量は無効とするか、類似度0とすること。"};
    case template_too_large:
      return {"No template is larger than announced.", "特徴量は申告した最大長を超えないこと。"};
    case template_size_differs:
      return {"Templates of one announced size all have it.",
              "固定長と申告した特徴量はすべてその長さであること。"};
    case template_not_repeatable:
      return {"The same picture gives the same template, also in another process.",
              "同じ画像からは、別のプロセスでも同じ特徴量が得られること。"};
    case score_not_repeatable:
      return {"The same templates give the same similarity, also in another process.",
              "同じ特徴量からは、別のプロセスでも同じ類似度が得られること。"};
    case interferes:
      return {"File descriptors that are not its own are left alone.",
              "自身のものでないファイル記述子に触れないこと。"};
    case given_up:
      return {"The library had to be restarted more often than allowed; the rest was not tried.",
              "再起動の回数が上限に達したため、残りは実行していません。"};
  }
  return {"?", "?"};
}

}  // namespace madoguchi::biometrics
