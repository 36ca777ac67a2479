// SPDX-License-Identifier: Apache-2.0
#include "sim/eligibility/generated_certificates.hpp"

#include "core/seeded_random.hpp"
#include "eligibility/ages.hpp"
#include "sim/eligibility/insurance_search.hpp"

#include <array>
#include <span>
#include <string_view>

namespace madoguchi::sim::eligibility {
namespace {

using madoguchi::eligibility::OqsElement;
using madoguchi::eligibility::QualificationRecord;
using Classes = std::span<const std::string_view>;

constexpr std::array<std::string_view, 6> below_70{"A01", "A02", "A03", "A04", "A05", "A06"};
constexpr std::array<std::string_view, 3> active_income{"B01", "B02", "B03"};
constexpr std::array<std::string_view, 5> from_70{"B04", "B05", "B06", "B07", "B08"};
constexpr std::array<std::string_view, 1> from_75_two_tenths{"B09"};
constexpr std::array<std::string_view, 5> from_75{"B10", "B05", "B06", "B07", "B08"};

/// People with the income of working people pay three tenths; two tenths from 75 on are 一般II.
Classes classes_of(const QualificationRecord& record, int age) {
  using namespace madoguchi::eligibility;
  if (age < elderly_age) return below_70;
  if (record.partial_contribution_ratio == "030") return active_income;
  if (age < late_elderly_age) return from_70;
  return record.partial_contribution_ratio == "020" ? Classes(from_75_two_tenths)
                                                    : Classes(from_75);
}

/// Certificates of limits with reduced meals are those of people with a low income.
std::string_view kind_of(std::string_view limit) {
  const bool low = limit == "A05" || limit == "A06" || (limit >= "B05" && limit <= "B08");
  return low ? "02" : "01";
}

OqsElement limit_of(std::string_view limit, core::CivilDate from) {
  OqsElement out{"LimitApplicationCertificateRelatedInfo", {}, {}};
  out.put("LimitApplicationCertificateClassification", kind_of(limit));
  out.put("LimitApplicationCertificateClassificationFlag", limit);
  out.put("LimitApplicationCertificateValidStartDate", core::to_compact(from));
  return out;
}

OqsElement diseases_of(core::SeededRandom& random, core::CivilDate from) {
  constexpr std::array<std::string_view, 3> categories{"1", "2", "3"};
  OqsElement list{"SpecificDiseasesCertificateList", {}, {}};
  OqsElement& one = list.add("SpecificDiseasesCertificateInfo");
  one.put("SpecificDiseasesDiseaseCategory", categories[random.below(categories.size())]);
  one.put("SpecificDiseasesValidStartDate", core::to_compact(from));
  one.put("SpecificDiseasesSelfPay", "10000");
  return list;
}

}  // namespace

void give_certificates(const TraitShares& traits, std::uint64_t number, std::uint64_t seed,
                       core::CivilDate day, RegisteredPerson& person) {
  core::SeededRandom random(core::seed_of("sim/eligibility/certificates", seed) + number);
  QualificationRecord& record = person.records.front();
  const auto drawn = [&](int per_thousand) {
    return random.below(1000) < static_cast<std::uint64_t>(per_thousand);
  };
  const bool limited = drawn(traits.cost_limit);
  const bool diseased = drawn(traits.specified_disease);
  if (is_medical_aid(record)) return;
  const core::CivilDate from = record.qualification_date.value_or(day);
  if (limited) {
    const Classes classes = classes_of(record, core::age_on(record.birthdate, day));
    record.elements.push_back(limit_of(classes[random.below(classes.size())], from));
  }
  if (diseased) record.elements.push_back(diseases_of(random, from));
}

}  // namespace madoguchi::sim::eligibility
