// SPDX-License-Identifier: Apache-2.0
// The name of the result file of a card use.
#include "eligibility/oqs_face_file.hpp"
#include "eligibility/oqs_time.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace madoguchi::eligibility {
namespace {

constexpr std::string_view prefix = "OQSsiquc01res_face_";
constexpr std::string_view suffix = ".xml";
constexpr std::size_t institution_size = 10;
constexpr std::size_t tail_size = 20;
constexpr std::size_t time_size = 14;

bool is_letter_or_digit(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

}  // namespace

std::string FaceFileName::text() const {
  return fmt::format("{}{}{}_{}{}", prefix, institution_code, tail, core::to_compact(time), suffix);
}

std::optional<FaceFileName> FaceFileName::parse(std::string_view name) {
  constexpr std::size_t middle = institution_size + tail_size;
  if (name.size() != prefix.size() + middle + 1 + time_size + suffix.size()) return std::nullopt;
  if (!name.starts_with(prefix) || !name.ends_with(suffix)) return std::nullopt;
  name.remove_prefix(prefix.size());
  const std::string_view identity = name.substr(0, middle);
  if (!std::all_of(identity.begin(), identity.end(), is_letter_or_digit)) return std::nullopt;
  if (name[middle] != '_') return std::nullopt;
  const auto time = parse_oqs_time(name.substr(middle + 1, time_size));
  if (!time) return std::nullopt;
  return FaceFileName{std::string(identity.substr(0, institution_size)),
                      std::string(identity.substr(institution_size)), *time};
}

std::string face_file_tail(core::SeededRandom& random) {
  return fmt::format("{:016x}{:04x}", random.next(), random.next() & 0xFFFFU);
}

std::string consent_prefix(InformationKind kind) {
  switch (kind) {
    case InformationKind::drug:
      return "PharmacistsInfo";
    case InformationKind::checkup:
      return "SpecificHealthCheckupsInfo";
    case InformationKind::treatment:
      return "DiagnosisInfo";
    case InformationKind::operation:
      return "OperationInfo";
  }
  return {};
}

std::string consent_prefix(ClinicalItem item) {
  switch (item) {
    case ClinicalItem::diagnosis_name:
      return "DiagnosisName";
    case ClinicalItem::infection:
      return "InfectiousInfo";
    case ClinicalItem::allergy:
      return "AllergyInfo";
    case ClinicalItem::contraindication:
      return "ContraindicationInfo";
    case ClinicalItem::test:
      return "TestInfo";
    case ClinicalItem::prescription:
      return "PrescriptionInfo";
  }
  return {};
}

}  // namespace madoguchi::eligibility
