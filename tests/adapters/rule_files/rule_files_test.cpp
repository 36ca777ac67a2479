// SPDX-License-Identifier: Apache-2.0
// Files of the user: what they change, what is told about a bad one, and the schema for editors.
#include "adapters/rule_files/rule_files.hpp"

#include "adapters/rule_files/rule_schema.hpp"
#include "checkin/fallback_rules.hpp"
#include "scenario/scenario_error.hpp"

#include <boost/json.hpp>
#include <gtest/gtest.h>
#include <yaml-cpp/yaml.h>

#include <cstdlib>
#include <fstream>
#include <iterator>

namespace madoguchi::adapters::rule_files {
namespace {

namespace fs = std::filesystem;

class RuleFile : public ::testing::Test {
 protected:
  void TearDown() override { fs::remove(file_); }
  const fs::path& with(const std::string& text) {
    std::ofstream(file_) << text;
    return file_;
  }
  std::string refusal(const fs::path& file) {
    try {
      load_rules(file);
    } catch (const scenario::ScenarioError& error) {
      return error.what();
    }
    return "accepted";
  }
  fs::path file_ =
      fs::temp_directory_path() /
      ("rules-" + std::string(::testing::UnitTest::GetInstance()->current_test_info()->name()) +
       ".yaml");
};

TEST_F(RuleFile, LiesOnTopOfTheShippedRules) {
  const auto table = load_rules(with("withdraw: [F-29]\n"));
  EXPECT_EQ(table->find("F-29"), nullptr);
  EXPECT_NE(table->find("F-30"), nullptr);
}

TEST_F(RuleFile, IsToldWhatIsWrongWithIt) {
  const std::string told = refusal(with("withdraw: [F-29]\nwais: []\n"));
  EXPECT_NE(told.find(".yaml:2:1: wais: unknown key"), std::string::npos) << told;
  EXPECT_NE(told.find("did you mean \"ways\"?"), std::string::npos) << told;
}

TEST_F(RuleFile, MayBeMissingOrAFolder) {
  EXPECT_NE(refusal("/nowhere/at/all.yaml").find("cannot be read"), std::string::npos);
  EXPECT_NE(refusal(fs::temp_directory_path()).find("cannot be read"), std::string::npos);
}

TEST(RuleSchema, IsCommitted) {
  const fs::path path = fs::path(MADOGUCHI_SOURCE_DIR) / "data/schemas/rules.schema.json";
  const std::string schema = rules_json_schema();
  if (std::getenv("MADOGUCHI_UPDATE") != nullptr) std::ofstream(path) << schema;
  std::ifstream in(path);
  EXPECT_EQ(std::string(std::istreambuf_iterator<char>(in), {}), schema)
      << path << " is old; run this test with MADOGUCHI_UPDATE=1 and commit the file";
}

/// Keys of the shipped files stand in the schema; the reader checks the rest.
TEST(RuleSchema, KnowsEveryKeyOfTheShippedFiles) {
  const auto schema = boost::json::parse(rules_json_schema()).as_object();
  const auto& sections = schema.at("properties").as_object();
  for (const char* name : {"identity.yaml", "papers.yaml", "settlement.yaml", "reader.yaml"}) {
    const auto root =
        YAML::LoadFile((fs::path(MADOGUCHI_SOURCE_DIR) / "data/rules" / name).string());
    for (const auto& section : root) {
      const auto key = section.first.Scalar();
      ASSERT_TRUE(sections.contains(key)) << key;
      if (!section.second.IsSequence()) continue;
      const auto& row = sections.at(key).at("items").at("properties").as_object();
      for (const auto& rule : section.second) {
        for (const auto& entry : rule) EXPECT_TRUE(row.contains(entry.first.Scalar()));
      }
    }
  }
}

}  // namespace
}  // namespace madoguchi::adapters::rule_files
