// SPDX-License-Identifier: Apache-2.0
// Expected values: those of the service itself, after the latency that was asked for.
#include "sim/eligibility/in_process_eligibility_client.hpp"

#include "registered_card.hpp"
#include "tests/support/manual_clock.hpp"
#include "tests/support/run_task.hpp"

#include <gtest/gtest.h>

namespace madoguchi::sim::eligibility {
namespace {

class InProcessClientTest : public testing::Test {
 protected:
  std::unique_ptr<EligibilityService> service_ = make_service();
  test::ManualClock clock_{morning};
  InProcessEligibilityClient client_{*service_, clock_, std::chrono::seconds(2)};
};

TEST_F(InProcessClientTest, a_check_in_takes_its_time) {
  const auto challenge = test::run(client_.request_challenge());
  ASSERT_TRUE(challenge);
  const auto reply = test::run(client_.query_eligibility(signed_query(*challenge, hanakos_card())));
  ASSERT_TRUE(reply);
  const auto& answer = std::get<messages::EligibilityAnswer>(*reply);
  EXPECT_EQ(answer.processed_at, morning + std::chrono::seconds(4));
  messages::Consents consents;
  consents.checkup = true;
  const auto information = test::run(client_.fetch_information(answer.session, consents));
  ASSERT_TRUE(information);
  EXPECT_EQ(std::get<0>(*information).size(), 1U);
  EXPECT_EQ(clock_.now().time_since_epoch(), std::chrono::seconds(6));
}

TEST_F(InProcessClientTest, unreachable_until_it_is_up_again) {
  client_.set_condition(ports::ServiceCondition::unreachable);
  EXPECT_EQ(test::run(client_.request_challenge()).error().code, core::Errc::service_unreachable);
  EXPECT_EQ(test::run(client_.query_eligibility({})).error().code, core::Errc::service_unreachable);
  EXPECT_EQ(test::run(client_.fetch_information("s", {})).error().code,
            core::Errc::service_unreachable);
  EXPECT_TRUE(service_->audit()->empty()) << "nothing may arrive";
  client_.set_condition(ports::ServiceCondition::up);
  EXPECT_TRUE(test::run(client_.request_challenge()));
}

TEST_F(InProcessClientTest, a_service_in_trouble_gives_the_errors_that_a_client_over_https_sees) {
  client_.set_condition(ports::ServiceCondition::failing);
  EXPECT_EQ(test::run(client_.request_challenge()).error().code, core::Errc::service_failure);
  client_.set_condition(ports::ServiceCondition::garbled);
  EXPECT_EQ(test::run(client_.request_challenge()).error().code, core::Errc::malformed_data);
  EXPECT_TRUE(service_->audit()->empty()) << "nothing may arrive";
  client_.set_condition(ports::ServiceCondition::slow);
  const auto before = clock_.now();
  EXPECT_TRUE(test::run(client_.request_challenge()));
  EXPECT_EQ(clock_.now() - before, std::chrono::seconds(2 + 1));  // its latency, and one more
}

TEST_F(InProcessClientTest, somebody_elses_records_come_while_the_service_mixes_people_up) {
  RegisteredPerson taro = registered(hanakos_card());
  taro.key = "taro";
  taro.certificate_serial = "0102";
  taro.records[0].name = "試験　太郎";
  ASSERT_TRUE(service_->put_person(taro));
  client_.set_condition(ports::ServiceCondition::another_person);
  const auto challenge = test::run(client_.request_challenge());
  const auto reply = test::run(client_.query_eligibility(signed_query(*challenge, hanakos_card())));
  ASSERT_TRUE(reply);
  EXPECT_EQ(std::get<messages::EligibilityAnswer>(*reply).records.at(0).record.name, "試験　太郎");
}

}  // namespace
}  // namespace madoguchi::sim::eligibility
