// SPDX-License-Identifier: Apache-2.0
// The schema and the reference page in the tree are those that the program generates. With
// MADOGUCHI_UPDATE=1 they are written anew instead.
#include "sim/personalisation/description_shape.hpp"

#include <boost/json.hpp>
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <iterator>

namespace madoguchi::sim::personalisation {
namespace {

void expect_committed(const std::string& path, const std::string& generated) {
  const std::string file = std::string(MADOGUCHI_SOURCE_DIR) + path;
  if (std::getenv("MADOGUCHI_UPDATE") != nullptr) std::ofstream(file) << generated;
  std::ifstream stream(file, std::ios::binary);
  const std::string content{std::istreambuf_iterator<char>(stream), {}};
  EXPECT_EQ(content, generated)
      << file << " is old; run this test with MADOGUCHI_UPDATE=1 and commit the file";
}

TEST(Generated, CardSchemaIsCommittedAndIsJson) {
  const std::string schema = card_json_schema();
  const auto parsed = boost::json::parse(schema);
  EXPECT_EQ(parsed.at("type"), "object");
  EXPECT_TRUE(parsed.at("properties").as_object().contains("pins"));
  expect_committed("/data/schemas/card.schema.json", schema);
}

TEST(Generated, CardReferenceIsCommitted) {
  expect_committed("/docs/card-reference.md", card_reference_markdown());
}

}  // namespace
}  // namespace madoguchi::sim::personalisation
