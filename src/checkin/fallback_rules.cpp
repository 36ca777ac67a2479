// SPDX-License-Identifier: Apache-2.0
#include "checkin/fallback_rules.hpp"

namespace madoguchi::checkin {

Way way_of(Document document) {
  switch (document) {
    case Document::prescription:
      return Way::prescription;
    case Document::eligibility_certificate:
      return Way::eligibility_certificate;
    case Document::insurance_card:
      return Way::insurance_card;
    case Document::medical_aid_ticket:
      return Way::medical_aid_ticket;
    case Document::subsidy_certificate:
      return Way::subsidy_certificate;
    case Document::limit_certificate:
      return Way::limit_certificate;
    case Document::disease_certificate:
      return Way::disease_certificate;
    case Document::elderly_certificate:
      return Way::elderly_certificate;
    case Document::portal_screen:
      return Way::portal_screen;
    case Document::insurance_notice:
      return Way::insurance_notice;
    case Document::known_data:
      return Way::known_data;
    case Document::declaration_form:
      return Way::declaration_form;
  }
  return Way::declaration_form;
}

}  // namespace madoguchi::checkin
