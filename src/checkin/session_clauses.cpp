// SPDX-License-Identifier: Apache-2.0
// Which clause stands behind each end of a check-in. Ids N-xx: notice of 2023-08-07; F-xx:
// fallback rules; CI-xx: conformance/requirements/checkin.yaml.
#include "checkin/session.hpp"

namespace madoguchi::checkin {

std::vector<std::string> clauses_of(IdentityMethod method) {
  switch (method) {
    case IdentityMethod::face:
      return {"N-02"};
    case IdentityMethod::pin:
      return {"CI-02"};
    case IdentityMethod::visual_check:
      return {"N-05", "N-13"};
    case IdentityMethod::device:
      return {"F-17"};
  }
  return {"CI-01"};
}

std::vector<std::string> clauses_of(Reason reason) {
  switch (reason) {
    case Reason::tick_missing:
      return {"N-13", "N-15"};
    case Reason::pin_not_set:
      return {"N-04"};
    case Reason::patient_absent:
      return {"N-07"};
    case Reason::not_logged_in:
    case Reason::operation_not_open:
      return {"N-11"};
    case Reason::not_permitted:
      return {"CI-20"};
    case Reason::identity_not_verified:
    case Reason::score_below_threshold:
    case Reason::no_photograph:
      return {"N-02"};
    case Reason::number_not_read:
      return {"CI-31"};
    case Reason::no_face_captured:
    case Reason::camera_unavailable:
    case Reason::presentation_attack_suspected:
      return {"CI-30"};
    case Reason::method_not_offered:
      return {"CI-02"};
    case Reason::pin_wrong:
      return {"CI-03"};
    case Reason::pin_locked:
      return {"F-07", "CI-03"};
    case Reason::face_locked:
      return {"CI-04"};
    case Reason::not_registered:
    case Reason::registration_declined:
      return {"CI-06"};
    case Reason::registration_unavailable:
    case Reason::certificate_check_unavailable:
      return {"CI-07"};
    case Reason::card_removed:
    case Reason::no_card:
      return {"CI-13"};
    case Reason::timed_out:
      return {"CI-14"};
    case Reason::certificate_expired:
    case Reason::certificate_revoked:
      return {"CI-18"};
    case Reason::card_use_restricted:
      return {"CI-19"};
    case Reason::consent_missing:
      return {"N-03"};
    case Reason::card_unreadable:
    case Reason::not_a_my_number_card:
      return {"CI-23"};
    case Reason::reader_disconnected:
    case Reason::power_cut:
      return {"CI-24"};
    case Reason::service_unreachable:
    case Reason::service_error:
      return {"CI-27"};
    case Reason::card_signature_invalid:
    case Reason::certificate_untrusted:
      return {"CI-28"};
    case Reason::person_unknown:
    case Reason::qualification_not_valid:
      return {"CI-29"};
    case Reason::phone_not_served:
    case Reason::device_not_confirmed:
      return {"F-17"};
    case Reason::subsidy_missing:
      return {"F-81"};
    case Reason::document_not_accepted:
      return {"F-13"};
  }
  return {"CI-01"};
}

}  // namespace madoguchi::checkin
