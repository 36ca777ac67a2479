// SPDX-License-Identifier: Apache-2.0
#include "core/error.hpp"

#include "core/result.hpp"

#include <gtest/gtest.h>

namespace madoguchi::core {
namespace {

TEST(Error, EveryCodeHasItsOwnRowInOrder) {
  int expected = 1;
  for (const ErrorText& row : error_texts()) {
    EXPECT_EQ(static_cast<int>(row.code), expected++) << row.id;
    EXPECT_FALSE(row.what.ja.empty()) << row.id;
    EXPECT_FALSE(row.advice.en.empty()) << row.id;
  }
  EXPECT_EQ(expected - 1, static_cast<int>(Errc::internal));
}

TEST(Error, MessageNamesTheContext) {
  const Error error = fail(Errc::file_missing, "scenarios/x.yaml");
  EXPECT_EQ(error.message(), "the file is not there: scenarios/x.yaml");
  EXPECT_EQ(error.message(Language::japanese), "ファイルがありません: scenarios/x.yaml");
}

TEST(Result, TakingTheValueOfAnErrorIsABrokenInvariant) {
  const Result<int> result = fail(Errc::timeout, "the card");
  EXPECT_FALSE(result);
  EXPECT_THROW((void)result.value(), std::logic_error);
}

}  // namespace
}  // namespace madoguchi::core
