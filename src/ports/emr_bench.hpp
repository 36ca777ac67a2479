// SPDX-License-Identifier: Apache-2.0
// An EMR behind its folders, as the suite handles it: files come and go, staff asks for something,
// the process is killed; and the product says what it made of it.
#pragma once

#include "checkin/emr_decision.hpp"
#include "eligibility/oqs_element.hpp"
#include "eligibility/oqs_outcome.hpp"
#include "ports/task.hpp"

#include <optional>
#include <string>
#include <vector>

namespace madoguchi::ports {

/// What is wrong with the bytes of a file.
enum class FileDamage {
  none,
  broken_xml,       ///< an element is not closed
  document_type,    ///< a DTD with an entity
  external_entity,  ///< a DTD that names another file
  oversize,         ///< more than any reader accepts
  other_encoding,   ///< declared as the one encoding, written in the other
  byte_order_mark,  ///< begins with one; this is allowed
  wrong_root,       ///< another document
  empty,            ///< no byte
};

/// How far a file is when it appears.
enum class FileProgress { complete, half_written, locked };

/// A result file that a scenario lets appear.
struct DroppedFile {
  std::string label{};   ///< how the scenario calls it
  bool face = true;      ///< in `face`, otherwise in `res`
  std::string family{};  ///< in `res`: "OQSsiquc01"
  eligibility::OqsMessage message{};
  bool shift_jis = false;
  FileDamage damage = FileDamage::none;
  FileProgress progress = FileProgress::complete;
};

/// What can happen to a file that is there.
enum class FileDeed {
  finish,           ///< the other half is written
  unlock,           ///< the other program lets go of it
  duplicate,        ///< a copy under another name appears
  replay,           ///< it is written again under the same name
  move_to_trash,    ///< another program moves it to `trash`
  move_to_archive,  ///< another program moves it to `archive`
  remove,           ///< another program deletes it
};

/// What the EMR is asked to send.
enum class EmrRequestKind {
  eligibility,
  reference_number,
  drug,
  checkup,
  medical_aid,
  home_visit,
  online,
  bulk_eligibility,
  collect,  ///< the result of the last list, by its reception number
};

/// Where the next import is killed, like by a power cut.
enum class KillPoint { before_commit, after_commit };

/// Which identifiers a claim is made with, as the reception says.
enum class ClaimBasis {
  known,                 ///< what the chart holds
  unknown,               ///< nothing is known: sevens
  unknown_old_computer,  ///< the same where a receipt computer cannot take 77777777
  disaster,              ///< unknown in a disaster: nines
};

/// How the exchange behind `req` behaves from now on.
struct ExchangeConduct {
  bool silent = false;  ///< nothing is answered
  std::optional<eligibility::OqsCondition> always{};
};

class EmrBench {
 public:
  virtual ~EmrBench() = default;
  /// Errors of all calls: what stopped the suite or the product.
  virtual Task<> drop(DroppedFile file) = 0;
  virtual Task<> change(std::string label, FileDeed deed) = 0;
  virtual Task<> conduct(ExchangeConduct conduct) = 0;

  /// The product looks at its folders once; one decision a file, in the order it took them.
  virtual Task<std::vector<checkin::EmrDecision>> import() = 0;
  /// The product sends a request, and the exchange answers.
  virtual Task<checkin::EmrDecision> request(EmrRequestKind kind, std::string chart) = 0;
  /// Staff decides to which chart a file belongs; "new": a new one.
  virtual Task<checkin::EmrDecision> answer(std::string label, std::string chart) = 0;
  virtual Task<checkin::EmrDecision> claim(std::string chart, ClaimBasis basis) = 0;
  /// What the product holds of a chart.
  virtual Task<checkin::EmrDecision> chart(std::string id) = 0;
  /// The next import is killed at this point; the product is started again.
  virtual Task<> kill(KillPoint point) = 0;
  /// The name of a file that the scenario dropped; empty if there is none of that label.
  virtual std::string name_of(const std::string& label) const = 0;
};

constexpr auto enum_names(std::type_identity<FileDamage>) {
  using enum FileDamage;
  return std::to_array<core::EnumName<FileDamage>>({
      {none, "none", {"nothing wrong", "異常なし"}},
      {broken_xml, "broken_xml", {"an element is not closed", "XML構文不正"}},
      {document_type, "document_type", {"a document type declaration", "DTDあり"}},
      {external_entity, "external_entity", {"an external entity", "外部実体参照あり"}},
      {oversize, "oversize", {"far too large", "サイズ超過"}},
      {other_encoding,
       "other_encoding",
       {"another encoding than declared", "宣言と異なる文字コード"}},
      {byte_order_mark, "byte_order_mark", {"a byte order mark", "BOMあり"}},
      {wrong_root, "wrong_root", {"another document", "別種の文書"}},
      {empty, "empty", {"without a byte", "空のファイル"}},
  });
}

constexpr auto enum_names(std::type_identity<FileProgress>) {
  using enum FileProgress;
  return std::to_array<core::EnumName<FileProgress>>({
      {complete, "complete", {"complete", "完成"}},
      {half_written, "half_written", {"half written", "書込途中"}},
      {locked, "locked", {"held by another program", "他プログラムが使用中"}},
  });
}

constexpr auto enum_names(std::type_identity<FileDeed>) {
  using enum FileDeed;
  return std::to_array<core::EnumName<FileDeed>>({
      {finish, "finish", {"the rest of it is written", "残りが書き込まれる"}},
      {unlock, "unlock", {"the other program lets go of it", "使用が終わる"}},
      {duplicate, "duplicate", {"a copy appears under another name", "別名の複製が現れる"}},
      {replay, "replay", {"it is written again", "同じ名前で再び書き込まれる"}},
      {move_to_trash, "move_to_trash", {"another program moves it to trash", "trashへ移動される"}},
      {move_to_archive,
       "move_to_archive",
       {"another program moves it to archive", "archiveへ移動される"}},
      {remove, "remove", {"another program deletes it", "削除される"}},
  });
}

constexpr auto enum_names(std::type_identity<EmrRequestKind>) {
  using enum EmrRequestKind;
  return std::to_array<core::EnumName<EmrRequestKind>>({
      {eligibility, "eligibility", {"eligibility of one person", "資格確認(単件)"}},
      {reference_number, "reference_number", {"a reference number", "照会番号登録"}},
      {drug, "drug", {"drug information", "薬剤情報"}},
      {checkup, "checkup", {"checkup information", "特定健診情報"}},
      {medical_aid, "medical_aid", {"tickets of the month", "医療券一覧"}},
      {home_visit, "home_visit", {"consents for home visits", "訪問診療等の同意"}},
      {online, "online", {"consents for online treatment", "オンライン診療等の同意"}},
      {bulk_eligibility, "bulk_eligibility", {"eligibility of everybody", "資格確認(一括)"}},
      {collect, "collect", {"the result of the last list", "一括結果の取得"}},
  });
}

constexpr auto enum_names(std::type_identity<KillPoint>) {
  using enum KillPoint;
  return std::to_array<core::EnumName<KillPoint>>({
      {before_commit, "before_commit", {"before it is on disk", "書込み確定前"}},
      {after_commit, "after_commit", {"after it is on disk", "書込み確定後"}},
  });
}

constexpr auto enum_names(std::type_identity<ClaimBasis>) {
  using enum ClaimBasis;
  return std::to_array<core::EnumName<ClaimBasis>>({
      {known, "known", {"what the chart holds", "カルテの保険情報"}},
      {unknown, "unknown", {"unknown insurance", "不詳"}},
      {unknown_old_computer,
       "unknown_old_computer",
       {"unknown insurance, older receipt computer", "不詳(旧レセコン)"}},
      {disaster, "disaster", {"unknown insurance in a disaster", "不詳(災害時)"}},
  });
}

}  // namespace madoguchi::ports
