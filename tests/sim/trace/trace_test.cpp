// SPDX-License-Identifier: Apache-2.0
// The decorators pass everything on unchanged, record it, and keep secrets out.
#include "sim/trace/traced_card_reader.hpp"
#include "sim/trace/traced_eligibility_client.hpp"
#include "sim/trace/traced_emr_outbox.hpp"
#include "tests/support/device_fakes.hpp"
#include "tests/support/fake_eligibility.hpp"
#include "tests/support/manual_clock.hpp"
#include "tests/support/run_task.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace madoguchi::sim::trace {
namespace {

using testing::HasSubstr;
using testing::Not;

class Sink final : public ports::TraceSink {
 public:
  void record(ports::TraceEvent event) override { events.push_back(std::move(event)); }
  std::string all() const {
    std::string text;
    for (const ports::TraceEvent& event : events) {
      text += event.title + "\n";
      for (const auto& [key, value] : event.details) text += "  " + key + " " + value + "\n";
    }
    return text;
  }
  std::vector<ports::TraceEvent> events;
};

struct Trace : testing::Test {
  test::ManualClock clock{core::start_of(*core::parse_date("2024-02-01"))};
  Sink sink;
};

TEST_F(Trace, RecordsApdusButNoPin) {
  test::ScriptedCardReader reader;
  reader.cards.push_back({test::exchange("right PIN", "00200080 04 31323334", "9000"),
                          test::exchange("read", "00B0000010", "00112233 9000")});
  TracedCardReader traced(reader, clock, sink);
  auto channel = test::run(traced.connect(std::chrono::seconds(1)));
  ASSERT_TRUE(channel);
  const auto verified =
      test::run((*channel)->transmit(iso7816::CommandApdu::verify(0x80, core::as_bytes("1234"))));
  EXPECT_TRUE(verified->is_success());
  const auto read = test::run((*channel)->transmit(iso7816::CommandApdu::read_binary(0, 16)));
  EXPECT_EQ(read->data.size(), 4U);
  ASSERT_EQ(sink.events.size(), 3U);
  EXPECT_THAT(sink.all(), HasSubstr("VERIFY"));
  EXPECT_THAT(sink.all(), HasSubstr("status 9000"));
  EXPECT_THAT(sink.all(), HasSubstr("4 bytes"));
  EXPECT_THAT(sink.all(), Not(HasSubstr("31323334")));
  EXPECT_THAT(sink.all(), Not(HasSubstr("00112233")));
}

TEST_F(Trace, RecordsAnswersRejectionsAndErrorsOfTheService) {
  test::FakeEligibility service;
  TracedEligibilityClient traced(service, clock, sink);
  EXPECT_TRUE(test::run(traced.request_challenge()));
  EXPECT_TRUE(test::run(traced.query_eligibility({})));
  EXPECT_TRUE(test::run(traced.fetch_information("session 1", {.drug = true})));
  service.rejection = madoguchi::eligibility::Rejection::certificate_revoked;
  EXPECT_TRUE(test::run(traced.query_eligibility({})));
  service.failure = core::Errc::service_unreachable;
  EXPECT_FALSE(test::run(traced.request_challenge()));
  ASSERT_EQ(sink.events.size(), 5U);
  EXPECT_THAT(sink.all(), HasSubstr("answer valid"));
  EXPECT_THAT(sink.all(), HasSubstr("drug consented"));
  EXPECT_THAT(sink.all(), HasSubstr("checkup refused"));
  EXPECT_THAT(sink.all(), HasSubstr("rejected certificate_revoked"));
  EXPECT_THAT(sink.all(), HasSubstr("error the eligibility service cannot be reached"));
  // Neither the session, which opens medical information, nor a name.
  EXPECT_THAT(sink.all(), Not(HasSubstr("session 1")));
  EXPECT_THAT(sink.all(), Not(HasSubstr("試験")));
}

TEST_F(Trace, RecordsFilesForTheEmrByName) {
  class Outbox final : public ports::EmrOutbox {
   public:
    ports::Task<> deliver(std::string name, std::string content) override {
      delivered = std::move(name) + ":" + content;
      co_return core::Result<>{};
    }
    std::string delivered;
  } outbox;
  TracedEmrOutbox traced(outbox, clock, sink);
  EXPECT_TRUE(test::run(traced.deliver("a.xml", "<secret/>")));
  EXPECT_EQ(outbox.delivered, "a.xml:<secret/>");
  EXPECT_THAT(sink.all(), HasSubstr("a.xml"));
  EXPECT_THAT(sink.all(), Not(HasSubstr("secret")));
}

}  // namespace
}  // namespace madoguchi::sim::trace
