// SPDX-License-Identifier: Apache-2.0
// What an EMR, receipt computer or pharmacy system makes of a result file, as values: taken over,
// asked of staff, refused, and why. The reference EMR answers in these words, and products under
// test through their shims.
#pragma once

#include "core/civil_time.hpp"
#include "core/enum_names.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace madoguchi::checkin {

/// What has become of a file, a request or a claim.
enum class EmrState {
  imported,  ///< taken over into the chart, or done as it was asked
  known,     ///< the same content was taken over before; nothing changed
  asks,      ///< a person has to decide; nothing was taken over
  waits,     ///< looked at again later
  refused,   ///< cannot be used; nothing was taken over
  lost,      ///< disappeared before it could be read; reported
};

/// Why it did not go through, or what staff is told although it did.
enum class EmrNote {
  // the file
  too_large,
  wrong_encoding,
  document_type,
  broken_xml,
  wrong_layout,
  other_institution,
  incomplete,
  in_use,
  moved_away,
  recovered,
  // the three layers of a result
  abnormal_end,
  still_processing,
  processing_error,
  side_information,
  not_found,
  several_people,
  several_records,
  no_record,
  qualification_lost,
  newer_exists,
  insured_died,
  ticket_unregistered,
  // the chart
  no_chart,
  several_charts,
  name_differs,
  identity_differs,
  unshown_character,
  insurance_changed,
  older_than_known,
  share_differs,
  unknown_code,
  number_unregistered,
  // medical aid
  ticket_inconsistent,
  ticket_of_other_institution,
  // other subsidies
  subsidy_missing,
  // requests and claims
  nobody_asked,
  consent_missing,
  consent_expired,
  character_replaced,
  insurance_missing,
  not_billable,
};

/// The answer of an EMR.
struct EmrDecision {
  std::string file{};  ///< name of the file; empty for claims and charts
  EmrState state = EmrState::imported;
  std::optional<EmrNote> reason{};              ///< with every state but imported
  std::string chart{};                          ///< the chart it belongs to; empty if that is open
  std::vector<std::string> candidates{};        ///< charts that staff chooses from
  std::vector<EmrNote> warnings{};              ///< in the order of EmrNote
  std::map<std::string, std::string> fields{};  ///< what the EMR holds, docs/reference-emr.md

  bool operator==(const EmrDecision&) const = default;
};

/// A chart as the EMR has it before anything is imported. Texts keep zeros and spaces.
struct EmrChart {
  std::string id{};
  std::string name{};
  std::string name_kana{};
  std::string sex{};
  core::CivilDate born{};
  std::string address{};
  std::string insurer{};
  std::string symbol{};
  std::string number{};
  std::string branch{};
  int share = 0;  ///< of cost, per cent; 0: not known

  bool operator==(const EmrChart&) const = default;
};

constexpr auto enum_names(std::type_identity<EmrState>) {
  using enum EmrState;
  return std::to_array<core::EnumName<EmrState>>({
      {imported, "imported", {"taken over", "取り込み済み"}},
      {known, "known", {"taken over before", "取り込み済み(重複)"}},
      {asks, "asks", {"staff has to decide", "職員の確認待ち"}},
      {waits, "waits", {"looked at again later", "後で再確認"}},
      {refused, "refused", {"refused", "取り込み不可"}},
      {lost, "lost", {"disappeared", "消失"}},
  });
}

constexpr auto enum_names(std::type_identity<EmrNote>) {
  using enum EmrNote;
  return std::to_array<core::EnumName<EmrNote>>({
      {too_large, "too_large", {"the file is too large", "ファイルが大きすぎます"}},
      {wrong_encoding,
       "wrong_encoding",
       {"not in the encoding that it declares", "宣言と異なる文字コードです"}},
      {document_type,
       "document_type",
       {"a document type declaration is not allowed", "DTDは使用できません"}},
      {broken_xml, "broken_xml", {"not well-formed XML", "XMLの構文に誤りがあります"}},
      {wrong_layout,
       "wrong_layout",
       {"not laid out as a result", "結果ファイルの構造ではありません"}},
      {other_institution,
       "other_institution",
       {"for another institution", "他の医療機関あてのファイルです"}},
      {incomplete, "incomplete", {"not complete yet", "書き込みが完了していません"}},
      {in_use, "in_use", {"another program holds it", "他のプログラムが使用中です"}},
      {moved_away, "moved_away", {"another program took it away", "他のプログラムが移動しました"}},
      {recovered,
       "recovered",
       {"found again where another program had moved it", "移動先から回収しました"}},
      {abnormal_end,
       "abnormal_end",
       {"the request could not be processed; this says nothing about the insurance",
        "要求を処理できませんでした(資格の有無とは関係ありません)"}},
      {still_processing, "still_processing", {"the service is still processing", "処理中です"}},
      {processing_error,
       "processing_error",
       {"this person could not be processed; this says nothing about the insurance",
        "対象者の処理がエラーになりました(資格の有無とは関係ありません)"}},
      {side_information,
       "side_information",
       {"a normal end with something to tell", "正常終了ですが、お知らせがあります"}},
      {not_found,
       "not_found",
       {"nobody has these identifiers: check what was typed",
        "該当する資格がありません。入力内容をご確認ください"}},
      {several_people,
       "several_people",
       {"several people have these identifiers", "複数の資格が該当します"}},
      {several_records,
       "several_records",
       {"several results: choose one", "結果が複数あります。選択してください"}},
      {no_record, "no_record", {"a valid result without a record", "資格情報が含まれていません"}},
      {qualification_lost,
       "qualification_lost",
       {"this insurance has been lost", "資格を喪失しています"}},
      {newer_exists, "newer_exists", {"a newer insurance exists", "新しい資格があります"}},
      {insured_died,
       "insured_died",
       {"lost because the insured person died", "死亡により資格を喪失しています"}},
      {ticket_unregistered,
       "ticket_unregistered",
       {"valid, but no ticket is registered: ask the welfare office",
        "医療券が未登録です。福祉事務所へご確認ください"}},
      {no_chart, "no_chart", {"no chart of this person", "該当するカルテがありません"}},
      {several_charts,
       "several_charts",
       {"several charts fit: choose one", "該当するカルテが複数あります"}},
      {name_differs,
       "name_differs",
       {"the name is not that of the chart", "カルテの氏名と異なります"}},
      {identity_differs,
       "identity_differs",
       {"birth date or sex are not those of the chart", "カルテの生年月日又は性別と異なります"}},
      {unshown_character,
       "unshown_character",
       {"a character of the name could not be sent and shows as ●",
        "表示できない文字が●になっています"}},
      {insurance_changed,
       "insurance_changed",
       {"another insurance than before", "保険が変わりました"}},
      {older_than_known,
       "older_than_known",
       {"older than what is known; kept as history",
        "既に取り込んだ情報より古いため、履歴として保存しました"}},
      {share_differs,
       "share_differs",
       {"the share of cost differs from our own calculation; that of the online check is used",
        "負担割合が自院の計算と異なります。オンライン資格確認の割合を用います"}},
      {unknown_code, "unknown_code", {"a code that is not in the book", "コード表にない値です"}},
      {number_unregistered,
       "number_unregistered",
       {"no reference number is registered yet", "照会番号が未登録です"}},
      {ticket_inconsistent,
       "ticket_inconsistent",
       {"the ticket is marked as inconsistent: do not bill as it is",
        "医療券に不整合があります。このまま請求しないでください"}},
      {ticket_of_other_institution,
       "ticket_of_other_institution",
       {"the ticket names another institution: do not bill as it is",
        "他の指定医療機関の医療券です。このまま請求しないでください"}},
      {subsidy_missing,
       "subsidy_missing",
       {"a subsidy is to be used, its record is missing: ask for the paper",
        "利用を選んだ医療費助成の情報がありません。紙の受給者証を確認してください"}},
      {nobody_asked, "nobody_asked", {"nobody asked for this", "要求していない結果です"}},
      {consent_missing, "consent_missing", {"the patient did not consent", "同意がありません"}},
      {consent_expired,
       "consent_expired",
       {"the consent is no longer good", "同意の有効期限が切れています"}},
      {character_replaced,
       "character_replaced",
       {"a character that claims cannot carry was replaced by ●",
        "請求に使えない文字を●に置き換えました"}},
      {insurance_missing, "insurance_missing", {"no insurance is known", "保険情報がありません"}},
      {not_billable, "not_billable", {"cannot be billed as it is", "このままでは請求できません"}},
  });
}

}  // namespace madoguchi::checkin
