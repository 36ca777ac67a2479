// SPDX-License-Identifier: Apache-2.0
// The files that the counter leaves for the EMR, as another program finds them in the report of a
// run: read by a reader in Python that shares nothing with the suite, in both encodings; and with
// official tables laid over.
#include "program.hpp"
#include "tests/support/run_command.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

namespace madoguchi::test {
namespace {

using testing::AllOf;
using testing::HasSubstr;
namespace fs = std::filesystem;

const std::string face_source = MADOGUCHI_SOURCE_DIR;
const std::string face_scenarios = face_source + "/scenarios/checkin/emr_file";

/// Runs scenarios and gives the folder with what they left.
fs::path left_by(const std::string& name, const std::string& arguments) {
  const fs::path reports = fresh_folder(name);
  const Ran ran = run_program("run " + arguments + " --report " + reports.string());
  EXPECT_EQ(ran.exit_code, 0) << ran.output;
  return reports / "latest/evidence";
}

tests::Finished read_by_python(const fs::path& folder, const std::string& encoding) {
  return tests::run_command("env PYTHONUTF8=1 python3 " + face_source +
                            "/tests/cli/read_results.py " + folder.string() + " " + encoding);
}

TEST(FaceFiles, AReaderThatSharesNothingWithUsReadsThemInBothEncodings) {
  std::string some;
  for (const char* name : {"age_72", "age_75", "aid_without_ticket", "insurance_and_aid"}) {
    some += face_scenarios + "/" + name + ".yaml ";
  }
  const auto utf_8 = read_by_python(left_by("face-utf-8", some), "UTF-8");
  EXPECT_EQ(utf_8.code, 0) << utf_8.said;
  const auto shift_jis =
      read_by_python(left_by("face-shift-jis",
                             some + face_scenarios + "/shift_jis.yaml --result-encoding shift_jis"),
                     "Shift_JIS");
  EXPECT_EQ(shift_jis.code, 0) << shift_jis.said;
  EXPECT_THAT(shift_jis.said, HasSubstr("●野　髙子"));
  // As the scenarios have it.
  for (const std::string& said : {utf_8.said, shift_jis.said}) {
    EXPECT_THAT(said, AllOf(HasSubstr(R"("elderly_ratio": 20)"), HasSubstr(R"("ratio": 10)"),
                            HasSubstr(R"("tickets": ["0000123"])"),
                            HasSubstr(R"("subsidies": ["80139999"])"),
                            HasSubstr(R"("validity": "6")"), HasSubstr(R"("wrong": 0)")));
  }
}

TEST(FaceFiles, AFileInAnotherEncodingThanItDeclaresIsSeenByBoth) {
  const fs::path reports = fresh_folder("face-declared");
  const Ran ran =
      run_program("run " + face_scenarios +
                  "/age_40.yaml --defect declares-other-encoding --report " + reports.string());
  EXPECT_EQ(ran.exit_code, 1) << ran.output;
  EXPECT_NE(read_by_python(reports / "latest/evidence", "UTF-8").code, 0);
}

TEST(FaceFiles, OfficialTablesNameTheirElements) {
  const auto overlay = fresh_folder("face-tables");
  write_file(
      overlay / "layouts.yaml",
      "groups:\n  subsidy:\n    - {element: OfficialRecipient, means: SubsidyRecipientNumber}\n"
      "    - {element: OfficialPayer, means: SubsidyPayerNumber}\n");
  // The scenario passes: the expectation and the reference EMR read by the same tables.
  const fs::path left = left_by("face-overlay", face_scenarios + "/insurance_and_aid.yaml" +
                                                    " --oqs-overlay " + overlay.string());
  std::string files;
  for (const auto& entry : fs::recursive_directory_iterator(left)) {
    if (entry.path().filename().string().find("res_face_") == std::string::npos) continue;
    std::ifstream in(entry.path(), std::ios::binary);
    files.append(std::istreambuf_iterator<char>(in), {});
  }
  EXPECT_THAT(files, AllOf(HasSubstr("<OfficialPayer>80139999</OfficialPayer>"),
                           testing::Not(HasSubstr("SubsidyPayerNumber"))));
}

TEST(FaceFiles, MistakesInTablesAreBadInput) {
  const auto overlay = fresh_folder("face-wrong-tables");
  write_file(overlay / "layouts.yaml", "groups:\n  subsidi:\n    - {element: OfficialPayer}\n");
  const Ran ran = run_program("run --no-report " + face_scenarios + "/age_40.yaml --oqs-overlay " +
                              overlay.string());
  EXPECT_EQ(ran.exit_code, 2) << ran.output;
  EXPECT_THAT(ran.output, AllOf(HasSubstr("layouts.yaml:3:5"), HasSubstr("subsidy")));
}

}  // namespace
}  // namespace madoguchi::test
