// SPDX-License-Identifier: Apache-2.0
// `madoguchi card serve` and the commands that talk to it, with OpenSC's tools beside them.
#include "program.hpp"
#include "tests/support/run_command.hpp"

#include <gmock/gmock.h>
#include <signal.h>
#include <unistd.h>

#include <chrono>
#include <fstream>
#include <iterator>
#include <sstream>
#include <thread>

namespace madoguchi::test {
namespace {

namespace fs = std::filesystem;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;
using tests::run_command;
using namespace std::chrono_literals;

/// A server in the background, with a runtime folder of its own.
class CardServeTest : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = fresh_folder("serve");
    runtime_ = "MADOGUCHI_DATA=" MADOGUCHI_SOURCE_DIR " XDG_RUNTIME_DIR=" + folder_.string();
  }
  void TearDown() override {
    if (pid_ > 0) end(SIGKILL);
    fs::remove_all(folder_);
  }

  void serve(const std::string& arguments) {
    const std::string log = (folder_ / "log").string();
    const auto started = run_command("cd " + folder_.string() + "; env LANG=C.UTF-8 " + runtime_ +
                                     " " MADOGUCHI_BINARY_DIR "/bin/madoguchi card serve " +
                                     arguments + " >" + log + " 2>&1 </dev/null & echo $!");
    pid_ = std::stoi(started.said);
    wait_until([&] { return said().find("control: ") != std::string::npos || !runs(); });
    std::istringstream lines(said());
    for (std::string line; std::getline(lines, line);) {
      if (line.starts_with("export PCSCLITE_CSOCK_NAME=")) sockets_.push_back(line.substr(27));
    }
  }
  std::string said() const {
    std::ifstream log(folder_ / "log");
    return {std::istreambuf_iterator<char>(log), {}};
  }
  bool runs() const { return kill(pid_, 0) == 0; }
  template <class Condition>
  static bool wait_until(Condition condition) {
    const auto deadline = std::chrono::steady_clock::now() + 60s;
    while (!condition()) {
      if (std::chrono::steady_clock::now() > deadline) return false;
      std::this_thread::sleep_for(20ms);
    }
    return true;
  }
  void end(int signal) {
    kill(pid_, signal);
    EXPECT_TRUE(wait_until([this] { return !runs(); }));
    pid_ = -1;
  }
  Ran card(const std::string& arguments) const {
    return run_program("card " + arguments, runtime_);
  }
  std::string opensc(const std::string& arguments, std::size_t socket = 0) const {
    return run_command("PCSCLITE_CSOCK_NAME=" + sockets_.at(socket) + " " + arguments).said;
  }
  /// Nothing is left of the server: no socket, no working folder.
  bool nothing_is_left() const {
    const bool control = fs::exists(folder_ / "madoguchi") && !fs::is_empty(folder_ / "madoguchi");
    for (const std::string& socket : sockets_) {
      if (fs::exists(fs::path(socket).parent_path().parent_path())) return false;
    }
    return !control;
  }

  fs::path folder_;
  std::string runtime_;
  std::vector<std::string> sockets_;
  pid_t pid_ = -1;
};

TEST_F(CardServeTest, cards_are_moved_while_other_programs_look) {
  serve("ordinary --readers 2");
  ASSERT_EQ(sockets_.size(), 1U) << said();
  EXPECT_THAT(said(), AllOf(HasSubstr("1  Madoguchi 1 00 00  ordinary"),
                            HasSubstr("2  Madoguchi 1 00 01  (empty)")));
  EXPECT_THAT(opensc("opensc-tool --name"), HasSubstr("jpki"));
  EXPECT_THAT(card("insert 2 pinless").output, "");
  EXPECT_THAT(opensc("opensc-tool --list-readers"),
              AllOf(HasSubstr("0    Yes"), HasSubstr("1    Yes")));
  EXPECT_THAT(opensc("opensc-tool --reader 1 --name"), HasSubstr("jpki"));
  EXPECT_EQ(card("remove 1").exit_code, 0);
  EXPECT_THAT(opensc("opensc-tool --list-readers"), HasSubstr("0    No"));
  const Ran list = card("readers");
  EXPECT_THAT(list.output,
              AllOf(HasSubstr("1  Madoguchi 1 00 00  -  empty"),
                    HasSubstr("2  Madoguchi 1 00 01  pinless"), HasSubstr("0018 0/3")));
  EXPECT_THAT(card("readers --json").output, HasSubstr(R"("card":"pinless")"));
  EXPECT_EQ(card("insert 1").exit_code, 0);
  EXPECT_THAT(opensc("opensc-tool --reader 0 --name"), HasSubstr("jpki"));
  EXPECT_EQ(card("stop").exit_code, 0);
  EXPECT_TRUE(wait_until([this] { return !runs(); }));
  EXPECT_TRUE(nothing_is_left());
}

TEST_F(CardServeTest, what_makes_no_sense_is_told) {
  EXPECT_EQ(card("readers").exit_code, 4) << "no server runs";
  serve("--readers 1");
  ASSERT_EQ(sockets_.size(), 1U) << said();
  for (const char* arguments : {"remove 1", "insert 1", "swap 1 no-such-profile", "remove 2",
                                "insert 1 nowhere.card", "faults 1"}) {
    const Ran ran = card(arguments);
    EXPECT_EQ(ran.exit_code, 2) << arguments << ": " << ran.output;
    EXPECT_THAT(ran.output, HasSubstr("madoguchi: ")) << arguments;
  }
  EXPECT_EQ(card("readers --at " + (folder_ / "elsewhere").string()).exit_code, 4);
  EXPECT_EQ(card("serve no-such-profile").exit_code, 2);
  EXPECT_EQ(card("serve ordinary --vpcd host:port").exit_code, 2);
  EXPECT_EQ(card("serve ordinary --fault '{do: mtue}'").exit_code, 2);
  EXPECT_EQ(card("serve ordinary --timing contactles").exit_code, 2);
  end(SIGTERM);
  EXPECT_TRUE(nothing_is_left());
}

TEST_F(CardServeTest, a_card_file_keeps_its_counters_over_a_kill) {
  const std::string file = (folder_ / "my.card").string();
  ASSERT_EQ(card("new --output " + file).exit_code, 0);
  serve("my.card ordinary --log apdus.log");
  ASSERT_EQ(sockets_.size(), 1U) << said();
  EXPECT_THAT(opensc("opensc-tool --name"), HasSubstr("jpki"));
  EXPECT_THAT(opensc("pkcs11-tool --login --pin 9999 -O"), HasSubstr("CKR_PIN_INCORRECT"));
  EXPECT_THAT(card("readers").output, HasSubstr("0018 2/3"));
  end(SIGKILL);
  EXPECT_TRUE(wait_until([this] { return nothing_is_left(); }));
  sockets_.clear();
  std::ifstream log(folder_ / "apdus.log");
  const std::string record{std::istreambuf_iterator<char>(log), {}};
  EXPECT_THAT(record, AllOf(HasSubstr("63C2"), Not(HasSubstr("39393939")))) << "the wrong PIN";
  EXPECT_TRUE(fs::exists(folder_ / "apdus-2.log")) << "of the other card";
  serve("my.card");
  ASSERT_EQ(sockets_.size(), 1U) << said();
  EXPECT_THAT(card("readers").output, HasSubstr("0018 2/3"));
}

TEST_F(CardServeTest, faults_come_and_go) {
  serve("ordinary --fault '{at: {instruction: select}, do: {status_word: 6F00}, times: always}'");
  ASSERT_EQ(sockets_.size(), 1U) << said();
  const std::string select = "opensc-tool --card-driver default -s 00A4040C0AD392F000260100000001";
  EXPECT_THAT(opensc(select), HasSubstr("SW1=0x6F, SW2=0x00"));
  EXPECT_EQ(card("faults 1").exit_code, 0);
  EXPECT_THAT(opensc(select), HasSubstr("SW1=0x90, SW2=0x00"));
  EXPECT_EQ(card("faults 1 '[{do: {status_word: 6F01}, times: always}]'").exit_code, 0);
  EXPECT_THAT(opensc(select), HasSubstr("SW1=0x6F, SW2=0x01"));
}

}  // namespace
}  // namespace madoguchi::test
