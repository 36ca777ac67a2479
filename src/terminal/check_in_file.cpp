// SPDX-License-Identifier: Apache-2.0
#include "terminal/check_in_file.hpp"

#include "eligibility/oqs_face_file.hpp"

#include <fmt/format.h>

namespace madoguchi::terminal {
namespace {

/// What a product with the defect writes: a time after every consent that was refused.
std::string with_times_of_refused(std::string xml, core::CivilTime now) {
  for (const std::string prefix :
       {"SpecificHealthCheckupsInfo", "PharmacistsInfo", "DiagnosisInfo", "OperationInfo"}) {
    const std::string end = fmt::format("</{}ConsFlg>", prefix);
    const std::string time =
        fmt::format("<{0}ConsTime>{1}</{0}ConsTime>", prefix, core::to_compact(now));
    const bool has_time = xml.find(fmt::format("<{}ConsTime>", prefix)) != std::string::npos;
    const std::size_t at = xml.find(end);
    if (at != std::string::npos && !has_time) xml.insert(at + end.size(), time);
  }
  return xml;
}

}  // namespace

CheckInFile make_check_in_file(const eligibility::EligibilityAnswer& answer,
                               const eligibility::Consents& consents,
                               std::optional<eligibility::PrescriptionForm> prescription,
                               core::CivilTime now, const std::string& institution_code,
                               core::SeededRandom& random, const checkin::Defects& defects) {
  const auto asked = [&](checkin::ConsentItem item) {
    return checkin::consent_rule(item, core::date_of(now)) != nullptr;
  };
  const eligibility::FaceFileName name{institution_code, eligibility::face_file_tail(random), now};
  const bool hidden = defects.contains(checkin::Defect::hides_side_code);
  eligibility::FaceFile content = eligibility::make_face_file(
      answer, consents, now, institution_code, asked(checkin::ConsentItem::limit),
      {.specified_disease = answer.has_specified_disease,
       .clinical = asked(checkin::ConsentItem::clinical),
       .prescription = prescription,
       .subsidies = consents.subsidies});
  if (hidden) content.side_code.clear();
  CheckInFile file{name.text(), eligibility::write_face_file(content)};
  if (defects.contains(checkin::Defect::writes_times_without_consent)) {
    file.content = with_times_of_refused(std::move(file.content), now);
  }
  return file;
}

}  // namespace madoguchi::terminal
