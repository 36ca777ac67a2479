// SPDX-License-Identifier: Apache-2.0
// The staff log: lines that come back as they went, and a terminal that is killed in the middle of
// its work (clauses N-15, CI-25).
#include "terminal/staff_log.hpp"

#include "adapters/files/append_file.hpp"
#include "adapters/files/files.hpp"
#include "adapters/files/temporary_folder.hpp"
#include "tests/support/counter_fixture.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>

namespace madoguchi::terminal {
namespace {

using adapters::files::AppendFile;
using adapters::files::complete_lines;
using checkin::Reason;

const core::CivilTime morning =
    core::start_of({std::chrono::year{2025}, std::chrono::month{3}, std::chrono::day{3}}) +
    std::chrono::hours{9};

TEST(StaffLog, LinesComeBackAsTheyWent) {
  const StaffRecord done{morning, "administrator", "tick", "set", {}};
  EXPECT_EQ(staff_line(done), "20250303090000\tadministrator\ttick\tset\tdone");
  EXPECT_EQ(parse_staff_line(staff_line(done)), done);
  const StaffRecord refused{morning, "", "mode", "", Reason::not_logged_in};
  EXPECT_EQ(parse_staff_line(staff_line(refused)), refused);
  EXPECT_EQ(staff_line({morning, "a\tb\nc", "x", "", {}}), "20250303090000\ta b c\tx\t\tdone");
}

TEST(StaffLog, OtherLinesAreNone) {
  for (const char* line :
       {"", "20250303090000", "20250303090000\ta\tb\tc", "2025030309000\ta\tb\tc\tdone",
        "20250303090000\ta\tb\tc\tperhaps", "20250303090000\ta\tb\tc\tdone\tmore"}) {
    EXPECT_FALSE(parse_staff_line(line)) << line;
  }
}

TEST(StaffLog, ATornLastLineIsCutOff) {
  const auto folder = adapters::files::TemporaryFolder::make();
  ASSERT_TRUE(folder);
  const auto path = folder->path() / "staff.log";
  ASSERT_TRUE(adapters::files::write_atomically(path, "first\nsecond\nthi"));
  {
    const auto log = AppendFile::open(path);
    ASSERT_TRUE(log);
    ASSERT_TRUE((*log)->append("third"));
    EXPECT_EQ((*log)->append("two\nlines").error().code, core::Errc::invalid_argument);
  }
  const auto text = adapters::files::read_file(path, 1000);
  ASSERT_TRUE(text);
  EXPECT_EQ(*text, "first\nsecond\nthird\n");
}

/// A log that is full.
class FullLog final : public ports::AppendLog {
 public:
  core::Result<> append(std::string_view) override {
    return core::fail(core::Errc::io_failure, "no space");
  }
};

TEST(StaffLog, WhatCannotBeKeptIsNotAcknowledged) {
  test::CounterRig rig;
  FullLog full;
  Terminal terminal(
      {rig.service, rig.outbox, rig.clock, rig.trace, test::shipped_tables(), rig.shift_jis, &full},
      {});
  const auto seen = test::run(terminal.handle(ports::StaffLogsIn{"administrator"}));
  ASSERT_FALSE(seen);
  EXPECT_EQ(seen.error().code, core::Errc::io_failure);
}

/// Works at a terminal until it is killed; tells each acknowledged action by a byte.
[[noreturn]] void work(const std::filesystem::path& path, int acknowledged) {
  const auto log = AppendFile::open(path);
  if (!log) ::_exit(1);
  test::CounterRig rig;
  Terminal terminal({rig.service, rig.outbox, rig.clock, rig.trace, test::shipped_tables(),
                     rig.shift_jis, log->get()},
                    {});
  while (true) {
    const auto seen = test::run(terminal.handle(ports::StaffLogsIn{"administrator"}));
    if (!seen || ::write(acknowledged, "x", 1) != 1) ::_exit(1);
  }
}

// A real process and SIGKILL, ten times over one file.
TEST(StaffLog, SurvivesAKilledTerminal) {
  const auto folder = adapters::files::TemporaryFolder::make();
  ASSERT_TRUE(folder);
  const auto path = folder->path() / "staff.log";
  std::size_t acknowledged = 0;
  for (int round = 0; round < 10; ++round) {
    int line[2];
    ASSERT_EQ(::pipe(line), 0);
    const pid_t terminal = ::fork();
    ASSERT_GE(terminal, 0);
    if (terminal == 0) work(path, line[1]);
    ::close(line[1]);
    char byte = 0;
    for (int i = 0; i <= round; ++i) acknowledged += ::read(line[0], &byte, 1) == 1 ? 1 : 0;
    ::kill(terminal, SIGKILL);
    ::waitpid(terminal, nullptr, 0);
    while (::read(line[0], &byte, 1) == 1) ++acknowledged;
    ::close(line[0]);
  }
  const auto text = adapters::files::read_file(path, 1U << 20U);
  ASSERT_TRUE(text);
  const auto lines = complete_lines(*text);
  EXPECT_GE(acknowledged, 55U);
  EXPECT_GE(lines.size(), acknowledged);
  EXPECT_LE(lines.size(), acknowledged + 10) << "one action a round was not acknowledged yet";
  for (const std::string& kept : lines) EXPECT_TRUE(parse_staff_line(kept)) << kept;
}

}  // namespace
}  // namespace madoguchi::terminal
