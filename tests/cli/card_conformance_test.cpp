// SPDX-License-Identifier: Apache-2.0
// `madoguchi run --profile pcsc` as a user runs it: a card that another process serves is tested as
// a physical one would be. The command lines are those of docs/card-conformance.md.
#include "program.hpp"
#include "served_card.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace madoguchi::test {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

const std::string root = MADOGUCHI_SOURCE_DIR;
const std::string cards = " " + root + "/scenarios/card";

/// What `--card-secrets` takes, of a card made from `description`.
constexpr const char* description =
    "holder: {person: 1, number: \"123456789018\", born: 1980-02-17, security_code: \"2285\", "
    "card_expiry: 2035-02-17}\n"
    "pins:\n"
    "  authentication: {value: \"4071\"}\n"
    "  signature: {value: \"MADOGUCHI9\"}\n"
    "  text: {value: \"7519\"}\n"
    "  resident: {value: \"6310\"}\n";
constexpr const char* secrets =
    "card: served test card\n"
    "secrets:\n"
    "  authentication: \"4071\"\n"
    "  signature: \"MADOGUCHI9\"\n"
    "  text: \"7519\"\n"
    "  resident: \"6310\"\n"
    "  number_a: \"123456789018\"\n"
    "  number_b: \"55021720352285\"\n"
    "  birth_date: \"550217\"\n";

TEST(CliCardConformance, AServedCardPassesAsAPhysicalOneWould) {
  const auto folder = fresh_folder("conformance");
  const std::string file = (folder / "test.card").string();
  const std::string yaml = write_file(folder / "card.yaml", description).string();
  const std::string told = write_file(folder / "secrets.yaml", secrets).string();
  ASSERT_EQ(run_program("card new --from " + yaml + " -o " + file).exit_code, 0);
  const ServedCard served(file);
  ASSERT_NE(served.variables(), "");
  const std::string options = cards + " --profile pcsc --reader '" + served.reader() + "'";

  const Ran alone = run_program("run" + options + " --no-report", served.variables());
  EXPECT_EQ(alone.exit_code, 0) << alone.output;
  EXPECT_THAT(alone.output, HasSubstr("not told about the card: signature"));

  const Ran gentle =
      run_program("run" + options + " --no-report --card-secrets " + told, served.variables());
  EXPECT_EQ(gentle.exit_code, 0) << gentle.output;
  EXPECT_THAT(gentle.output, AllOf(HasSubstr("--destructive runs it"),
                                   Not(HasSubstr("not told about the card: signature"))));

  // Nothing was used up: the same again, then everything but what locks, then what locks.
  const Ran all =
      run_program("run" + options + " --report " + (folder / "reports").string() +
                      " --card-secrets " + told + " --destructive --filter 'not id:*-locked'",
                  served.variables());
  EXPECT_EQ(all.exit_code, 0) << all.output;
  EXPECT_THAT(all.output, Not(HasSubstr("--destructive runs it")));
  const Ran locking = run_program("run" + options + " --no-report --card-secrets " + told +
                                      " --destructive --filter 'id:*-down-to-locked'",
                                  served.variables());
  EXPECT_EQ(locking.exit_code, 0) << locking.output;
  const Ran locked = run_program("run" + options + " --no-report --card-secrets " + told +
                                     " --filter 'id:card-verify-asking-uses-no-try'",
                                 served.variables());
  EXPECT_EQ(locked.exit_code, 1) << "the authentication PIN is locked now";

  for (const Ran* ran : {&alone, &gentle, &all, &locking, &locked}) {
    for (const char* secret : {"4071", "MADOGUCHI9", "55021720352285", "123456789018"}) {
      EXPECT_THAT(ran->output, Not(HasSubstr(secret)));
    }
  }
  // Four digits alone may be anything: a PIN would stand by itself.
  const std::string search =
      "grep -rqE '\\b(4071|7519|6310)\\b|MADOGUCHI9|55021720352285|"
      "123456789018|31323334' " +
      (folder / "reports").string() + "/latest/";
  EXPECT_NE(std::system(search.c_str()), 0) << "a secret in a report";
}

TEST(CliCardConformance, ReadersThatAreNotThereAreNamed) {
  const ServedCard served(root + "/scenarios/cards/ordinary.yaml");
  ASSERT_NE(served.variables(), "");
  const Ran none = run_program("run" + cards + " --profile pcsc", served.variables());
  EXPECT_EQ(none.exit_code, 2);
  EXPECT_THAT(none.output, AllOf(HasSubstr("name the reader"), HasSubstr(served.reader())));
  const Ran near = run_program("run" + cards + " --profile pcsc --reader 'Madoguchi 1 00 0'",
                               served.variables());
  EXPECT_EQ(near.exit_code, 2);
  EXPECT_THAT(near.output, HasSubstr("did you mean"));
}

TEST(CliCardConformance, BadUsageIsToldBeforeAnythingRuns) {
  EXPECT_EQ(run_program("run" + cards + " --destructive").exit_code, 2);
  EXPECT_THAT(run_program("run" + cards + " --reader X").output,
              HasSubstr("--reader goes with --profile pcsc"));
  EXPECT_EQ(run_program("run" + cards + " --profile pcsc --card-secrets nowhere.yaml").exit_code,
            2);
  const auto folder = fresh_folder("bad-secrets");
  const auto bad =
      write_file(folder / "card.yaml", "card: x\nsecrets: {autentication: \"4071\"}\n");
  const Ran ran = run_program("run" + cards + " --profile pcsc --card-secrets " + bad.string());
  EXPECT_EQ(ran.exit_code, 2);
  EXPECT_THAT(ran.output, AllOf(HasSubstr("authentication"), Not(HasSubstr("4071"))));
  const Ran nobody = run_program("run" + cards + " --profile pcsc --reader X",
                                 "PCSCLITE_CSOCK_NAME=" + (folder / "no.socket").string());
  EXPECT_EQ(nobody.exit_code, 4) << nobody.output;
}

}  // namespace
}  // namespace madoguchi::test
