// SPDX-License-Identifier: Apache-2.0
#include "core/enum_names.hpp"

#include "checkin/defects.hpp"
#include "checkin/vocabulary.hpp"
#include "eligibility/messages.hpp"

#include <gtest/gtest.h>

#include <set>

namespace madoguchi::core {
namespace {

template <class E>
class EveryTable : public testing::Test {};

using Enumerations = testing::Types<checkin::CardKind, checkin::IdentityMethod, checkin::Way,
                                    checkin::Document, checkin::Reason, checkin::Defect,
                                    checkin::Institution, eligibility::QualificationValidity,
                                    eligibility::InformationKind, eligibility::Rejection>;
TYPED_TEST_SUITE(EveryTable, Enumerations);

TYPED_TEST(EveryTable, NamesAreUniqueAndReadBack) {
  std::set<std::string_view> seen;
  for (const auto& row : enum_names(std::type_identity<TypeParam>{})) {
    EXPECT_TRUE(seen.insert(row.name).second) << row.name;
    EXPECT_EQ(value_of<TypeParam>(row.name), row.value);
    EXPECT_EQ(name_of(row.value), row.name);
    EXPECT_FALSE(row.label.en.empty()) << row.name;
    EXPECT_FALSE(row.label.ja.empty()) << row.name;
  }
  EXPECT_FALSE(value_of<TypeParam>("no such name"));
}

}  // namespace
}  // namespace madoguchi::core
