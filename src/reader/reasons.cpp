// SPDX-License-Identifier: Apache-2.0
#include "reader/reasons.hpp"

namespace madoguchi::reader {

using checkin::Reason;
using core::Errc;

std::optional<Reason> card_reason(const core::Error& error) {
  switch (error.code) {
    case Errc::no_card:
      return Reason::no_card;
    case Errc::card_removed:
      return Reason::card_removed;
    case Errc::card_mute:
    case Errc::pcsc_failure:
    case Errc::timeout:
    case Errc::short_response:
    case Errc::malformed_data:
    case Errc::unexpected_status:
      return Reason::card_unreadable;
    default:
      return std::nullopt;
  }
}

std::optional<Reason> service_reason(const core::Error& error) {
  switch (error.code) {
    case Errc::service_unreachable:
    case Errc::tls_failure:
    case Errc::timeout:
      return Reason::service_unreachable;
    case Errc::service_failure:
    case Errc::malformed_data:
      return Reason::service_error;
    default:
      return std::nullopt;
  }
}

core::Result<std::optional<checkin::Event>> card_failed(const core::Error& error) {
  const auto reason = card_reason(error);
  if (!reason) return error;
  return std::optional<checkin::Event>{checkin::event::CardFailed{*reason}};
}

core::Result<std::optional<checkin::Event>> service_failed(const core::Error& error) {
  const auto reason = service_reason(error);
  if (!reason) return error;
  return std::optional<checkin::Event>{checkin::event::ServiceFailed{*reason}};
}

Reason rejection_reason(eligibility::Rejection rejection) {
  using enum eligibility::Rejection;
  switch (rejection) {
    case signature_invalid:
      return Reason::card_signature_invalid;
    case certificate_untrusted:
      return Reason::certificate_untrusted;
    case certificate_expired:
      return Reason::certificate_expired;
    case certificate_revoked:
      return Reason::certificate_revoked;
    case person_unknown:
      return Reason::person_unknown;
    case not_registered:
      return Reason::not_registered;
    case certificate_check_unavailable:
      return Reason::certificate_check_unavailable;
    case unknown_challenge:
    case consent_missing:
    case session_unknown:
    case malformed_request:
      return Reason::service_error;
  }
  return Reason::service_error;
}

}  // namespace madoguchi::reader
