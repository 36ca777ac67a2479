// SPDX-License-Identifier: Apache-2.0
// `madoguchi card replay` as a user runs it, against a card file and against a card in a reader.
// The logs are written by hand: token label and status words are those that clients have published.
#include "program.hpp"
#include "served_card.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace madoguchi::test {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

const std::string head = "# madoguchi APDU log 1\n";
const std::string select_jpki = "0 0 > 00A4040C0AD392F000260100000001\n0 0 < 9000\n";
const std::string select_pin = "0 0 > 00A4020C020018\n0 0 < 9000\n";
const std::string asked = "0 0 > 00200080\n0 0 < 63C3\n";
const std::string wrong = "0 0 > 0020008004*4\n0 0 < 63C2\n";
const std::string right = "0 0 > 0020008004*4\n0 0 < 9000\n";
/// "JPKIAPICCTOKEN2", filled with blanks.
const std::string label =
    "0 0 > 00A4020C020006\n0 0 < 9000\n0 0 > 00B0000010\n"
    "0 0 < 9000 4A504B494150494343544F4B454E3220\n";

class CliCardReplay : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = fresh_folder("replay");
    card_ = (folder_ / "test.card").string();
    const auto yaml = write_file(
        folder_ / "card.yaml", "holder: {person: 1}\npins: {authentication: {value: \"4071\"}}\n");
    const Ran made = run_program("card new --from " + yaml.string() + " -o " + card_);
    ASSERT_EQ(made.exit_code, 0) << made.output;
  }
  std::string log(const std::string& lines) {
    return write_file(folder_ / "card.log", head + lines).string();
  }
  Ran replay(const std::string& lines, const std::string& options,
             const std::string& variables = {}) {
    return run_program("card replay " + log(lines) + " " + options, variables);
  }

  std::filesystem::path folder_;
  std::string card_;
};

TEST_F(CliCardReplay, TheSameAnswersAreNoDifference) {
  const Ran same =
      replay(select_jpki + select_pin + asked + wrong + right + label, "--card " + card_);
  EXPECT_EQ(same.exit_code, 0) << same.output;
  EXPECT_THAT(same.output, HasSubstr("commands sent: 7; differences: 0"));
  EXPECT_THAT(same.output, Not(HasSubstr("4071")));
}

TEST_F(CliCardReplay, DifferencesAreToldInOrder) {
  std::string other = label;
  other.replace(other.find("4E3220"), 6, "4E3120");
  const Ran differs =
      replay(select_jpki + "0 0 > 00A4020C0200FF\n0 0 < 9000\n" + other, "--card " + card_);
  EXPECT_EQ(differs.exit_code, 1) << differs.output;
  const std::size_t first =
      differs.output.find("command 2: SELECT file 00FF: expected 9000, observed 6A82");
  const std::size_t second = differs.output.find(
      "command 4: READ BINARY 16 at 0: expected 31, observed 32, first at byte 14");
  EXPECT_NE(first, std::string::npos) << differs.output;
  EXPECT_NE(second, std::string::npos) << differs.output;
  EXPECT_LT(first, second);
}

TEST_F(CliCardReplay, APhysicalCardLosesNoTriesUnlessAskedFor) {
  const ServedCard served(card_);
  ASSERT_NE(served.variables(), "");
  const std::string options = "--reader '" + served.reader() + "' --pin jpki/0018=4071";
  const std::string lines = select_jpki + select_pin + wrong;
  const Ran spared = replay(lines + asked + right, options, served.variables());
  EXPECT_EQ(spared.exit_code, 0) << spared.output;
  EXPECT_THAT(spared.output, AllOf(HasSubstr("command 3: VERIFY: not sent"),
                                   HasSubstr("--destructive"), HasSubstr("commands sent: 4")));
  const Ran used = replay(lines, options + " --destructive", served.variables());
  EXPECT_EQ(used.exit_code, 0) << used.output;
  const Ran left = replay(select_jpki + select_pin + asked, options, served.variables());
  EXPECT_EQ(left.exit_code, 1) << left.output;
  EXPECT_THAT(left.output, HasSubstr("expected 63C3, observed 63C2"));
}

TEST_F(CliCardReplay, BadInputIsToldWithItsPlace) {
  const Ran broken = replay("0 0 > 00A4\n0 0 < 90\nx\n", "--card " + card_);
  EXPECT_EQ(broken.exit_code, 2);
  EXPECT_THAT(broken.output, AllOf(HasSubstr("card.log:3:7: expected a status word"),
                                   HasSubstr("card.log:4:1: expected the time")));
  const Ran nothing = run_program("card replay /nowhere/card.log --card " + card_);
  EXPECT_EQ(nothing.exit_code, 2);
  EXPECT_THAT(nothing.output, HasSubstr("/nowhere/card.log"));
  EXPECT_EQ(replay(select_jpki, "").exit_code, 2);
  EXPECT_EQ(replay(select_jpki, "--card " + card_ + " --reader x").exit_code, 2);
  const Ran pin = replay(select_jpki, "--card " + card_ + " --pin jpki/18=4071");
  EXPECT_EQ(pin.exit_code, 2);
  EXPECT_THAT(pin.output, AllOf(HasSubstr("jpki/0018="), Not(HasSubstr("4071"))));
}

}  // namespace
}  // namespace madoguchi::test
