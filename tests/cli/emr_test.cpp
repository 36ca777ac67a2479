// SPDX-License-Identifier: Apache-2.0
// An EMR under test from outside: the reference EMR, one with a defect, and a product behind a
// shim; without networks, cards and cameras.
#include "program.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace madoguchi::test {
namespace {

using testing::HasSubstr;

const std::string source = MADOGUCHI_SOURCE_DIR;

/// `madoguchi run --profile emr` where there is nothing but the program and its data.
Ran run_emr(const std::string& arguments) {
  return run_program("run --profile emr --no-report " + arguments,
                     "XDG_CACHE_HOME=" + fresh_folder("emr-no-cache").string());
}

TEST(EmrProfile, TheReferenceEmrPassesAndADefectFails) {
  const std::string scenarios = source + "/scenarios/emr/identifiers ";
  const Ran good = run_emr(scenarios);
  EXPECT_EQ(good.exit_code, 0) << good.output;
  const Ran bad = run_emr(scenarios + "--defect emr-drops-leading-zeros");
  EXPECT_EQ(bad.exit_code, 1) << bad.output;
  EXPECT_THAT(bad.output, HasSubstr("emr-spaces-and-leading-zeros"));
}

TEST(EmrProfile, AProductIsTestedThroughItsShim) {
  const std::string sut = " --sut " + source + "/examples/emr/sut.yaml";
  const Ran passes = run_emr(source + "/scenarios/emr/layers/several_people.yaml" + sut);
  EXPECT_EQ(passes.exit_code, 0) << passes.output;
  const Ran fails = run_emr(source + "/scenarios/emr/names/unshown_character.yaml" + sut);
  EXPECT_EQ(fails.exit_code, 1) << fails.output;
}

TEST(EmrProfile, MistakesInTheStatementAreBadUsage) {
  const std::string scenario = source + "/scenarios/emr/layers/several_people.yaml";
  EXPECT_EQ(run_emr(scenario + " --sut /no/such/file.yaml").exit_code, 2);
  const auto empty = write_file(fresh_folder("emr-sut") / "sut.yaml", "emr: {comand: [a]}\n");
  const Ran wrong = run_emr(scenario + " --sut " + empty.string());
  EXPECT_EQ(wrong.exit_code, 2);
  EXPECT_THAT(wrong.output, HasSubstr("command"));
  const auto other =
      write_file(fresh_folder("emr-sut-2") / "sut.yaml", "comparator: {library: x.so}\n");
  EXPECT_THAT(run_emr(scenario + " --sut " + other.string()).output, HasSubstr("no EMR"));
  const Ran both =
      run_emr(scenario + " --defect emr-imports-twice --sut " + source + "/examples/emr/sut.yaml");
  EXPECT_EQ(both.exit_code, 2) << both.output;
}

}  // namespace
}  // namespace madoguchi::test
