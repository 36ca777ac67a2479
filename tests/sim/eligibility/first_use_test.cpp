// SPDX-License-Identifier: Apache-2.0
// Cards at their first use, JPKI maintenance, protected people and the grace of certificates that
// are over. Dates of the grace: published pages (from 2024-12-02; three months after the month
// end).
#include "registered_card.hpp"
#include "sim/eligibility/certificate_grace.hpp"
#include "sim/eligibility/eligibility_service.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>

namespace madoguchi::sim::eligibility {
namespace {

using messages::EligibilityAnswer;
using messages::Rejection;

core::CivilDate day(const char* text) { return *core::parse_date(text); }

class FirstUseTest : public testing::Test {
 protected:
  void put(const std::function<void(RegisteredPerson&)>& change) {
    RegisteredPerson person = registered(hanakos_card());
    change(person);
    ASSERT_TRUE(service_->put_person(person));
  }
  messages::EligibilityQuery proof(core::CivilTime at = morning) {
    return signed_query(service_->issue_challenge(at).value(), hanakos_card());
  }
  std::optional<Rejection> refused(core::CivilTime at = morning) {
    const auto reply = service_->query_eligibility(proof(at), at).value();
    const auto* rejection = std::get_if<Rejection>(&reply);
    return rejection == nullptr ? std::nullopt : std::optional(*rejection);
  }
  std::optional<Rejection> registering() {
    const auto reply = service_->register_use(proof(), morning).value();
    const auto* rejection = std::get_if<Rejection>(&reply);
    return rejection == nullptr ? std::nullopt : std::optional(*rejection);
  }

  std::unique_ptr<EligibilityService> service_ = make_service();
};

TEST_F(FirstUseTest, an_unregistered_card_is_told_so_until_it_is_registered) {
  put([](RegisteredPerson& person) { person.registered = false; });
  EXPECT_EQ(refused(), Rejection::not_registered);
  EXPECT_EQ(registering(), std::nullopt);
  EXPECT_EQ(refused(), std::nullopt);
}

TEST_F(FirstUseTest, maintenance_stops_first_uses_and_nothing_else) {
  service_->set_certificate_checks(false);
  EXPECT_EQ(refused(), std::nullopt) << "registered, and its certificate known";
  put([](RegisteredPerson& person) { person.certificate_known = false; });
  EXPECT_EQ(refused(), Rejection::certificate_check_unavailable);
  put([](RegisteredPerson& person) { person.registered = false; });
  EXPECT_EQ(registering(), Rejection::certificate_check_unavailable);
  EXPECT_EQ(refused(), Rejection::not_registered);
  service_->set_certificate_checks(true);
  EXPECT_EQ(registering(), std::nullopt);
}

TEST_F(FirstUseTest, a_certificate_that_was_seen_once_is_known) {
  put([](RegisteredPerson& person) { person.certificate_known = false; });
  EXPECT_EQ(refused(), std::nullopt);
  service_->set_certificate_checks(false);
  EXPECT_EQ(refused(), std::nullopt);
}

TEST_F(FirstUseTest, a_protected_person_has_no_address_and_no_session) {
  put([](RegisteredPerson& person) {
    person.dv_protected = true;
    person.records.front().address = "試験県見本市例示町";
  });
  const auto reply = service_->query_eligibility(proof(), morning).value();
  const auto& answer = std::get<EligibilityAnswer>(reply);
  EXPECT_TRUE(answer.card_use_restricted);
  EXPECT_EQ(answer.records.front().record.address, "");
  EXPECT_EQ(answer.session, "");
}

TEST_F(FirstUseTest, subsidies_in_force_on_the_day_come_with_the_answer) {
  const core::CivilDate today = core::date_of(morning);
  const core::CivilDate yesterday{std::chrono::sys_days(today) - std::chrono::days(1)};
  put([&](RegisteredPerson& person) {
    person.subsidies = {{"80139999", "1000001", "", {}, today},
                        {"81139999", "1000002", "", {}, yesterday}};
  });
  const auto reply = service_->query_eligibility(proof(), morning).value();
  const auto& answer = std::get<EligibilityAnswer>(reply);
  ASSERT_EQ(answer.subsidies.size(), 1U);
  EXPECT_EQ(answer.subsidies[0].payer_number, "80139999");
}

// The certificate of these tests ends on 2027-01-01.
TEST_F(FirstUseTest, a_certificate_in_its_grace_gives_insurance_data_only) {
  const auto at = core::start_of(day("2027-03-15")) + std::chrono::hours(9);
  const auto reply = service_->query_eligibility(proof(at), at).value();
  ASSERT_TRUE(std::holds_alternative<EligibilityAnswer>(reply));
  const auto& answer = std::get<EligibilityAnswer>(reply);
  EXPECT_TRUE(answer.information_withheld);
  EXPECT_EQ(answer.side_code, "EXPIRED");
  EXPECT_EQ(answer.session, "");
  EXPECT_EQ(refused(core::start_of(day("2027-05-15"))), Rejection::certificate_expired);
}

TEST(CertificateGrace, CountsFromTheEndOfTheMonthOrFromTheDay) {
  const CertificateGrace grace;
  EXPECT_EQ(grace.last_day(day("2025-01-10")), day("2025-04-30"));
  EXPECT_EQ(grace.last_day(day("2024-11-30")), day("2025-02-28"));
  EXPECT_TRUE(grace.covers(day("2025-01-10"), day("2025-04-30")));
  EXPECT_FALSE(grace.covers(day("2025-01-10"), day("2025-05-01")));
  EXPECT_FALSE(grace.covers(day("2025-01-10"), day("2025-01-10"))) << "not over yet";
  EXPECT_FALSE(grace.covers(day("2024-11-30"), day("2024-12-01"))) << "before the rule";
  EXPECT_TRUE(grace.covers(day("2024-11-30"), day("2024-12-02")));
  CertificateGrace by_day;
  by_day.rule.from = checkin::rules::GraceFrom::expiry_day;
  EXPECT_EQ(by_day.last_day(day("2025-01-10")), day("2025-04-10"));
  EXPECT_EQ(by_day.last_day(day("2024-11-30")), day("2025-02-28"));
}

}  // namespace
}  // namespace madoguchi::sim::eligibility
