// SPDX-License-Identifier: Apache-2.0
// What a maker tells about a product to test; the format is that of docs/comparator-under-test.md.
#include "scenario/system_statement.hpp"

#include "scenario/scenario_error.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace madoguchi::scenario {
namespace {

using testing::AllOf;
using testing::HasSubstr;

std::string mistake(const std::string& yaml) {
  try {
    parse_system_statement(yaml, "sut.yaml");
  } catch (const ScenarioError& error) {
    return error.what();
  }
  return "none";
}

TEST(SystemStatement, TellsTheComparator) {
  const auto told = parse_system_statement(
                        "comparator:\n  library: ./libvendor.so\n  config: /models\n"
                        "  threshold: 0.5\n"
                        "  limits: {initialise: 10, create: 2.5, compare: 0.25, memory: 1024, "
                        "restarts: 3}\n",
                        "/home/vendor/sut.yaml")
                        .comparator.value();
  EXPECT_EQ(told.shared_object.lexically_normal(), "/home/vendor/libvendor.so");
  EXPECT_EQ(told.configuration, "/models");
  EXPECT_EQ(told.threshold, 0.5);
  EXPECT_EQ(told.initialise_limit, std::chrono::seconds(10));
  EXPECT_EQ(told.create_limit, std::chrono::milliseconds(2500));
  EXPECT_EQ(told.compare_limit, std::chrono::milliseconds(250));
  EXPECT_EQ(told.memory_limit, std::uint64_t{1024} << 20U);
  EXPECT_EQ(told.restarts, 3);
}

TEST(SystemStatement, LeavesOutWhatIsNotSaid) {
  const auto told =
      parse_system_statement("comparator: {library: x.so}", "sut.yaml").comparator.value();
  EXPECT_EQ(told.shared_object, "x.so");
  EXPECT_TRUE(told.configuration.empty());
  EXPECT_FALSE(told.threshold);
  EXPECT_FALSE(told.create_limit);
  EXPECT_FALSE(told.memory_limit);
}

TEST(SystemStatement, MistakesAreToldAllAtOnce) {
  EXPECT_THAT(mistake("comparator:\n  libary: x.so\n  threshold: -1\n  limits: {memory: 1}\n"),
              AllOf(HasSubstr("sut.yaml:2"), HasSubstr("library"), HasSubstr("sut.yaml:3"),
                    HasSubstr("0 or larger"), HasSubstr("sut.yaml:4"), HasSubstr("16")));
  EXPECT_THAT(mistake("{}"), HasSubstr("comparator"));
  EXPECT_THAT(mistake("comparator: x.so"), HasSubstr("comparator"));
  EXPECT_THAT(mistake("comparator: {library: x, limits: {create: 0}}"), HasSubstr("seconds"));
  EXPECT_THAT(mistake("comparator: {library: x, threshold: .nan}"), HasSubstr("0 or larger"));
  EXPECT_NE(mistake("["), "none");
}

// The form is that of docs/emr-under-test.md.
TEST(SystemStatement, TellsHowTheShimOfAnEmrIsStarted) {
  const auto told = parse_system_statement(
      "emr:\n  command: [python3, shim.py, --quiet]\n  limit: 2.5\n", "/makers/sut.yaml");
  EXPECT_FALSE(told.comparator);
  ASSERT_TRUE(told.emr);
  EXPECT_EQ(told.emr->command, (std::vector<std::string>{"python3", "shim.py", "--quiet"}));
  EXPECT_EQ(told.emr->folder, "/makers");
  EXPECT_EQ(told.emr->limit, std::chrono::milliseconds(2500));
  EXPECT_THAT(mistake("emr: {command: []}"), HasSubstr("command"));
  EXPECT_THAT(mistake("emr: {comand: [a]}"), HasSubstr("command"));
  EXPECT_THAT(mistake("emr: {command: [a]}\ncomparator: {library: x}"), HasSubstr("comparator"));
}

}  // namespace
}  // namespace madoguchi::scenario
