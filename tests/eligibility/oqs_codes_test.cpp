// SPDX-License-Identifier: Apache-2.0
// Expected values: the code lists that public programs and their documentation agree on.
#include "eligibility/oqs_codes.hpp"

#include "eligibility/messages.hpp"
#include "eligibility/oqs_time.hpp"

#include <gtest/gtest.h>

namespace madoguchi::eligibility {
namespace {

TEST(OqsCodes, lists_001_to_017_are_there_in_order) {
  ASSERT_EQ(code_lists().size(), 17U);
  EXPECT_EQ(code_lists().front().id, "OQSCD001");
  EXPECT_EQ(code_lists()[5].id, "OQSCD006");
  EXPECT_EQ(code_lists().back().id, "OQSCD017");
}

TEST(OqsCodes, an_element_finds_its_list) {
  ASSERT_NE(code_list_of("QualificationValidity"), nullptr);
  EXPECT_EQ(code_list_of("QualificationValidity")->find("5")->meaning.ja, "複数該当");
  EXPECT_EQ(code_list_of("QualificationValidity")->find("7"), nullptr);
  EXPECT_EQ(code_list_of("InsuredCardClassification")->find("A1")->meaning.ja, "医療扶助");
  EXPECT_EQ(code_list_of("SegmentOfResult")->find("3"), nullptr);
  EXPECT_EQ(code_list_of("PharmacistsInfoConsFlg")->id, "OQSCD016");
  EXPECT_EQ(code_list_of("Name"), nullptr);
}

TEST(OqsCodes, validity_values_of_the_messages_are_the_codes) {
  for (const auto& row : enum_names(std::type_identity<QualificationValidity>{})) {
    const auto* code =
        code_list_of("QualificationValidity")->find(std::to_string(static_cast<int>(row.value)));
    ASSERT_NE(code, nullptr);
    EXPECT_EQ(code->meaning.ja, row.label.ja);
  }
}

TEST(OqsTime, fourteen_digits_of_a_time_that_exists) {
  EXPECT_EQ(parse_oqs_time("20240229235959"),
            core::start_of(*core::parse_date("2024-02-29")) + std::chrono::seconds(86399));
  for (const char* wrong : {"", "20240229", "20230229000000", "20240201240000", "20240201006000",
                            "20240201000060", "2024020100000x", "202402010000000"}) {
    EXPECT_FALSE(parse_oqs_time(wrong)) << wrong;
  }
}

}  // namespace
}  // namespace madoguchi::eligibility
