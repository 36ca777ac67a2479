// SPDX-License-Identifier: Apache-2.0
// `madoguchi exchange` as an EMR meets it: the real program, real files, every example of
// docs/emr-exchange. The expected results stand beside the requests and were read against the
// table of docs/emr-exchange.md.
#include "exchange_process.hpp"
#include "tests/support/run_command.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <fstream>
#include <iterator>
#include <regex>
#include <thread>
#include <vector>

namespace madoguchi::test {
namespace {

using testing::AllOf;
using testing::HasSubstr;
namespace fs = std::filesystem;

/// Without the time, which is the one of the run.
std::string timeless(const std::string& xml) {
  static const std::regex time("<ProcessExecutionTime>[0-9]{14}</ProcessExecutionTime>");
  return std::regex_replace(xml, time, "<ProcessExecutionTime/>");
}

/// Requests of a stage in the order of their names: reception numbers are counted.
std::vector<fs::path> requests(const std::string& stage) {
  std::vector<fs::path> found;
  for (const auto& entry : fs::directory_iterator(examples)) {
    const std::string name = entry.path().filename().string();
    if (name.find(stage + "req_") != std::string::npos) found.push_back(entry.path());
  }
  std::sort(found.begin(), found.end());
  return found;
}

TEST(ExchangeCommand, AnswersEveryExampleAsDocumented) {
  const auto folders = fresh_folder("exchange");
  Exchange exchange(folders, "--bulk-delay 0");
  int answered = 0;
  for (const char* stage : {"01", "02"}) {
    for (const fs::path& request : requests(stage)) {
      SCOPED_TRACE(request.filename().string());
      const fs::path expected =
          examples / std::regex_replace(request.filename().string(), std::regex("req_"), "res_");
      const bool pdf = !fs::exists(expected);
      const fs::path result = ask(folders, request, pdf ? ".pdf" : ".xml");
      ++answered;
      if (pdf) {
        EXPECT_THAT(content_of(result), testing::StartsWith("%PDF-"));
      } else {
        EXPECT_EQ(timeless(content_of(result)), timeless(content_of(expected)));
      }
    }
  }
  EXPECT_EQ(answered, 18);
  EXPECT_TRUE(fs::is_empty(folders / "req"));
  EXPECT_EQ(exchange.end(), 0);
  EXPECT_THAT(exchange.log(),
              AllOf(HasSubstr("7 people"),
                    HasSubstr("OQSsiquc01req_202402010003.xml -> OQSsiquc01res_202402010003.xml: "
                              "eligibility of one person: several qualifications"),
                    testing::Not(HasSubstr("見本"))));
}

/// Asks for every example; results lie in `folders`/res.
void ask_everything(const fs::path& folders, const std::string& bulk_ending) {
  for (const char* stage : {"01", "02"}) {
    for (const fs::path& request : requests(stage)) {
      const fs::path expected =
          examples / std::regex_replace(request.filename().string(), std::regex("req_"), "res_");
      const bool pdf = !fs::exists(expected);
      const bool collects = stage == std::string("02");
      ask(folders, request, pdf ? ".pdf" : collects ? bulk_ending : ".xml");
    }
  }
}

// The second implementation: a reader in another language that shares nothing with ours and asks
// what public programs ask of such files.
TEST(ExchangeCommand, AReaderThatSharesNothingWithUsReadsEveryFamily) {
  struct Case {
    const char* options;
    const char* ending;
    const char* encoding;
  };
  for (const Case& each :
       {Case{"", ".xml", "UTF-8"},
        Case{"--result-encoding shift_jis --bulk-results zip", ".zip", "Shift_JIS"},
        Case{"--answer-always service_failure", ".xml", "UTF-8"},
        Case{"--answer-always body_fault --result-encoding shift_jis", ".xml", "Shift_JIS"}}) {
    SCOPED_TRACE(each.options);
    const bool answers = std::string_view(each.options).find("always") == std::string_view::npos;
    const auto folders = fresh_folder("exchange-read");
    {
      Exchange exchange(folders, std::string("--bulk-delay 0 ") + each.options);
      if (answers) {
        ask_everything(folders, each.ending);
      } else {
        for (const char* stage : {"01", "02"}) {
          for (const fs::path& request : requests(stage)) ask(folders, request, ".xml");
        }
      }
    }
    const auto read = tests::run_command(
        "env PYTHONUTF8=1 python3 " MADOGUCHI_SOURCE_DIR "/tests/cli/read_results.py " +
        (folders / "res").string() + " " + each.encoding + " " + examples.string());
    EXPECT_EQ(read.code, 0) << read.said;
    EXPECT_THAT(read.said, HasSubstr(R"({"files": 18, "wrong": 0})"));
    if (!answers) continue;
    // As people.yaml has it, read there by hand.
    EXPECT_THAT(
        read.said,
        AllOf(HasSubstr(R"("number": "00450", "ratio": null)"),
              HasSubstr(R"("insurer": "  138999")"),
              HasSubstr(R"~(["dispensed", "20240201", "試験用錠５ｍｇ(実在しません)"])~"),
              HasSubstr(R"~("treatments": [["20240101", "試験診療(実在しません)", "000000000"]])~"),
              HasSubstr(R"("tickets": ["0000123"])"),
              HasSubstr(R"("number": "01234567", "ratio": 10)"),
              HasSubstr(std::string_view(each.encoding) == "UTF-8" ? "𠮷野　●子" : "●野　●子")));
  }
}

// The page shows every example, and no other.
TEST(ExchangeCommand, ThePageNamesEveryExample) {
  const std::string page = content_of(fs::path(MADOGUCHI_SOURCE_DIR) / "docs/emr-exchange.md");
  for (const auto& entry : fs::directory_iterator(examples)) {
    EXPECT_THAT(page, HasSubstr("emr-exchange/" + entry.path().filename().string()));
  }
}

TEST(ExchangeCommand, SpeaksToProgramsAndInJapanese) {
  const auto folders = fresh_folder("exchange-json");
  {
    Exchange exchange(folders, "--json --result-encoding as-request");
    const fs::path result = ask(folders, examples / "OQSsiquc01req_202402010002.xml", ".xml");
    EXPECT_THAT(content_of(result), HasSubstr("encoding=\"Shift_JIS\""));
    ask(folders, examples / "OQSmuquc01req_202402010001.xml", ".xml");
    const fs::path early =
        ask(folders,
            write_file(folders / "OQSmuquc02req_1.xml",
                       std::regex_replace(content_of(examples / "OQSmuquc02req_202402010001.xml"),
                                          std::regex("0000000004"), "0000000001")),
            ".xml");
    EXPECT_THAT(content_of(early), HasSubstr("<SegmentOfResult>2</SegmentOfResult>"));
    exchange.end();
    EXPECT_THAT(exchange.log(), AllOf(HasSubstr(R"("event":"started")"),
                                      HasSubstr(R"("validity":"invalid_newer_exists")"),
                                      HasSubstr(R"("processing":true)")));
  }
  const auto japanese = fresh_folder("exchange-ja");
  Exchange exchange(japanese, "--lang ja --answer-always service_failure");
  const fs::path result = ask(japanese, examples / "OQSsiquc01req_202402010001.xml", ".xml");
  EXPECT_THAT(content_of(result), HasSubstr("<ErrorCode>MADO010</ErrorCode>"));
  exchange.end();
  EXPECT_THAT(exchange.log(), HasSubstr("サービス応答不能"));
}

TEST(ExchangeCommand, OfficialTablesCanBeLaidOver) {
  const auto folders = fresh_folder("exchange-overlay");
  const auto overlay = fresh_folder("exchange-tables");
  write_file(overlay / "outcomes.yaml",
             "outcomes:\n  not_offered: {layer: transport, code: OFFICIAL, message: 公式の文}\n");
  // A family that is known by name only gets a duty; an element another name and place.
  write_file(overlay / "families.yaml",
             "families:\n  - {prefix: EPSsiDMP01, duty: drug, stage: single, request: "
             "information_request, result: information_result, certainty: A}\n");
  write_file(overlay / "layouts.yaml",
             "groups:\n  drug_person:\n    - {element: AdmGendCode}\n"
             "    - {element: PatientName, means: Name}\n");
  Exchange exchange(folders, "--oqs-overlay " + overlay.string());
  const auto prescriptions = write_file(folders / "EPSsiDMP01req_1.xml",
                                        content_of(examples / "YZKsiquc01req_202402010001.xml"));
  EXPECT_THAT(
      content_of(ask(folders, prescriptions, ".xml")),
      HasSubstr("<AdmGendCode>1</AdmGendCode>\n      <PatientName>見本　太郎</PatientName>"));
  const auto request = write_file(folders / "OQSsihvd01req_1.xml",
                                  content_of(examples / "OQSsiquc01req_202402010001.xml"));
  EXPECT_THAT(content_of(ask(folders, request, ".xml")),
              HasSubstr("<ErrorCode>OFFICIAL</ErrorCode>"));
  write_file(overlay / "outcomes.yaml", "outcomes:\n  not_ofered: {}\n");
  const Ran ran =
      run_program("exchange --folders " + folders.string() + "x --oqs-overlay " + overlay.string());
  EXPECT_EQ(ran.exit_code, 2);
  EXPECT_THAT(ran.output,
              AllOf(HasSubstr("outcomes.yaml:2:3"), HasSubstr("did you mean \"not_offered\"")));
}

TEST(ExchangeCommand, TellsWhatIsInItsWay) {
  EXPECT_EQ(run_program("exchange").exit_code, 2);
  const auto folders = fresh_folder("exchange-trouble");
  EXPECT_EQ(run_program("exchange --folders " + folders.string() + " --date tomorrow").exit_code,
            2);
  EXPECT_EQ(run_program("exchange --folders " + folders.string() + " --answer-always x").exit_code,
            2);
  Exchange exchange(folders, "");
  ask(folders, examples / "OQSsiquc01req_202402010001.xml", ".xml");
  const Ran second = run_program("exchange --folders " + folders.string());
  EXPECT_EQ(second.exit_code, 4);
  EXPECT_THAT(second.output, HasSubstr("another exchange uses these folders"));
  fs::remove_all(folders / "req");
  const auto until = std::chrono::steady_clock::now() + std::chrono::seconds(10);
  while (exchange.log().find("trouble: ") == std::string::npos &&
         std::chrono::steady_clock::now() < until) {
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
  EXPECT_THAT(exchange.log(), AllOf(HasSubstr("trouble: "), HasSubstr("/req")));
  ask(folders, examples / "OQSsiquc01req_202402010003.xml", ".xml");
  exchange.end();
  EXPECT_THAT(exchange.log(), HasSubstr("the trouble is over"));
}

}  // namespace
}  // namespace madoguchi::test
