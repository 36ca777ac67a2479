// SPDX-License-Identifier: Apache-2.0
// Expected values: which rejection belongs to which fault follows from the names in messages.hpp;
// the 24 hours and three months are published.
#include "sim/eligibility/eligibility_service.hpp"

#include "registered_card.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace madoguchi::sim::eligibility {
namespace {

using messages::EligibilityAnswer;
using messages::InformationKind;
using messages::Rejection;
using testing::HasSubstr;
using testing::Not;

class EligibilityServiceTest : public testing::Test {
 protected:
  messages::Challenge challenge(core::CivilTime at = morning) {
    return service_->issue_challenge(at).value();
  }
  /// The reply to a card that signs properly.
  messages::EligibilityReply ask(const pki::IssuedCertificate& card, core::CivilTime at = morning) {
    return service_->query_eligibility(signed_query(challenge(at), card), at).value();
  }
  Rejection rejection(const messages::EligibilityReply& reply) {
    const auto* found = std::get_if<Rejection>(&reply);
    EXPECT_NE(found, nullptr) << "the service answered";
    return found == nullptr ? Rejection{} : *found;
  }
  messages::InformationReply fetch(std::string session, messages::Consents consents,
                                   core::CivilTime at = morning) {
    return service_->fetch_information({std::move(session), consents}, at).value();
  }

  std::unique_ptr<EligibilityService> service_ = make_service();
};

TEST_F(EligibilityServiceTest, a_registered_person_is_found) {
  const auto reply = ask(hanakos_card());
  ASSERT_TRUE(std::holds_alternative<EligibilityAnswer>(reply));
  const auto& answer = std::get<EligibilityAnswer>(reply);
  EXPECT_EQ(answer.validity, messages::QualificationValidity::valid);
  ASSERT_EQ(answer.records.size(), 1U);
  EXPECT_EQ(answer.records[0].record.name, "試験　花子");
  EXPECT_EQ(answer.processed_at, morning);
  EXPECT_FALSE(answer.session.empty());
  EXPECT_EQ(answer.side_code, "");
}

TEST_F(EligibilityServiceTest, a_person_without_a_serial_number_is_found_by_common_name) {
  RegisteredPerson person = registered(hanakos_card());
  person.certificate_serial = "";
  person.common_name = pki::common_name_of(pki::Branch::user_authentication, hanako());
  ASSERT_TRUE(service_->put_person(person));
  EXPECT_TRUE(std::holds_alternative<EligibilityAnswer>(ask(hanakos_card())));
}

TEST_F(EligibilityServiceTest, challenges_are_32_bytes_and_never_the_same) {
  const auto first = challenge();
  const auto second = challenge();
  EXPECT_EQ(first.nonce.size(), 32U);
  EXPECT_NE(first.nonce, second.nonce);
  EXPECT_NE(first.id, second.id);
  EXPECT_EQ(make_service()->issue_challenge(morning)->nonce, first.nonce) << "same seed";
}

TEST_F(EligibilityServiceTest, a_challenge_is_used_once) {
  const auto query = signed_query(challenge(), hanakos_card());
  EXPECT_TRUE(
      std::holds_alternative<EligibilityAnswer>(*service_->query_eligibility(query, morning)));
  EXPECT_EQ(rejection(*service_->query_eligibility(query, morning)), Rejection::unknown_challenge);
}

TEST_F(EligibilityServiceTest, a_failed_query_uses_the_challenge_up_too) {
  auto query = signed_query(challenge(), hanakos_card());
  const auto good = query.signature;
  query.signature.back() ^= 1U;
  EXPECT_EQ(rejection(*service_->query_eligibility(query, morning)), Rejection::signature_invalid);
  query.signature = good;
  EXPECT_EQ(rejection(*service_->query_eligibility(query, morning)), Rejection::unknown_challenge);
}

TEST_F(EligibilityServiceTest, a_challenge_expires) {
  const auto query = signed_query(challenge(), hanakos_card());
  EXPECT_EQ(rejection(*service_->query_eligibility(query, morning + std::chrono::seconds(301))),
            Rejection::unknown_challenge);
}

TEST_F(EligibilityServiceTest, a_signature_over_another_challenge_is_wrong) {
  auto query = signed_query(challenge(), hanakos_card());
  query.challenge_id = challenge().id;
  EXPECT_EQ(rejection(*service_->query_eligibility(query, morning)), Rejection::signature_invalid);
}

TEST_F(EligibilityServiceTest, a_signature_by_another_key_is_wrong) {
  pki::Holder other = hanako();
  other.number = 18;
  auto query = signed_query(challenge(), issue(hierarchy(), years(2022, 2027), other));
  query.certificate = hanakos_card().certificate;
  EXPECT_EQ(rejection(*service_->query_eligibility(query, morning)), Rejection::signature_invalid);
}

TEST_F(EligibilityServiceTest, a_certificate_of_another_hierarchy_is_untrusted) {
  EXPECT_EQ(rejection(ask(issue(make_hierarchy(99), years(2022, 2027)))),
            Rejection::certificate_untrusted);
}

TEST_F(EligibilityServiceTest, a_certificate_of_the_signature_branch_is_untrusted) {
  const auto signing = hierarchy()
                           .issue(pki::Branch::digital_signature, pki::Generation::of_2019,
                                  hanako(), years(2022, 2027))
                           .value();
  EXPECT_EQ(rejection(ask(signing)), Rejection::certificate_untrusted);
}

TEST_F(EligibilityServiceTest, a_certificate_is_judged_on_the_counters_day) {
  const auto old = issue(hierarchy(), years(2018, 2023));
  EXPECT_EQ(rejection(ask(old)), Rejection::certificate_expired);
  const auto then = core::start_of(*core::parse_date("2022-06-01"));
  EXPECT_TRUE(std::holds_alternative<EligibilityAnswer>(ask(old, then)));
  const auto from_the_future = issue(hierarchy(), years(2025, 2030));
  EXPECT_EQ(rejection(ask(from_the_future)), Rejection::certificate_untrusted);
}

TEST_F(EligibilityServiceTest, a_certificate_that_ends_within_three_months_gets_a_side_code) {
  const auto card = issue(hierarchy(), years(2019, 2024));  // until 2024-01-01 09:00 in Japan
  const auto on = [&](const char* day) {
    const auto reply = ask(card, core::start_of(*core::parse_date(day)));
    return std::get<EligibilityAnswer>(reply).side_code;
  };
  EXPECT_EQ(on("2023-10-01"), "");
  EXPECT_EQ(on("2023-10-02"), "EXPIRING");
}

TEST_F(EligibilityServiceTest, a_revoked_certificate_is_refused_by_list_and_by_responder) {
  for (const auto check : {RevocationCheck::by_list, RevocationCheck::by_responder}) {
    service_ = make_service({hanakos_card().serial}, ":memory:", check);
    EXPECT_EQ(rejection(ask(hanakos_card())), Rejection::certificate_revoked);
    service_ = make_service({core::Bytes{1, 2, 3}}, ":memory:", check);
    EXPECT_TRUE(std::holds_alternative<EligibilityAnswer>(ask(hanakos_card())));
    EXPECT_EQ(rejection(ask(issue(hierarchy(), years(2018, 2023)))),
              Rejection::certificate_expired);
  }
}

TEST_F(EligibilityServiceTest, certificates_of_all_generations_are_believed) {
  for (const auto& generation : enum_names(std::type_identity<pki::Generation>{})) {
    const auto card =
        hierarchy()
            .issue(pki::Branch::user_authentication, generation.value, hanako(), years(2023, 2028))
            .value();
    EXPECT_TRUE(std::holds_alternative<EligibilityAnswer>(ask(card))) << generation.name;
  }
}

TEST_F(EligibilityServiceTest, a_person_who_is_not_registered_is_unknown) {
  pki::Holder other = hanako();
  other.number = 18;
  EXPECT_EQ(rejection(ask(issue(hierarchy(), years(2022, 2027), other))),
            Rejection::person_unknown);
}

TEST_F(EligibilityServiceTest, nonsense_is_malformed) {
  auto query = signed_query(challenge(), hanakos_card());
  query.certificate = {0x30, 0x03, 0x02, 0x01};
  EXPECT_EQ(rejection(*service_->query_eligibility(query, morning)), Rejection::malformed_request);
  query = signed_query(challenge(), hanakos_card());
  query.verified_by = "faces";
  EXPECT_EQ(rejection(*service_->query_eligibility(query, morning)), Rejection::malformed_request);
}

TEST_F(EligibilityServiceTest, no_record_is_shown_when_there_is_no_qualification) {
  RegisteredPerson person = registered(hanakos_card());
  person.validity = messages::QualificationValidity::none;
  ASSERT_TRUE(service_->put_person(person));
  const auto reply = ask(hanakos_card());
  const auto& answer = std::get<EligibilityAnswer>(reply);
  EXPECT_EQ(answer.validity, messages::QualificationValidity::none);
  EXPECT_TRUE(answer.records.empty());
}

TEST_F(EligibilityServiceTest, every_record_in_force_comes_and_medical_aid_with_its_tickets) {
  RegisteredPerson person = registered(hanakos_card());
  person.records.push_back(person.records.front());
  person.records.back().insured_card_classification = "A1";
  const std::string month = core::to_compact(core::date_of(morning)).substr(0, 6);
  person.tickets = {{"MedicalTicketInfo", {}, {{"MedicalTreatmentMonth", month, {}}}},
                    {"MedicalTicketInfo", {}, {{"MedicalTreatmentMonth", "199901", {}}}}};
  ASSERT_TRUE(service_->put_person(person));
  const auto both = std::get<EligibilityAnswer>(ask(hanakos_card()));
  ASSERT_EQ(both.records.size(), 2U);
  EXPECT_TRUE(both.records[0].tickets.empty());
  EXPECT_EQ(both.records[1].tickets.size(), 1U);
  EXPECT_EQ(both.validity, messages::QualificationValidity::valid);
  // Aid alone, without a ticket of the month: OQSCD006, code 6.
  person.records.erase(person.records.begin());
  person.tickets.erase(person.tickets.begin());
  ASSERT_TRUE(service_->put_person(person));
  EXPECT_EQ(std::get<EligibilityAnswer>(ask(hanakos_card())).validity,
            messages::QualificationValidity::valid_unregistered);
}

TEST_F(EligibilityServiceTest, information_needs_consent_for_each_kind) {
  const auto reply = ask(hanakos_card());
  const std::string session = std::get<EligibilityAnswer>(reply).session;
  EXPECT_EQ(std::get<Rejection>(fetch(session, {})), Rejection::consent_missing);
  messages::Consents consents;
  consents.drug = true;
  const auto information = fetch(session, consents);
  const auto& documents = std::get<std::vector<messages::MedicalInformation>>(information);
  ASSERT_EQ(documents.size(), 1U);
  EXPECT_EQ(documents[0].kind, InformationKind::drug);
  EXPECT_THAT(documents[0].document, HasSubstr("<ResultCode>1</ResultCode>"));
  EXPECT_THAT(documents[0].document, HasSubstr("<Birth>19410503</Birth>"));
}

TEST_F(EligibilityServiceTest, only_information_that_exists_is_given) {
  RegisteredPerson person = registered(hanakos_card());
  person.information = {InformationKind::checkup};
  ASSERT_TRUE(service_->put_person(person));
  const auto reply = ask(hanakos_card());
  messages::Consents all{true, true, true, false};
  const auto information = fetch(std::get<EligibilityAnswer>(reply).session, all);
  const auto& documents = std::get<std::vector<messages::MedicalInformation>>(information);
  ASSERT_EQ(documents.size(), 1U);
  EXPECT_EQ(documents[0].kind, InformationKind::checkup);
}

TEST_F(EligibilityServiceTest, a_session_is_known_for_a_day) {
  messages::Consents consents;
  consents.drug = true;
  EXPECT_EQ(std::get<Rejection>(fetch("nobody", consents)), Rejection::session_unknown);
  const auto reply = ask(hanakos_card());
  const std::string session = std::get<EligibilityAnswer>(reply).session;
  const auto day = std::chrono::hours(24);
  EXPECT_FALSE(std::holds_alternative<Rejection>(fetch(session, consents, morning + day)));
  EXPECT_EQ(std::get<Rejection>(fetch(session, consents, morning + day + std::chrono::seconds(1))),
            Rejection::session_unknown);
}

TEST_F(EligibilityServiceTest, every_request_is_noted_without_what_the_card_sent) {
  auto query = signed_query(challenge(), hanakos_card());
  query.verified_by = "visual_check";
  query.staff_account = "kanri";
  query.ticked_at = morning;
  ASSERT_TRUE(service_->query_eligibility(query, morning));
  fetch("nobody", {});
  const auto audit = service_->audit().value();
  ASSERT_EQ(audit.size(), 3U);
  EXPECT_EQ(audit[0].request, "challenge");
  EXPECT_EQ(audit[1].person, "hanako");
  EXPECT_EQ(audit[1].outcome, "valid");
  EXPECT_EQ(audit[1].detail, "verified_by=visual_check staff=kanri ticked_at=20240201090000");
  EXPECT_EQ(audit[2].outcome, "session_unknown");
}

TEST(EligibilityServiceFile, remembers_across_restarts) {
  const std::string path = testing::TempDir() + "madoguchi-service-test.db";
  for (const char* end : {"", "-wal", "-shm"}) std::remove((path + end).c_str());
  std::string session;
  messages::EligibilityQuery used;
  {
    const auto service = make_service({}, path);
    used = signed_query(service->issue_challenge(morning).value(), hanakos_card());
    const auto reply = service->query_eligibility(used, morning).value();
    session = std::get<EligibilityAnswer>(reply).session;
  }
  const auto service = make_service({}, path);
  messages::Consents consents;
  consents.treatment = true;
  EXPECT_FALSE(
      std::holds_alternative<Rejection>(*service->fetch_information({session, consents}, morning)));
  EXPECT_EQ(std::get<Rejection>(*service->query_eligibility(used, morning)),
            Rejection::unknown_challenge);
  EXPECT_NE(service->issue_challenge(morning)->id, used.challenge_id);
  EXPECT_EQ(service->audit()->size(), 5U);
  for (const char* end : {"", "-wal", "-shm"}) std::remove((path + end).c_str());
}

TEST(EligibilityServiceFile, an_impossible_path_is_an_error) {
  const auto store = ServiceStore::open("/nowhere/at/all.db");
  ASSERT_FALSE(store);
  EXPECT_EQ(store.error().code, core::Errc::file_missing);
}

}  // namespace
}  // namespace madoguchi::sim::eligibility
