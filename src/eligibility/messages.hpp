// SPDX-License-Identifier: Apache-2.0
// What the terminal and the eligibility service say to each other, as values. The official
// interface is handed to vendors only; this one is reconstructed from public material and is an
// assumption.
#pragma once

#include "core/bytes.hpp"
#include "core/civil_time.hpp"
#include "core/enum_names.hpp"
#include "eligibility/oqs_element.hpp"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <variant>
#include <vector>

namespace madoguchi::eligibility {

/// OQSCD006 QualificationValidity; the enumerator's value is the code.
enum class QualificationValidity {
  valid = 1,                 ///< 有効
  invalid = 2,               ///< 無効
  invalid_newer_exists = 3,  ///< 無効(新しい資格あり)
  none = 4,                  ///< 該当資格なし
  several = 5,               ///< 複数該当
  valid_unregistered = 6,    ///< 有効(未登録), medical aid only
};

/// Medical information that the institution may view with the patient's consent.
enum class InformationKind { drug, checkup, treatment, operation };

/// Parts of the shared clinical record that have a consent of their own in the file for the EMR,
/// added on 2025-01-28. Where in the file they stand is not public: an assumption.
enum class ClinicalItem {
  diagnosis_name,    ///< 傷病名
  infection,         ///< 感染症
  allergy,           ///< アレルギー
  contraindication,  ///< 薬剤禁忌
  test,              ///< 検査
  prescription,      ///< 処方
};

/// 処方箋の発行形態, OQSCD017; the enumerator's value is the code.
enum class PrescriptionForm { electronic = 1, paper = 2 };

/// The patient's answers; what was not asked is not given.
struct Consents {
  bool drug = false;
  bool checkup = false;
  bool treatment = false;
  bool high_cost_limit = false;  ///< 限度額適用認定証等; asked before 2024-10-07 only
  bool operation = false;
  bool specified_disease = false;  ///< 特定疾病療養受療証
  std::set<ClinicalItem> clinical{};
  /// Whether records of medical subsidies are to be used; empty: not asked.
  std::optional<bool> subsidies{};

  bool given(InformationKind kind) const {
    switch (kind) {
      case InformationKind::drug:
        return drug;
      case InformationKind::checkup:
        return checkup;
      case InformationKind::treatment:
        return treatment;
      case InformationKind::operation:
        return operation;
    }
    return false;
  }
  /// Whether any medical information may be fetched.
  bool any() const { return drug || checkup || treatment || operation; }
  bool operator==(const Consents&) const = default;
};

/// Random bytes of the service that the card has to sign.
struct Challenge {
  std::string id;     ///< opaque, quoted in the query
  core::Bytes nonce;  ///< 32 bytes
};

/// "Is the bearer of this card insured?": the card's proof over the challenge.
struct EligibilityQuery {
  std::string challenge_id;
  core::Bytes certificate;                   ///< DER, user authentication certificate of the card
  core::Bytes signature;                     ///< RSASSA-PKCS1-v1_5 with SHA-256 over the nonce
  std::string verified_by;                   ///< name of the checkin::IdentityMethod
  std::string staff_account;                 ///< who ticked; only with visual_check
  std::optional<core::CivilTime> ticked_at;  ///< when; only with visual_check
};

/// Insurance data of one person as the service knows it (ResultOfQualificationConfirmation; element
/// names and their order in data/oqs/layouts.yaml). Text fields keep leading zeros and spaces.
struct QualificationRecord {
  std::string insured_card_classification = "01";  ///< OQSCD010
  std::string insurer_number;                      ///< 8 characters, left-padded with spaces
  std::string insured_card_symbol;
  std::string insured_identification_number;
  std::string insured_branch_number;           ///< 2 digits
  std::string personal_family_classification;  ///< OQSCD009
  std::string insured_name;
  std::string name;       ///< family and given name separated by U+3000
  std::string name_kana;  ///< half-width katakana
  std::string sex;        ///< OQSCD007: 1, 2 or 3
  core::CivilDate birthdate{};
  std::string address;
  std::string post_number;
  std::optional<core::CivilDate> qualification_date;
  std::optional<core::CivilDate> disqualification_date;
  std::string partial_contribution_ratio;  ///< "030" = 30 %, empty when the card does not show it
  std::string insurer_name;
  /// What else the insurer tells, by the names of data/oqs/layouts.yaml: NameOfOther,
  /// LimitApplicationCertificateRelatedInfo and the like. They replace what follows from the
  /// rest; an empty one takes it away.
  std::vector<OqsElement> elements{};
};

/// A record with what stands beside it in the service.
struct FoundRecord {
  QualificationRecord record;
  std::vector<OqsElement> tickets{};  ///< MedicalTicketInfo
  std::string reference_number{};     ///< of the asking institution; empty when not registered
};

/// A medical subsidy (公費・医療費助成) as the network between municipalities and institutions
/// (PMH) knows it. Its layout is not public: the elements are an assumption
/// (data/oqs/layouts.yaml).
struct SubsidyRecord {
  std::string payer_number;      ///< 公費負担者番号
  std::string recipient_number;  ///< 受給者番号
  std::string name;              ///< of the scheme
  std::optional<core::CivilDate> valid_from;
  std::optional<core::CivilDate> valid_until;
  bool operator==(const SubsidyRecord&) const = default;
};

/// The service's answer to an EligibilityQuery that it could decide.
struct EligibilityAnswer {
  QualificationValidity validity = QualificationValidity::none;
  std::vector<FoundRecord> records;
  std::string session;  ///< opaque; quoted when consented information is fetched
  core::CivilTime processed_at{};
  std::string side_code;  ///< side information on normal end, such as "certificate expires soon"
  std::string side_message;
  /// The insurer protects the person (DV): the card must not be used as an insurance card, and
  /// addresses are left out.
  bool card_use_restricted = false;
  /// The person has a certificate for a specified disease, so the reader asks about it.
  bool has_specified_disease = false;
  /// The certificate is over and in its months of grace: insurance data, but nothing medical.
  bool information_withheld = false;
  std::vector<SubsidyRecord> subsidies{};  ///< in force on the day
};

/// Why the service could not decide: a value, since a scenario can expect it.
enum class Rejection {
  unknown_challenge,
  signature_invalid,
  certificate_untrusted,
  certificate_expired,
  certificate_revoked,
  person_unknown,
  consent_missing,
  session_unknown,
  malformed_request,
  not_registered,                 ///< the card is not registered for insurance use yet
  certificate_check_unavailable,  ///< JPKI maintenance: a certificate seen for the first time
};

/// One medical document: which kind it is and its text as the service sends it.
struct MedicalInformation {
  InformationKind kind = InformationKind::drug;
  std::string document;  ///< XML
};

/// Registers the patient's consents for a session and asks for what they cover.
struct InformationRequest {
  std::string session;
  Consents consents;
};

/// The card is registered for insurance use from now on.
struct Registration {};

/// Decided, or rejected with the service's reason.
using EligibilityReply = std::variant<EligibilityAnswer, Rejection>;
using InformationReply = std::variant<std::vector<MedicalInformation>, Rejection>;
using RegistrationReply = std::variant<Registration, Rejection>;

constexpr auto enum_names(std::type_identity<QualificationValidity>) {
  using enum QualificationValidity;
  return std::to_array<core::EnumName<QualificationValidity>>({
      {valid, "valid", {"valid", "有効"}},
      {invalid, "invalid", {"no longer valid", "無効"}},
      {invalid_newer_exists,
       "invalid_newer_exists",
       {"replaced by a newer one", "無効(新しい資格あり)"}},
      {none, "none", {"no such qualification", "該当資格なし"}},
      {several, "several", {"several qualifications", "複数該当"}},
      {valid_unregistered, "valid_unregistered", {"valid, ticket not registered", "有効(未登録)"}},
  });
}

constexpr auto enum_names(std::type_identity<InformationKind>) {
  using enum InformationKind;
  return std::to_array<core::EnumName<InformationKind>>({
      {drug, "drug", {"drug information", "薬剤情報"}},
      {checkup, "checkup", {"specific health checkup information", "特定健診情報"}},
      {treatment, "treatment", {"treatment information", "診療情報"}},
      {operation, "operation", {"operation information", "手術情報"}},
  });
}

constexpr auto enum_names(std::type_identity<ClinicalItem>) {
  using enum ClinicalItem;
  return std::to_array<core::EnumName<ClinicalItem>>({
      {diagnosis_name, "diagnosis_name", {"diagnoses", "傷病名"}},
      {infection, "infection", {"infections", "感染症"}},
      {allergy, "allergy", {"allergies", "アレルギー"}},
      {contraindication, "contraindication", {"contraindicated drugs", "薬剤禁忌"}},
      {test, "test", {"test results", "検査"}},
      {prescription, "prescription", {"prescriptions", "処方"}},
  });
}

constexpr auto enum_names(std::type_identity<PrescriptionForm>) {
  using enum PrescriptionForm;
  return std::to_array<core::EnumName<PrescriptionForm>>({
      {electronic, "electronic", {"electronic prescription", "電子処方箋"}},
      {paper, "paper", {"prescription on paper", "紙の処方箋"}},
  });
}

constexpr auto enum_names(std::type_identity<Rejection>) {
  using enum Rejection;
  return std::to_array<core::EnumName<Rejection>>({
      {unknown_challenge, "unknown_challenge", {"unknown or used challenge", "不明なチャレンジ"}},
      {signature_invalid, "signature_invalid", {"the card's signature is wrong", "署名不正"}},
      {certificate_untrusted,
       "certificate_untrusted",
       {"certificate not from the hierarchy", "証明書不正"}},
      {certificate_expired, "certificate_expired", {"certificate expired", "証明書の有効期限切れ"}},
      {certificate_revoked, "certificate_revoked", {"certificate revoked", "証明書の失効"}},
      {person_unknown, "person_unknown", {"no such person", "該当者なし"}},
      {consent_missing, "consent_missing", {"the patient did not consent", "同意なし"}},
      {session_unknown, "session_unknown", {"unknown session", "不明なセッション"}},
      {malformed_request, "malformed_request", {"malformed request", "リクエスト不正"}},
      {not_registered, "not_registered", {"not registered for insurance use", "利用登録なし"}},
      {certificate_check_unavailable,
       "certificate_check_unavailable",
       {"the certificate cannot be checked now", "証明書の確認不可"}},
  });
}

}  // namespace madoguchi::eligibility
