// SPDX-License-Identifier: Apache-2.0
// A comparison library under test from outside: `madoguchi face evaluate --comparator FILE.so` on
// folders and pairs, `madoguchi run --profile comparator`, and what both say of a bad library.
#include "program.hpp"

#include <boost/json.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

namespace madoguchi::test {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

std::string library(const std::string& name) {
  return (fs::path(MADOGUCHI_BINARY_DIR) / "comparators" / ("lib" + name + ".so")).string();
}

/// A grey picture (PGM) whose first pixel the defective library goes by.
void write_picture(const fs::path& file, int first) {
  fs::create_directories(file.parent_path());
  std::string pixels(256, '\x40');
  pixels[0] = static_cast<char>(first);
  std::ofstream(file, std::ios::binary) << "P5\n16 16\n255\n" << pixels;
}

/// Three people with two pictures each; the last picture is the one that defects show on.
fs::path people(const fs::path& folder) {
  write_picture(folder / "set/a/1.pgm", 10);
  write_picture(folder / "set/a/2.pgm", 11);
  write_picture(folder / "set/b/1.pgm", 60);
  write_picture(folder / "set/b/2.pgm", 62);
  write_picture(folder / "set/c/1.pgm", 198);
  write_picture(folder / "set/c/2.pgm", 200);
  return folder / "set";
}

std::string in_mode(const fs::path& folder, const std::string& mode) {
  fs::create_directories(folder / "config");
  write_file(folder / "config/mode", mode);
  return " --comparator " + library("defective_comparator") + " --comparator-config " +
         (folder / "config").string() + " --templates " + (folder / "templates").string() +
         " --report " + (folder / "out").string() + " --jobs 1";
}

json::value evaluation_in(const fs::path& folder) {
  return json::parse(text_of(folder / "out/evaluation.json"));
}

std::vector<std::string> findings_of(const json::value& document) {
  std::vector<std::string> ids;
  for (const json::value& one : document.at("comparator_under_test").at("findings").as_array()) {
    ids.emplace_back(one.at("id").as_string());
  }
  return ids;
}

TEST(Comparator, EvaluatesAFolder) {
  const fs::path folder = fresh_folder("comparator-folder");
  const Ran ran = run_program("face evaluate " + people(folder).string() + " --one-to-many" +
                              in_mode(folder, "good"));
  EXPECT_EQ(ran.exit_code, 3) << ran.output;  // too few trials, and nothing else
  const json::value document = evaluation_in(folder);
  EXPECT_TRUE(findings_of(document).empty());
  EXPECT_EQ(document.at("comparator").at("name"), "defective comparator");
  EXPECT_EQ(document.at("one_to_one").at("mated"), 3);
  EXPECT_EQ(document.at("one_to_one").at("non_mated"), 12);
  EXPECT_EQ(document.at("one_to_many").at("gallery"), 3);
  // Similarity 1 / (1 + difference): mated 1/2, 1/3, 1/3, the next best is 1/50 of 11 and 60.
  EXPECT_EQ(document.at("one_to_one").at("eer").at("rate").to_number<double>(), 0.0);
  EXPECT_THAT(text_of(folder / "out/scores.csv"), HasSubstr("0.3333333333333333"));
  EXPECT_THAT(text_of(folder / "out/report.html"), HasSubstr("No finding"));
}

TEST(Comparator, ACrashIsAFindingAndTheRestIsEvaluated) {
  const fs::path folder = fresh_folder("comparator-crash");
  const std::string command =
      "face evaluate " + people(folder).string() + in_mode(folder, "crash_create");
  const Ran ran = run_program(command);
  EXPECT_EQ(ran.exit_code, 1) << ran.output;
  EXPECT_THAT(ran.output, AllOf(HasSubstr("crash"), HasSubstr("SIGSEGV")));
  const json::value document = evaluation_in(folder);
  EXPECT_EQ(findings_of(document), std::vector<std::string>{"crash"});
  EXPECT_EQ(document.at("verdict"), "fail");
  EXPECT_EQ(document.at("one_to_one").at("mated"), 2);
  EXPECT_EQ(document.at("one_to_one").at("mated_pairs_without_template"), 1);
  EXPECT_EQ(document.at("one_to_one").at("fte").at("errors"), 1);
  EXPECT_THAT(text_of(folder / "out/report.html"),
              AllOf(HasSubstr("crash"), HasSubstr("A call returns")));
  // A second run uses the templates, and still knows.
  EXPECT_EQ(run_program(command).exit_code, 1);
  EXPECT_EQ(findings_of(evaluation_in(folder)), std::vector<std::string>{"crash"});
}

TEST(Comparator, AFindingOfTemplatesThatAreKeptIsKept) {
  const fs::path folder = fresh_folder("comparator-kept");
  const std::string command =
      "face evaluate " + people(folder).string() + in_mode(folder, "random_template");
  EXPECT_EQ(run_program(command).exit_code, 1);
  EXPECT_EQ(run_program(command).exit_code, 1);
  EXPECT_EQ(findings_of(evaluation_in(folder)),
            std::vector<std::string>{"template_not_repeatable"});
}

TEST(Comparator, ScoresThatDoNotCountAreCountedAsSuch) {
  const fs::path folder = fresh_folder("comparator-nan");
  people(folder);
  const fs::path list = write_file(folder / "pairs.csv",
                                   "reference,probe,label\nset/a/1.pgm,set/a/2.pgm,mated\n"
                                   "set/c/1.pgm,set/c/2.pgm,mated\n"
                                   "set/a/1.pgm,set/b/2.pgm,non_mated\n");
  const Ran ran = run_program("face evaluate " + list.string() + in_mode(folder, "nan"));
  EXPECT_EQ(ran.exit_code, 1) << ran.output;
  const json::value document = evaluation_in(folder);
  EXPECT_EQ(findings_of(document), std::vector<std::string>{"not_a_number"});
  EXPECT_EQ(document.at("comparator_under_test").at("comparisons_without_score"), 1);
  EXPECT_EQ(document.at("one_to_one").at("mated"), 1);
  EXPECT_EQ(document.at("one_to_one").at("mated_pairs_without_template"), 1);
}

TEST(Comparator, ShardsGiveWhatOneRunGives) {
  const fs::path folder = fresh_folder("comparator-shards");
  const std::string command = "face evaluate " + people(folder).string() + in_mode(folder, "good");
  // The first turn makes templates, the second compares.
  for (const char* shard : {"1/2", "2/2", "1/2", "2/2"}) {
    EXPECT_EQ(run_program(command + " --shard " + shard).exit_code, 3);
  }
  ASSERT_TRUE(fs::exists(folder / "templates/scores"));
  run_program(command);
  const json::value sharded = evaluation_in(folder);
  EXPECT_EQ(sharded.at("comparator_under_test").at("templates_made"), 0);
  run_program(command + " --fresh --templates " + (folder / "others").string());
  EXPECT_EQ(sharded.at("one_to_one"), evaluation_in(folder).at("one_to_one"));
}

TEST(Comparator, WithoutSuchALibraryItIsBadUsage) {
  const fs::path folder = fresh_folder("comparator-usage");
  const std::string set = "face evaluate " + people(folder).string();
  const Ran missing = run_program(set + " --comparator ./nowhere.so");
  EXPECT_EQ(missing.exit_code, 2);
  EXPECT_THAT(missing.output, HasSubstr("nowhere.so"));
  const Ran text =
      run_program(set + " --comparator " + write_file(folder / "text.so", "text").string());
  EXPECT_EQ(text.exit_code, 2);
  EXPECT_THAT(text.output, HasSubstr("shared library"));
  EXPECT_EQ(run_program(set + " --comparator best").exit_code, 2);
  const std::string null = set + " --comparator " + library("null_comparator");
  const Ran limit = run_program(null + " --time-limit create=soon");
  EXPECT_EQ(limit.exit_code, 2);
  EXPECT_THAT(limit.output, HasSubstr("create=SECONDS"));
  EXPECT_EQ(run_program(null + " --roles probe").exit_code, 2);
  EXPECT_EQ(run_program(null + " --comparator-config /no/such/folder").exit_code, 2);
}

TEST(Comparator, AnUnusableLibraryIsAReport) {
  const fs::path folder = fresh_folder("comparator-unusable");
  const Ran ran =
      run_program("face evaluate " + people(folder).string() + " --comparator " +
                  library("other_version_comparator") + " --templates " +
                  (folder / "templates").string() + " --report " + (folder / "out").string());
  EXPECT_EQ(ran.exit_code, 1) << ran.output;
  const json::value document = evaluation_in(folder);
  EXPECT_EQ(findings_of(document), std::vector<std::string>{"abi_version"});
  EXPECT_EQ(document.at("one_to_one").at("fte").at("errors"), 6);
}

std::string statement(const fs::path& folder, const std::string& text) {
  return " --profile comparator --sut " + write_file(folder / "sut.yaml", text).string();
}

TEST(ComparatorRun, MistakesOfTheStatementAreBadInput) {
  const fs::path folder = fresh_folder("comparator-statement");
  EXPECT_EQ(run_program("run --profile comparator").exit_code, 2);
  EXPECT_EQ(run_program("run --sut x.yaml").exit_code, 2);
  const Ran bad = run_program("run" + statement(folder,
                                                "comparator:\n"
                                                "  libary: ./x.so\n"
                                                "  limits: {create: never}\n"));
  EXPECT_EQ(bad.exit_code, 2);
  EXPECT_THAT(bad.output, AllOf(HasSubstr("sut.yaml:2"), HasSubstr("library"),
                                HasSubstr("sut.yaml:3"), HasSubstr("seconds")));
  const Ran missing = run_program("run" + statement(folder, "comparator: {library: ./x.so}"));
  EXPECT_EQ(missing.exit_code, 2);
  EXPECT_THAT(missing.output, HasSubstr((folder / "./x.so").string()));
}

// The null comparator never takes two pictures for the same person; that is right here.
TEST(ComparatorRun, PlaysScenariosWithTheLibrary) {
  const fs::path folder = fresh_folder("comparator-run");
  const Ran ran = run_program(
      "run --filter id:face-pinless-another-person --report " + (folder / "reports").string() +
      statement(folder, "comparator: {library: " + library("null_comparator") + "}"));
  EXPECT_EQ(ran.exit_code, 0) << ran.output;
  EXPECT_THAT(text_of(folder / "reports/latest/report.json"),
              HasSubstr("without attack detection"));
}

TEST(ComparatorRun, ACrashFailsTheScenarioAndNotTheRun) {
  const fs::path folder = fresh_folder("comparator-run-crash");
  fs::create_directories(folder / "config");
  write_file(folder / "config/mode", "crash_every_create");
  const Ran ran = run_program(
      "run --filter id:face-pinless-another-person --report " + (folder / "reports").string() +
      statement(folder, "comparator:\n  library: " + library("defective_comparator") +
                            "\n  config: ./config\n  limits: {restarts: 3}\n"));
  EXPECT_EQ(ran.exit_code, 1) << ran.output;
  EXPECT_THAT(text_of(folder / "reports/latest/manifest.json"),
              HasSubstr("comparator-findings.txt"));
}

TEST(RunComparator, TheReaderComparesWithTheNamedNetworkAndTheReportSaysSo) {
  const fs::path folder = fresh_folder("run-comparator");
  const auto run = [&](const std::string& more) {
    return run_program("run --jobs 1 --report " + (folder / "reports").string() + " " + more);
  };
  const Ran ran = run("--comparator resnet " MADOGUCHI_SOURCE_DIR
                      "/scenarios/face/ordinary_match_all_consents.yaml");
  EXPECT_EQ(ran.exit_code, 0) << ran.output;
  EXPECT_THAT(text_of(folder / "reports/latest/report.json"),
              AllOf(HasSubstr("terminal, comparator: madoguchi resnet comparator"),
                    HasSubstr("face_recognition_model"), HasSubstr("synthetic-people-resnet.json"),
                    Not(HasSubstr("without attack detection"))));
  const Ran misspelt = run("--comparator resent");
  EXPECT_EQ(misspelt.exit_code, 2);
  EXPECT_THAT(misspelt.output, HasSubstr("did you mean \"resnet\"?"));
  const Ran elsewhere = run("--profile comparator --sut x.yaml --comparator resnet");
  EXPECT_EQ(elsewhere.exit_code, 2);
  EXPECT_THAT(elsewhere.output, HasSubstr("about the reference reader"));
}

}  // namespace
}  // namespace madoguchi::test
