// SPDX-License-Identifier: Apache-2.0
// junit.xml is read back with pugixml in its strictest mode; which characters XML 1.0 allows is
// its section 2.2.
#include "conformance/report/junit.hpp"

#include "tests/conformance/sample_run.hpp"

#include <gtest/gtest.h>

#include <pugixml.hpp>

namespace madoguchi::conformance::report {
namespace {

TEST(Area, IsTheFolderBelowScenarios) {
  EXPECT_EQ(area_of("scenarios/identity/x.yaml"), "identity");
  EXPECT_EQ(area_of("/a/scenarios/card/verify/x.yaml"), "card/verify");
  EXPECT_EQ(area_of("/tmp/mine/x.yaml"), "mine");
  EXPECT_EQ(area_of("/a/scenarios/x.yaml"), "scenarios");
}

TEST(JUnit, HasOneCaseAScenarioAndCountsThem) {
  pugi::xml_document document;
  const std::string text = write_junit(samples::run_report());
  ASSERT_TRUE(document.load_string(text.c_str(), pugi::parse_full));
  const pugi::xml_node suite = document.child("testsuites").child("testsuite");
  EXPECT_STREQ(suite.attribute("name").value(), "identity");
  EXPECT_STREQ(suite.attribute("tests").value(), "6");
  EXPECT_STREQ(suite.attribute("failures").value(), "1");
  EXPECT_STREQ(suite.attribute("errors").value(), "2");  // inconclusive and error
  EXPECT_STREQ(suite.attribute("skipped").value(), "2");
  const auto cases = suite.children("testcase");
  EXPECT_EQ(std::distance(cases.begin(), cases.end()), 6);
}

TEST(JUnit, FailureSaysExpectedActualAndPlace) {
  pugi::xml_document document;
  ASSERT_TRUE(document.load_string(write_junit(samples::run_report()).c_str()));
  const pugi::xml_node failure = document.select_node("//testcase[@name='face']/failure").node();
  const std::string message = failure.attribute("message").value();
  EXPECT_EQ(message,
            "comparison: expected non_match, actual match (scenarios/identity/face.yaml:21)");
  EXPECT_NE(
      std::string(failure.text().get())
          .find("comparison: expected non_match, actual match  (scenarios/identity/face.yaml:21)"),
      std::string::npos);
  EXPECT_STREQ(document.select_node("//testcase[@name='face']").node().attribute("time").value(),
               "4.250000");
}

TEST(JUnit, EscapesBytesThatXmlForbids) {
  const std::string text = write_junit(samples::run_report());
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    ASSERT_TRUE(byte >= 0x20 || byte == '\n' || byte == '\t');
  }
  pugi::xml_document document;
  ASSERT_TRUE(document.load_string(text.c_str()));
  const auto error = document.select_node("//testcase[@name='broken']/error").node();
  EXPECT_STREQ(error.attribute("message").value(), "answer was \\x00\\x1B[31m\\xFF");
}

TEST(XmlText, KeepsJapaneseAndEscapesWhatIsNotUtf8) {
  EXPECT_EQ(xml_text("顔認証\n"), "顔認証\n");
  EXPECT_EQ(xml_text("\xC0\xAF"), "\\xC0\\xAF");                       // overlong
  EXPECT_EQ(xml_text("\xED\xA0\x80"), "\\xED\\xA0\\x80");              // surrogate D800
  EXPECT_EQ(xml_text("\xEF\xBF\xBF"), "\\xEF\\xBF\\xBF");              // U+FFFF
  EXPECT_EQ(xml_text(std::string_view("\xE3\x81", 2)), "\\xE3\\x81");  // cut off
}

}  // namespace
}  // namespace madoguchi::conformance::report
