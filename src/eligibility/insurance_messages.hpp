// SPDX-License-Identifier: Apache-2.0
// What the terminal asks the eligibility service for an EMR, without a card: by insurance
// identifiers, for many people at once, for reference numbers and for medical information.
#pragma once

#include "eligibility/messages.hpp"
#include "eligibility/oqs_element.hpp"
#include "eligibility/oqs_tables.hpp"

#include <optional>
#include <set>
#include <string>
#include <variant>
#include <vector>

namespace madoguchi::eligibility {

/// Identifiers as on a 資格確認書. All but insurer and number may be empty.
struct InsuranceIdentifiers {
  std::string insurer_number;
  std::string symbol;
  std::string number;
  std::string branch;
  std::optional<core::CivilDate> birthdate;
};

struct InsuranceSearch {
  std::string institution;
  InsuranceIdentifiers identifiers;
  core::CivilDate on{};  ///< eligibility on this day
};

/// What the insurers' data say. Records come with valid, invalid, invalid_newer_exists and
/// valid_unregistered, never with none or several.
struct InsuranceFinding {
  QualificationValidity validity = QualificationValidity::none;
  std::vector<FoundRecord> records{};
};

struct ReferenceRegistration {
  std::string institution;
  InsuranceIdentifiers identifiers;
  std::string reference_number;
};

/// A request for later. `items` are search, registration or period elements by their canonical
/// names; an item that cannot be processed has its condition beside it.
struct BulkItem {
  OqsElement asked;
  std::optional<OqsCondition> problem{};
};

struct BulkRequest {
  std::string institution;
  std::string key;  ///< the same key means the same request, however often it comes
  OqsDuty duty = OqsDuty::bulk_eligibility;
  std::string arbitrary_identifier{};  ///< quoted in the result
  std::vector<BulkItem> items{};
};

/// One answer of a bulk result. Lists (medical aid, consents) have one for each person found.
struct BulkUnit {
  OqsElement asked;
  std::optional<OqsCondition> problem{};
  std::optional<InsuranceFinding> finding{};  ///< none for reference numbers
};

struct BulkResult {
  std::string arbitrary_identifier{};
  std::vector<BulkUnit> units{};
};

/// Why there is no bulk result.
enum class BulkState { unknown, processing };
using BulkReply = std::variant<BulkResult, BulkState>;

struct InformationSearch {
  std::string institution;
  InsuranceIdentifiers identifiers;
  std::set<InformationKind> kinds{};
  std::string from_month{};  ///< yyyyMM, drug information; empty: no limit
  std::string to_month{};
  bool as_pdf = false;
  bool prescriptions = false;  ///< with drug information: what electronic prescriptions tell, too
};

/// XML documents of the kinds asked for, or one PDF of all of them.
struct InformationFinding {
  std::vector<MedicalInformation> documents{};
  std::string pdf{};
};
using InformationSearchReply = std::variant<InformationFinding, OqsCondition>;

}  // namespace madoguchi::eligibility
