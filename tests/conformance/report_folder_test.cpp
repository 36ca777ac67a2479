// SPDX-License-Identifier: Apache-2.0
// The folder is complete or not there, its manifest true (checked with sha256sum of coreutils), and
// nothing secret is in it.
#include "conformance/report/report_folder.hpp"

#include "tests/conformance/sample_run.hpp"

#include <boost/json.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <iterator>

namespace madoguchi::conformance::report {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;
using testing::Not;

/// A fresh folder of this test.
fs::path fresh_folder(const std::string& name) {
  const fs::path folder = fs::path(testing::TempDir()) / ("madoguchi-report-" + name);
  fs::remove_all(folder);
  return folder;
}

std::string content_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

ReportOptions options_for(const fs::path& parent) {
  ReportOptions options;
  options.parent = parent;
  options.encode = [](const biometrics::Image&) { return core::Bytes{0xFF, 0xD8, 0x00}; };
  return options;
}

TEST(ReportFolder, HoldsAllReportsAndATrueManifest) {
  const fs::path parent = fresh_folder("all");
  ReportOptions options = options_for(parent);
  options.attachments = {{"face", "../OQS res.xml", "<a/>"}};
  const auto written = write_report(samples::run_report(), options);
  ASSERT_TRUE(written) << written.error().message();
  const fs::path folder = written->folder;
  EXPECT_EQ(folder.filename(), "20231114T221320Z");  // 1700000000 in UTC
  for (const char* name : {"report.html", "report.json", "junit.xml", "ctrf.json", "manifest.json",
                           "evidence/face/events.log"}) {
    EXPECT_TRUE(fs::is_regular_file(folder / name)) << name;
  }
  EXPECT_TRUE(fs::is_directory(folder / "evidence/face/emr"));
  EXPECT_EQ(fs::read_symlink(parent / "latest"), folder.filename());

  const auto manifest = boost::json::parse(content_of(folder / "manifest.json"));
  std::size_t listed = 0;
  std::ofstream sums(parent / "sums");
  for (const auto& file : manifest.at("files").as_array()) {
    sums << std::string_view(file.at("sha256").as_string()) << "  "
         << std::string_view(file.at("path").as_string()) << '\n';
    ++listed;
  }
  sums.close();
  const std::string check =
      "cd '" + folder.string() + "' && sha256sum --quiet --strict -c ../sums >/dev/null 2>&1";
  EXPECT_EQ(std::system(check.c_str()), 0);
  std::size_t there = 0;
  for (const auto& entry : fs::recursive_directory_iterator(folder))
    there += entry.is_regular_file();
  EXPECT_EQ(listed + 1, there);  // all but the manifest itself
  EXPECT_EQ(manifest.at("scenarios").as_array().size(), 6U);
}

TEST(ReportFolder, NeverOverwritesAndLeavesNoParts) {
  const fs::path parent = fresh_folder("twice");
  const auto first = write_report(samples::run_report(), options_for(parent));
  const auto second = write_report(samples::run_report(), options_for(parent));
  ASSERT_TRUE(first && second);
  EXPECT_NE(first->folder, second->folder);
  EXPECT_EQ(fs::read_symlink(parent / "latest"), second->folder.filename());
  std::size_t entries = 0;
  for (const auto& entry : fs::directory_iterator(parent)) entries += !entry.path().empty();
  EXPECT_EQ(entries, 3U);  // two runs and the link
}

TEST(ReportFolder, AParentThatIsAFileIsAnError) {
  const fs::path parent = fresh_folder("file");
  std::ofstream(parent) << "x";
  const auto written = write_report(samples::run_report(), options_for(parent));
  ASSERT_FALSE(written);
  EXPECT_EQ(written.error().code, core::Errc::io_failure);
}

TEST(ReportFolder, MasksWhatLooksSecretInEveryText) {
  RunReport report = samples::run_report();
  report.results[1].trace[0].details.emplace_back("number", "123456789018");
  report.results[1].steps[0].summary = "key -----BEGIN PRIVATE KEY-----\nMHcCAQ";
  ReportOptions options = options_for(fresh_folder("secret"));
  options.attachments = {{"face", "res.xml", "<Number>41050320351234</Number>"}};
  const auto written = write_report(report, options);
  ASSERT_TRUE(written);
  EXPECT_THAT(written->warnings, testing::Contains(HasSubstr("report.json: masked a 12-digit")));
  EXPECT_THAT(written->warnings, testing::Contains(HasSubstr("report.html: masked a private key")));
  for (const auto& entry : fs::recursive_directory_iterator(written->folder)) {
    if (!entry.is_regular_file()) continue;
    const std::string text = content_of(entry.path());
    EXPECT_THAT(text, Not(HasSubstr("123456789018"))) << entry.path();
    EXPECT_THAT(text, Not(HasSubstr("MHcCAQ"))) << entry.path();
    EXPECT_THAT(text, Not(HasSubstr("41050320351234"))) << entry.path();
  }
}

TEST(ReportFolder, EvidenceLevelDecidesAboutPictures) {
  std::vector<std::string> warnings;
  const auto pictures = [&](EvidenceLevel level) {
    ReportOptions options = options_for("unused");
    options.level = level;
    std::size_t count = 0;
    for (const ReportFile& file : report_files(samples::run_report(), options, warnings)) {
      count += file.path.starts_with("evidence/pictures/");
    }
    return count;
  };
  EXPECT_EQ(pictures(EvidenceLevel::full), 2U);
  EXPECT_EQ(pictures(EvidenceLevel::thumbnails), 1U);
  EXPECT_EQ(pictures(EvidenceLevel::hashes), 0U);
  EXPECT_TRUE(warnings.empty());
}

TEST(EventLog, HasOneLineAnEventInTimeOrder) {
  const std::string log = event_log(samples::failing_result());
  EXPECT_THAT(log, HasSubstr("    0.120000  0.040000  card     SELECT DF  command=00 A4 04 0C 0A "
                             "D3 92  status=9000\n"));
  EXPECT_LT(log.find("SELECT DF"), log.find("frame  picture="));
}

}  // namespace
}  // namespace madoguchi::conformance::report
