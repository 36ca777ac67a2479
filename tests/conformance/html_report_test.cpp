// SPDX-License-Identifier: Apache-2.0
// The page has to hold everything, refer to nothing outside, and keep hostile texts as texts.
#include "conformance/report/html_report.hpp"

#include "conformance/report/base64.hpp"
#include "conformance/report/html_matrix.hpp"
#include "conformance/report/html_text.hpp"
#include "tests/conformance/sample_run.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <regex>

namespace madoguchi::conformance::report {
namespace {

using testing::HasSubstr;
using testing::Not;

core::Result<core::Bytes> fake_jpeg(const biometrics::Image&) {
  return core::Bytes{0xFF, 0xD8, 0xFF};
}

std::string page(EvidenceLevel level = EvidenceLevel::thumbnails,
                 core::Language language = core::Language::english) {
  const RunReport report = samples::run_report();
  const PictureStore pictures(report.results, level, fake_jpeg);
  return write_html(report, {&requirements::notice()}, pictures, language);
}

TEST(HtmlReport, HoldsEveryStepCheckAndEvent) {
  const std::string html = page();
  const RunReport report = samples::run_report();
  for (const auto& result : report.results) {
    EXPECT_THAT(html, HasSubstr("id=\"s-" + result.id + "\""));
    EXPECT_THAT(html, HasSubstr(html_text(result.title.en)));
    EXPECT_THAT(html, HasSubstr(html_text(result.title.ja)));
    EXPECT_THAT(html, HasSubstr(html_text(result.cause)));
    for (const auto& step : result.steps) {
      EXPECT_THAT(html, HasSubstr(html_text(step.summary)));
      for (const auto& check : step.checks) {
        EXPECT_THAT(html, HasSubstr("<td class=\"value\">" + html_text(check.expected)));
        EXPECT_THAT(html, HasSubstr("<td class=\"value actual\">" + html_text(check.actual)));
      }
    }
    for (const auto& event : result.trace) EXPECT_THAT(html, HasSubstr(html_text(event.title)));
  }
  EXPECT_THAT(html, HasSubstr("scenarios/identity/face.yaml:21"));
  EXPECT_THAT(html, HasSubstr("18446744073709551615"));
  EXPECT_THAT(html, Not(HasSubstr("{{")));
}

TEST(HtmlReport, RefersToNothingOutside) {
  const std::string html = page();
  const std::regex outside(R"re((src|href|action)="(?!#|data:)[^"]*"|url\(|@import|https?://)re");
  std::smatch found;
  EXPECT_FALSE(std::regex_search(html, found, outside)) << found.str();
}

TEST(HtmlReport, EveryInternalLinkHasItsTarget) {
  const std::string html = page();
  const std::regex link("href=\"#([^\"]+)\"");
  for (std::sregex_iterator it(html.begin(), html.end(), link), end; it != end; ++it) {
    EXPECT_THAT(html, HasSubstr("id=\"" + (*it)[1].str() + "\""));
  }
}

TEST(HtmlReport, KeepsHostileTextsAsTexts) {
  const std::string html = page();
  EXPECT_THAT(html, Not(HasSubstr("<script>alert(1)")));
  EXPECT_THAT(html, HasSubstr("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;quotes&quot;"));
  EXPECT_THAT(html, HasSubstr("answer was \\x00\\x1B[31m\\xFF"));
  EXPECT_EQ(html.find('\0'), std::string::npos);
}

TEST(HtmlReport, ShowsPicturesOnlyAtTheLevelAskedFor) {
  EXPECT_THAT(page(), HasSubstr("data:image/jpeg;base64,/9j/"));
  EXPECT_THAT(page(EvidenceLevel::hashes), Not(HasSubstr("data:image")));
  EXPECT_THAT(page(EvidenceLevel::hashes), HasSubstr("#3d129bf51c<"));
}

TEST(HtmlReport, BeginsInTheLanguageAskedFor) {
  EXPECT_THAT(page(), HasSubstr("<html lang=\"en\">"));
  const std::string html = page(EvidenceLevel::hashes, core::Language::japanese);
  EXPECT_THAT(html, HasSubstr("<html lang=\"ja\">"));
  EXPECT_THAT(html, HasSubstr("id=\"lang-ja\" aria-label=\"日本語\" checked"));
}

TEST(HtmlMatrix, GivesAClauseItsWorstOutcome) {
  const RunReport report = samples::run_report();
  const auto coverage = coverage_of_run(requirements::notice(), report);
  // N-04 is named by all, one of them an error; N-05 only by the failing one; N-06 by none.
  EXPECT_EQ(clause_outcome(coverage.rows[3], report), Outcome::error);
  EXPECT_EQ(clause_outcome(coverage.rows[4], report), Outcome::fail);
  EXPECT_EQ(clause_outcome(coverage.rows[5], report), Outcome::not_run);
  EXPECT_THAT(html_matrix(requirements::notice(), report), HasSubstr("not covered"));
}

TEST(Base64, FollowsRfc4648) {
  // The vectors of RFC 4648, section 10.
  EXPECT_EQ(base64(core::as_bytes("")), "");
  EXPECT_EQ(base64(core::as_bytes("f")), "Zg==");
  EXPECT_EQ(base64(core::as_bytes("fo")), "Zm8=");
  EXPECT_EQ(base64(core::as_bytes("foo")), "Zm9v");
  EXPECT_EQ(base64(core::as_bytes("foobar")), "Zm9vYmFy");
}

TEST(Thumbnail, IsTheMeanOfBlocks) {
  const biometrics::Image image{4, 2, biometrics::PixelFormat::grey8, {0, 2, 10, 20, 4, 6, 30, 40}};
  const biometrics::Image small = thumbnail(image, 2);
  EXPECT_EQ(small.width, 2);
  EXPECT_EQ(small.height, 1);
  EXPECT_EQ(small.pixels, (std::vector<std::uint8_t>{3, 25}));
  EXPECT_EQ(thumbnail(image, 4).pixels, image.pixels);
}

}  // namespace
}  // namespace madoguchi::conformance::report
