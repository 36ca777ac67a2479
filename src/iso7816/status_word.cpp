// SPDX-License-Identifier: Apache-2.0
#include "iso7816/status_word.hpp"

#include <fmt/format.h>

#include <array>
#include <utility>

namespace madoguchi::iso7816 {
namespace {

using Row = std::pair<StatusWord, core::Text>;

constexpr auto table = std::to_array<Row>({
    {status::success, {"done", "正常終了"}},
    {status::verification_failed, {"verification failed", "照合不一致"}},
    {{0x6281}, {"data may be damaged", "出力データの異常"}},
    {{0x6283}, {"application locked", "DFの閉塞"}},
    {{0x6381}, {"file is full", "ファイル満杯"}},
    {{0x6400}, {"file control information damaged", "ファイル制御情報の異常"}},
    {status::memory_failure, {"memory failure", "書込み失敗"}},
    {status::security_environment_faulty,
     {"security environment faulty", "セキュリティ環境の異常"}},
    {status::logical_channel_not_supported,
     {"logical channel not supported", "論理チャネル非対応"}},
    {status::secure_messaging_not_supported,
     {"secure messaging not supported", "セキュアメッセージング非対応"}},
    {status::wrong_length, {"wrong length", "長さの誤り"}},
    {status::incompatible_file, {"wrong kind of file", "ファイル構造と矛盾"}},
    {status::security_status_not_satisfied,
     {"security status not satisfied", "セキュリティ条件を満たしていない"}},
    {status::authentication_method_blocked, {"authentication method blocked", "認証方法の閉塞"}},
    {status::reference_data_not_usable, {"PIN locked", "暗証番号の閉塞"}},
    {status::conditions_not_satisfied,
     {"conditions of use not satisfied", "使用条件を満たしていない"}},
    {status::no_current_file, {"no current file", "カレントファイルなし"}},
    {status::secure_messaging_object_missing,
     {"secure messaging object missing", "セキュアメッセージング用データなし"}},
    {status::secure_messaging_object_incorrect,
     {"secure messaging object incorrect", "セキュアメッセージング用データの誤り"}},
    {{0x69FC}, {"no secure messaging session", "セキュアメッセージングのセッションなし"}},
    {status::function_not_supported, {"function not supported", "機能なし"}},
    {{0x6A85}, {"Lc conflicts with the TLV structure", "LcとTLV構造の矛盾"}},
    {{0x6A87}, {"Lc conflicts with P1-P2", "LcとP1-P2の矛盾"}},
    {status::incorrect_data, {"incorrect data", "データの誤り"}},
    {status::file_not_found, {"file or application not found", "ファイルまたはAPなし"}},
    {status::record_not_found, {"record not found", "レコードなし"}},
    {status::incorrect_p1_p2, {"incorrect P1-P2", "P1-P2の誤り"}},
    {status::referenced_data_not_found, {"referenced data not found", "参照データなし"}},
    {status::wrong_offset, {"offset beyond the file", "オフセットがファイル外"}},
    {status::instruction_not_supported, {"instruction not supported", "INS非対応"}},
    {status::class_not_supported, {"class not supported", "CLA非対応"}},
    {status::no_precise_diagnosis, {"no precise diagnosis", "自己診断異常"}},
});

}  // namespace

std::string to_string(StatusWord word) { return fmt::format("{:04X}", word.value); }

core::Text describe(StatusWord word) {
  for (const auto& [known, text] : table) {
    if (known == word) return text;
  }
  if (const auto tries = word.retry_counter()) {
    return *tries == 0 ? core::Text{"verification failed, no tries left", "照合不一致・残り回数0"}
                       : core::Text{"verification failed or asked, tries left",
                                    "照合不一致または残り回数の照会"};
  }
  return {"unknown status", "不明なステータス"};
}

}  // namespace madoguchi::iso7816
