// SPDX-License-Identifier: Apache-2.0
// Staff at the terminal: accounts, reader operation, mode, tick (clauses N-07, N-11 to N-15).
#include "terminal/terminal.hpp"

#include "tests/support/counter_fixture.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace madoguchi::terminal {
namespace {

using checkin::ReaderMode;
using checkin::Reason;
using test::CounterRig;
using ::testing::Contains;
using ::testing::ElementsAre;

const ports::StaffSetsMode visual{ReaderMode::visual_check};
const ports::StaffTicksIdentity tick{true};

TEST(Terminal, AsksForLogInThenForTheReaderOperation) {
  CounterRig rig;
  EXPECT_EQ(rig.staff(ports::StaffOpensReaderOperation{}).reason, Reason::not_logged_in);
  EXPECT_EQ(rig.staff(visual).reason, Reason::not_logged_in);
  rig.staff(ports::StaffLogsIn{"administrator"});
  EXPECT_EQ(rig.staff(visual).reason, Reason::operation_not_open);
  EXPECT_THAT(rig.staff(tick).clauses, ElementsAre("N-11"));
  EXPECT_EQ(rig.staff(ports::StaffOpensReaderOperation{}).reader_mode, ReaderMode::automatic);
  EXPECT_EQ(rig.staff(visual).reader_mode, ReaderMode::visual_check);
  EXPECT_EQ(rig.reader.mode(), ReaderMode::visual_check);
}

TEST(Terminal, KnowsItsAccounts) {
  CounterRig rig;
  EXPECT_EQ(rig.staff(ports::StaffLogsIn{"nobody"}).reason, Reason::not_permitted);
  rig.staff(ports::StaffLogsIn{"general"});
  rig.staff(ports::StaffOpensReaderOperation{});
  const auto seen = rig.staff(visual);
  EXPECT_EQ(seen.reason, Reason::not_permitted);
  EXPECT_THAT(seen.clauses, ElementsAre("F-14"));
  EXPECT_EQ(rig.reader.mode(), ReaderMode::automatic);
}

TEST(Terminal, RecordsWhoTickedAndWhen) {
  CounterRig rig;
  rig.visual_mode();
  rig.clock.advance(std::chrono::seconds{90});
  const auto seen = rig.staff(tick);
  ASSERT_TRUE(seen.tick);
  EXPECT_EQ(seen.tick->account, "administrator");
  EXPECT_EQ(core::to_iso(seen.tick->at), "2024-02-01 09:01:30");
  const StaffRecord& last = rig.terminal.staff_log().records().back();
  EXPECT_EQ(last.action, "tick");
  EXPECT_EQ(last.account, "administrator");
  EXPECT_THAT(rig.trace.titles(ports::Lane::staff), Contains("tick"));
}

TEST(Terminal, ATickCountsOnceAndInVisualModeOnly) {
  CounterRig rig;
  rig.staff(ports::StaffLogsIn{"administrator"});
  rig.staff(ports::StaffOpensReaderOperation{});
  EXPECT_EQ(rig.staff(tick).reason, Reason::method_not_offered);
  rig.staff(visual);
  rig.staff(tick);
  EXPECT_TRUE(test::run(rig.terminal.take_tick())->has_value());
  EXPECT_FALSE(test::run(rig.terminal.take_tick())->has_value());
}

TEST(Terminal, ATickCanBeTakenBack) {
  CounterRig rig;
  rig.visual_mode();
  rig.staff(tick);
  rig.staff(ports::StaffTicksIdentity{false});
  EXPECT_FALSE(test::run(rig.terminal.take_tick())->has_value());
}

TEST(Terminal, AnAbsentPatientCannotBeComparedByEye) {
  CounterRig rig;
  rig.visual_mode();
  rig.staff(tick);
  rig.staff(ports::StaffReportsPatient{false});
  EXPECT_FALSE(test::run(rig.terminal.take_tick())->has_value()) << "the tick is void";
  const auto seen = rig.staff(tick);
  EXPECT_EQ(seen.reason, Reason::patient_absent);
  EXPECT_THAT(seen.clauses, ElementsAre("N-07"));
  EXPECT_EQ(rig.staff(visual).reason, Reason::patient_absent);
}

TEST(Terminal, AReaderThatIsNotThereIsAnError) {
  CounterRig rig;
  Terminal alone(
      {rig.service, rig.outbox, rig.clock, rig.trace, test::shipped_tables(), rig.shift_jis}, {});
  ASSERT_TRUE(test::run(alone.handle(ports::StaffLogsIn{"administrator"})));
  ASSERT_TRUE(test::run(alone.handle(ports::StaffOpensReaderOperation{})));
  const auto seen = test::run(alone.handle(visual));
  ASSERT_FALSE(seen);
  EXPECT_EQ(seen.error().code, core::Errc::reader_unavailable);
}

}  // namespace
}  // namespace madoguchi::terminal
