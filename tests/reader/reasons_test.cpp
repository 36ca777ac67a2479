// SPDX-License-Identifier: Apache-2.0
#include "reader/reasons.hpp"

#include <gtest/gtest.h>

namespace madoguchi::reader {
namespace {

using checkin::Reason;
using core::Errc;

TEST(Reasons, TellCardFailuresFromFailuresOfTheCounter) {
  EXPECT_EQ(card_reason({Errc::card_removed, {}}), Reason::card_removed);
  EXPECT_EQ(card_reason({Errc::card_mute, {}}), Reason::card_unreadable);
  EXPECT_EQ(card_reason({Errc::unexpected_status, {}}), Reason::card_unreadable);
  EXPECT_EQ(card_reason({Errc::no_card, {}}), Reason::no_card);
  EXPECT_EQ(card_reason({Errc::pcsc_missing, {}}), std::nullopt);
  EXPECT_EQ(card_reason({Errc::crypto_failure, {}}), std::nullopt);
}

TEST(Reasons, TellAServiceThatIsNotThereFromOneThatFails) {
  EXPECT_EQ(service_reason({Errc::service_unreachable, {}}), Reason::service_unreachable);
  EXPECT_EQ(service_reason({Errc::tls_failure, {}}), Reason::service_unreachable);
  EXPECT_EQ(service_reason({Errc::timeout, {}}), Reason::service_unreachable);
  EXPECT_EQ(service_reason({Errc::service_failure, {}}), Reason::service_error);
  EXPECT_EQ(service_reason({Errc::io_failure, {}}), std::nullopt);
}

TEST(Reasons, EveryRejectionHasAReason) {
  using eligibility::Rejection;
  EXPECT_EQ(rejection_reason(Rejection::certificate_expired), Reason::certificate_expired);
  EXPECT_EQ(rejection_reason(Rejection::certificate_revoked), Reason::certificate_revoked);
  EXPECT_EQ(rejection_reason(Rejection::certificate_untrusted), Reason::certificate_untrusted);
  EXPECT_EQ(rejection_reason(Rejection::signature_invalid), Reason::card_signature_invalid);
  EXPECT_EQ(rejection_reason(Rejection::person_unknown), Reason::person_unknown);
  EXPECT_EQ(rejection_reason(Rejection::unknown_challenge), Reason::service_error);
}

}  // namespace
}  // namespace madoguchi::reader
