// SPDX-License-Identifier: Apache-2.0
// report.json against the schema in the tree, by a small checker of the schema words that it uses;
// ctrf.json against the words of the CTRF schema (ctrf.io).
#include "conformance/report/json_report.hpp"

#include "conformance/report/ctrf.hpp"
#include "tests/conformance/sample_run.hpp"
#include "tests/conformance/schema_check.hpp"

#include <boost/json.hpp>
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

namespace madoguchi::conformance::report {
namespace {

namespace json = boost::json;

json::value schema() {
  std::ifstream in(MADOGUCHI_SOURCE_DIR "/data/schemas/report.schema.json");
  return json::parse(std::string(std::istreambuf_iterator<char>(in), {}));
}

TEST(JsonReport, FollowsItsSchema) {
  const json::value document = json::parse(write_json(samples::run_report()));
  EXPECT_EQ(samples::schema_problems(document, schema()), std::vector<std::string>{});
}

TEST(JsonReport, SchemaNoticesAMissingAndAnUnknownKey) {
  json::value document = json::parse(write_json(samples::run_report()));
  document.as_object()["scenarios"].as_array()[0].as_object().erase("verdict");
  document.as_object()["scenarios"].as_array()[1].as_object()["extra"] = 1;
  document.as_object()["totals"].as_object()["pass"] = "one";
  EXPECT_EQ(samples::schema_problems(document, schema()),
            (std::vector<std::string>{"/totals/pass: not of type integer",
                                      "/scenarios/0: verdict is missing",
                                      "/scenarios/1: extra is not known"}));
}

TEST(JsonReport, KeepsNumbersAndTextsExact) {
  const json::value document = json::parse(write_json(samples::run_report()));
  const auto& run = document.at("run");
  EXPECT_EQ(run.at("seed").as_string(), "18446744073709551615");  // 2^64 - 1
  EXPECT_EQ(run.at("wall_ms").to_number<double>(), 1234.0);
  const auto& failing = document.at("scenarios").at(1);
  EXPECT_EQ(failing.at("counter_ms").to_number<double>(), 4250.0);
  EXPECT_EQ(failing.at("cause_place").at("line").to_number<int>(), 21);
  EXPECT_EQ(failing.at("steps").at(1).at("checks").at(0).at("actual").as_string(), "match");
  // printf '2 1 3\n\1\2\3\4\5\6' | sha256sum
  EXPECT_EQ(failing.at("trace").at(1).at("picture_sha256").as_string(),
            "3d129bf51cc6c2a824b23b0c1718666e88bbf0599f940164d88eaadd2a7f3ecd");
  EXPECT_EQ(document.at("outcome").as_string(), "fail");
  const std::string_view cause = document.at("scenarios").at(3).at("cause").as_string();
  EXPECT_EQ(cause, std::string_view("answer was \0\x1b[31m\xEF\xBF\xBD", 20));
}

TEST(Ctrf, HasTheRequiredKeysAndCounts) {
  const json::value document = json::parse(write_ctrf(samples::run_report()));
  EXPECT_EQ(document.at("reportFormat").as_string(), "CTRF");
  EXPECT_TRUE(document.at("specVersion").is_string());
  const auto& results = document.at("results");
  EXPECT_EQ(results.at("tool").at("name").as_string(), "madoguchi");
  const auto& summary = results.at("summary");
  const auto count = [&](const char* key) { return summary.at(key).to_number<int>(); };
  EXPECT_EQ(count("tests"), 6);
  EXPECT_EQ(count("tests"), count("passed") + count("failed") + count("skipped") +
                                count("pending") + count("other"));
  EXPECT_EQ(summary.at("start").to_number<std::int64_t>(), 1'700'000'000'000);
  EXPECT_EQ(summary.at("stop").to_number<std::int64_t>(), 1'700'000'001'234);
  const auto& failed = results.at("tests").at(1);
  EXPECT_EQ(failed.at("status").as_string(), "failed");
  EXPECT_EQ(failed.at("duration").to_number<int>(), 4250);
  EXPECT_EQ(failed.at("suite").at(0).as_string(), "identity");
  EXPECT_EQ(results.at("tests").at(3).at("status").as_string(), "other");
}

}  // namespace
}  // namespace madoguchi::conformance::report
