// SPDX-License-Identifier: Apache-2.0
// The result file of a card use, OQSsiquc01res_face_*.xml. The official layout goes to vendors
// only; this one is reconstructed from programs that read such files and is an assumption.
#pragma once

#include "core/civil_time.hpp"
#include "core/result.hpp"
#include "core/seeded_random.hpp"
#include "eligibility/messages.hpp"
#include "eligibility/oqs_codes.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace madoguchi::eligibility {

/// Files larger than this are refused, in bytes.
inline constexpr std::size_t face_file_limit = 1U << 20U;

/// How long consented information may be viewed.
inline constexpr std::chrono::hours consent_lasts{24};

/// One consent of the patient. Times are there exactly when the flag is `given`.
struct ConsentEntry {
  ConsentFlag flag = ConsentFlag::not_given;
  std::optional<core::CivilTime> consented_at{};
  std::optional<core::CivilTime> available_until{};  ///< information kinds only

  static ConsentEntry given(core::CivilTime at) {
    return {ConsentFlag::given, at, at + consent_lasts};
  }
  bool operator==(const ConsentEntry&) const = default;
};

/// One ResultOfQualificationConfirmation. A consent that is empty was not asked for.
struct FaceFileResult {
  QualificationRecord record;
  std::map<InformationKind, ConsentEntry> information_consents;
  std::optional<ConsentEntry> limit_consent;                 ///< 限度額; without available_until
  std::optional<ConsentEntry> specified_disease_consent{};   ///< likewise
  std::map<ClinicalItem, ConsentEntry> clinical_consents{};  ///< from 2025-01-28 on
};

/// The whole file.
struct FaceFile {
  core::CivilTime processed_at{};       ///< ProcessExecutionTime
  core::CivilDate confirmation_date{};  ///< QualificationConfirmationDate
  std::string institution_code;         ///< MedicalInstitutionCode, 10 digits
  std::string arbitrary_identifier;     ///< ArbitraryFileIdentifier; omitted when empty
  ReferenceClassification reference = ReferenceClassification::my_number_card;
  SegmentOfResult segment = SegmentOfResult::normal;
  std::string error_code;     ///< written only if `segment` is not normal
  std::string error_message;  ///< likewise
  ProcessingResultStatus status = ProcessingResultStatus::normal;
  std::string side_code;     ///< ProcessingResultCode: also possible on normal end
  std::string side_message;  ///< ProcessingResultMessage
  std::optional<QualificationValidity> validity;
  std::vector<FaceFileResult> results;
  std::optional<PrescriptionForm> prescription{};  ///< PrescriptionIssueSelect
  std::optional<bool> subsidies_wanted{};          ///< SubsidyUseSelect; empty: not asked
  std::vector<SubsidyRecord> subsidies{};          ///< SubsidyList; assumed, see SubsidyRecord
};

/// What else was asked at the reader; what was not asked is not in the file.
struct AskedAtReader {
  bool specified_disease = false;
  bool clinical = false;
  std::optional<PrescriptionForm> prescription{};  ///< chosen
  std::optional<bool> subsidies{};                 ///< to be used
};

/// What a card use produced: the service's answer and the patient's consents, given at
/// `consented_at`. `limit_known`: whether the consent on cost limits is part of it; from 2024-10-07
/// on it is given without being asked.
FaceFile make_face_file(const EligibilityAnswer& answer, const Consents& consents,
                        core::CivilTime consented_at, std::string institution_code,
                        bool limit_known, const AskedAtReader& asked = {});

/// What the elements of a consent begin with: "PharmacistsInfo".
std::string consent_prefix(InformationKind kind);
std::string consent_prefix(ClinicalItem item);
inline constexpr std::string_view specified_disease_prefix = "SpecificDiseasesCertificateRelated";

/// UTF-8 XML. Elements without a value are omitted.
std::string write_face_file(const FaceFile& file);

/// Reads a file whatever the order of its elements; unknown elements are skipped.
/// Errc::malformed_data with the place: broken XML, another root, a document type declaration,
/// another encoding, too large, wrong or missing values.
core::Result<FaceFile> parse_face_file(std::string_view xml);

/// Element name -> text of everything in the file, for expectations; an absent element is not in
/// the map. Elements that occur several times are called Name[1], Name[2] in document order.
core::Result<std::map<std::string, std::string>> face_file_elements(std::string_view xml);

/// Parts of the file's name.
struct FaceFileName {
  std::string institution_code;  ///< 10 digits
  std::string tail;              ///< 20 characters without meaning
  core::CivilTime time{};

  /// "OQSsiquc01res_face_<institution><tail>_<yyyyMMddHHmmss>.xml"
  std::string text() const;
  /// Empty for names of another form.
  static std::optional<FaceFileName> parse(std::string_view name);
  bool operator==(const FaceFileName&) const = default;
};

/// Twenty hexadecimal digits for a name.
std::string face_file_tail(core::SeededRandom& random);

}  // namespace madoguchi::eligibility
