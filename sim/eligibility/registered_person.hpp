// SPDX-License-Identifier: Apache-2.0
// A person as the mock eligibility service knows them. Nobody here exists.
#pragma once

#include "eligibility/insurance_messages.hpp"

#include <optional>
#include <set>
#include <string>
#include <vector>

namespace madoguchi::sim::eligibility {

/// A consent that was given at the bedside or on the person's own telephone.
struct RemoteConsent {
  madoguchi::eligibility::OqsDuty duty = madoguchi::eligibility::OqsDuty::home_visit;
  core::CivilDate consented{};
  std::optional<core::CivilDate> examined{};
};

struct RegisteredPerson {
  std::string key;                 ///< unique name within the service, such as "hanako"
  std::string certificate_serial;  ///< hexadecimal; of the card's user authentication certificate
  std::string common_name;         ///< its subject's common name; used when no serial is given
  madoguchi::eligibility::QualificationValidity validity =
      madoguchi::eligibility::QualificationValidity::valid;
  std::vector<madoguchi::eligibility::QualificationRecord> records;
  std::set<madoguchi::eligibility::InformationKind> information;  ///< documents that exist
  /// Kinds that the person consented to for requests by file.
  std::set<madoguchi::eligibility::InformationKind> file_consents{};
  std::vector<madoguchi::eligibility::OqsElement> tickets{};  ///< MedicalTicketInfo
  std::vector<RemoteConsent> remote_consents{};
  bool registered = true;          ///< for insurance use of the card
  bool certificate_known = true;   ///< false: never seen; it has to be asked for at JPKI first
  bool dv_protected = false;       ///< the insurer's flag
  bool specified_disease = false;  ///< has a certificate for one
  /// That the network of municipalities and institutions knows.
  std::vector<madoguchi::eligibility::SubsidyRecord> subsidies{};
};

/// Whether a record is in force on a day. The day of disqualification is the first without.
inline bool in_force(const madoguchi::eligibility::QualificationRecord& record,
                     core::CivilDate day) {
  return (!record.qualification_date || *record.qualification_date <= day) &&
         (!record.disqualification_date || day < *record.disqualification_date);
}

}  // namespace madoguchi::sim::eligibility
