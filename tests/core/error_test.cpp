// SPDX-License-Identifier: Apache-2.0
#include "core/error.hpp"

#include "core/result.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <string>

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

// docs/errors.md explains every code.
TEST(Error, EveryCodeStandsInTheDocumentation) {
  std::ifstream file(MADOGUCHI_SOURCE_DIR "/docs/errors.md");
  const std::string page((std::istreambuf_iterator<char>(file)), {});
  for (const ErrorText& row : error_texts()) {
    const std::string line = "| " + std::string(row.id) + " | " + std::string(row.what.en) + " | " +
                             std::string(row.advice.en) + " |";
    EXPECT_NE(page.find(line), std::string::npos) << line;
  }
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
