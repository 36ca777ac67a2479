// SPDX-License-Identifier: Apache-2.0
// The shipped tables against the code lists of the program and against each other.
#include "adapters/oqs_tables/load_oqs_tables.hpp"
#include "eligibility/oqs_codes.hpp"
#include "eligibility/oqs_reference.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <functional>
#include <map>
#include <set>
#include <string>

namespace madoguchi::adapters::oqs_tables {
namespace {

using namespace eligibility;

const OqsTables tables = load_oqs_tables(std::filesystem::path(MADOGUCHI_SOURCE_DIR) / "data/oqs");

TEST(ShippedTables, HaveTheCodesThatTheProgramKnows) {
  for (const CodeList& list : code_lists()) {
    std::map<std::string, std::string> known;
    for (const CodeValue& value : list.values) known.emplace(value.code, value.meaning.ja);
    EXPECT_EQ(tables.codes.at(std::string(list.id)), known) << list.id;
  }
}

/// Calls `each` for every rule of a layout and what is below it.
void walk(const OqsRules& rules, const std::function<void(const OqsRule&)>& each) {
  for (const OqsRule& rule : rules) {
    each(rule);
    walk(rule.children, each);
  }
}

TEST(ShippedTables, TakeCodesFromTheListOfTheElement) {
  int checked = 0;
  for (const auto& [name, layout] : tables.layouts) {
    for (const OqsRules* half : {&layout.header, &layout.body}) {
      walk(*half, [&](const OqsRule& rule) {
        const CodeList* list = code_list_of(rule.element);
        if (list == nullptr || rule.form != OqsForm::code) return;
        EXPECT_EQ(rule.codes, list->id) << name << " " << rule.element;
        ++checked;
      });
    }
  }
  EXPECT_GE(checked, 40);
}

// The page is generated; it is committed as it comes out.
TEST(ShippedTables, ThePageOfFilesIsCommitted) {
  std::ifstream in(std::filesystem::path(MADOGUCHI_SOURCE_DIR) / "docs/emr-files.md");
  const std::string page{std::istreambuf_iterator<char>(in), {}};
  const std::string printed = oqs_reference_markdown(tables);
  EXPECT_TRUE(page == printed)
      << "docs/emr-files.md is not what `madoguchi reference --files` prints";
  for (const OqsFamily& family : tables.families) {
    EXPECT_NE(printed.find("`" + family.prefix + "`"), std::string::npos);
  }
  EXPECT_NE(printed.find("| `DesignatedMedicalInstitutionFlag` | code [OQSCD026]"),
            std::string::npos);
  EXPECT_NE(printed.find("`A06` オ(境)"), std::string::npos);
}

// The prefixes found in programs that talk to the real system, by at least one source.
TEST(ShippedTables, HaveEveryFamilyWithAPublicLayout) {
  for (const char* prefix : {"OQSsiquc01", "OQSmuquc01", "OQSmuquc02", "OQSsiimm01", "OQSmuimm01",
                             "OQSmuimm02", "OQSmutic01", "OQSmutic02", "OQSmuhvq01", "OQSmuhvq02",
                             "OQSmuonq01", "OQSmuonq02", "YZKsiquc01", "TKKsiquc01"}) {
    EXPECT_NE(tables.family(prefix), nullptr) << prefix;
  }
  EXPECT_EQ(tables.families.size(), 15U);
}

// The three layers are kept apart: nothing of the content layer is an error.
TEST(ShippedTables, EveryConditionHasItsOwnCode) {
  std::set<std::string> codes;
  for (const auto& [condition, outcome] : tables.outcomes) {
    EXPECT_TRUE(codes.insert(outcome.code).second) << outcome.code;
  }
  EXPECT_EQ(codes.size(), core::all_names<OqsCondition>().size());
}

}  // namespace
}  // namespace madoguchi::adapters::oqs_tables
