// SPDX-License-Identifier: Apache-2.0
// The result file of a card use, OQSsiquc01res_face_*.xml: the message in it, by the program's
// names for its elements. What they are called in files the tables say (oqs_tables.hpp). The
// official layout goes to vendors only; what is here is reconstructed from programs that read such
// files and is an assumption.
#pragma once

#include "core/civil_time.hpp"
#include "core/result.hpp"
#include "core/seeded_random.hpp"
#include "eligibility/messages.hpp"
#include "eligibility/oqs_codes.hpp"
#include "eligibility/oqs_message.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace madoguchi::eligibility {

/// Files larger than this are refused, in bytes.
inline constexpr std::size_t face_file_limit = 1U << 20U;

/// The family whose result it is.
inline constexpr std::string_view face_file_family = "OQSsiquc01";

/// How long consented information may be viewed.
inline constexpr std::chrono::hours consent_lasts{24};

/// What was asked at the reader and answered; what was not asked is not in the file.
struct CardUse {
  Consents consents;
  core::CivilTime consented_at{};
  std::string institution_code;  ///< 10 digits
  OqsEncoding encoding = OqsEncoding::utf_8;
  /// The consent on cost limits is part of it; from 2024-10-07 on it is given without being asked.
  bool limit_asked = false;
  bool specified_disease_asked = false;
  bool clinical_asked = false;
  std::optional<PrescriptionForm> prescription{};  ///< chosen
};

/// The message of a card use: the service's answer and the patient's answers. Information on cost
/// limits and specified diseases stands there with its consent only.
OqsMessage face_message(const EligibilityAnswer& answer, const CardUse& use);

/// The layout that the tables have for it.
const OqsLayout& face_file_layout(const OqsTables& tables);

/// The message of a file, by its layout and with the program's names; unknown elements are left
/// out. `encoding` is what the file declares. Errc::malformed_data with the place: what the layout
/// does not allow, a wrong CharacterCodeIdentifier, an error code of a normal end, consents and
/// times that do not agree.
core::Result<OqsMessage> check_face_message(const OqsMessage& message, OqsEncoding encoding,
                                            const OqsTables& tables);

/// The first of some elements of a record that the tables have no place for, as a path; empty if
/// they have all. It would be left out of files silently.
std::string unknown_record_element(const std::vector<OqsElement>& elements,
                                   const OqsTables& tables);

/// Name -> text of everything in a message; what is absent or empty is not in the map. Elements
/// that occur several times are called Name[1], Name[2] in document order.
std::map<std::string, std::string> elements_of(const OqsMessage& message);

/// What the elements of a consent begin with: "PharmacistsInfo".
std::string consent_prefix(InformationKind kind);
std::string consent_prefix(ClinicalItem item);
inline constexpr std::string_view limit_prefix = "LimitApplicationCertificateRelated";
inline constexpr std::string_view specified_disease_prefix = "SpecificDiseasesCertificateRelated";
/// The information that these two are about.
inline constexpr std::string_view limit_information = "LimitApplicationCertificateRelatedInfo";
inline constexpr std::string_view specified_disease_information = "SpecificDiseasesCertificateList";

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
