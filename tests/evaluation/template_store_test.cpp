// SPDX-License-Identifier: Apache-2.0
// What was kept comes back unchanged; what is damaged is as if it were not there.
#include "evaluation/pictures/template_store.hpp"

#include "adapters/files/temporary_folder.hpp"

#include <gtest/gtest.h>

#include <fstream>

namespace madoguchi::evaluation::pictures {
namespace {

using biometrics::SampleRole;

TEST(TemplateStore, GivesBackWhatItKept) {
  const auto folder = adapters::files::TemporaryFolder::make("templates");
  ASSERT_TRUE(folder);
  const TemplateStore store(folder->path(), "networks");
  const std::string key = store.key("picture", SampleRole::probe);
  EXPECT_FALSE(store.find(key));
  ASSERT_TRUE(store.keep(key, {.features = {0.25F, -1e-20F, 3}}));
  const auto found = store.find(key);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->features, (std::vector<float>{0.25F, -1e-20F, 3}));
  EXPECT_FALSE(found->failure);
  ASSERT_TRUE(store.keep(key, {.failure = biometrics::ExtractionFailure::no_face}));
  EXPECT_EQ(store.find(key)->failure, biometrics::ExtractionFailure::no_face);
}

TEST(TemplateStore, KeepsOpaqueTemplatesAndAttackDetection) {
  const auto opaque = parse_template(to_bytes({.opaque = {0, 10, 255}, .liveness = 0.1}));
  ASSERT_TRUE(opaque);
  EXPECT_EQ(opaque->opaque, (std::vector<std::uint8_t>{0, 10, 255}));
  EXPECT_TRUE(opaque->features.empty());
  EXPECT_EQ(opaque->liveness, 0.1);
  const auto failed = parse_template(
      to_bytes({.failure = biometrics::ExtractionFailure::poor_pose, .liveness = -2.5e-7}));
  ASSERT_TRUE(failed);
  EXPECT_EQ(failed->failure, biometrics::ExtractionFailure::poor_pose);
  EXPECT_EQ(failed->liveness, -2.5e-7);
}

TEST(TemplateStore, KeysDependOnEverything) {
  const TemplateStore store("x", "networks");
  const std::string key = store.key("picture", SampleRole::probe);
  EXPECT_NE(key, store.key("picture", SampleRole::reference));
  EXPECT_NE(key, store.key("other", SampleRole::probe));
  EXPECT_NE(key, TemplateStore("x", "others").key("picture", SampleRole::probe));
  EXPECT_EQ(key, TemplateStore("y", "networks").key("picture", SampleRole::probe));
}

TEST(TemplateStore, DamagedFilesAreNotThere) {
  const std::string good = to_bytes({.features = {0.5F, 0.5F}});
  ASSERT_TRUE(parse_template(good));
  EXPECT_FALSE(parse_template(""));
  EXPECT_FALSE(parse_template(good.substr(0, good.size() - 1)));
  EXPECT_FALSE(parse_template("X" + good.substr(1)));
  EXPECT_FALSE(parse_template("madoguchi template 2\nacquired\n"));
  EXPECT_FALSE(parse_template("madoguchi template 2\nno_such_reason\n"));
  EXPECT_FALSE(parse_template("madoguchi template 2\nno_face liveness=x\n"));
  EXPECT_FALSE(parse_template("madoguchi template 2\nno_face opaque\n"));
  EXPECT_FALSE(parse_template("madoguchi template 1" + good.substr(good.find('\n'))));
  EXPECT_FALSE(parse_template(good.substr(0, good.size() - 4) + std::string("\0\0\xC0\x7F", 4)));
}

}  // namespace
}  // namespace madoguchi::evaluation::pictures
