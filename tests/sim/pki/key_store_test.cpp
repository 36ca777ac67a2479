// SPDX-License-Identifier: Apache-2.0
// The store gives the same key with and without its files, and does not trust damaged ones.
#include "sim/pki/key_store.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace madoguchi::sim::pki {
namespace {

namespace fs = std::filesystem;

class KeyStoreTest : public testing::Test {
 protected:
  void SetUp() override { fs::remove_all(folder); }
  void TearDown() override { fs::remove_all(folder); }
  std::vector<fs::path> files() const {
    std::vector<fs::path> all;
    for (const auto& entry : fs::directory_iterator(folder)) all.push_back(entry.path());
    return all;
  }

  const fs::path folder =
      fs::path(MADOGUCHI_BINARY_DIR) /
      (std::string("key-store-") + testing::UnitTest::GetInstance()->current_test_info()->name());
};

TEST_F(KeyStoreTest, same_name_same_key_whether_kept_or_not) {
  const auto in_memory = KeyStore().key("a").value();
  const auto first = KeyStore(folder).key("a").value();
  ASSERT_EQ(files().size(), 1U);
  const auto second = KeyStore(folder).key("a").value();
  EXPECT_EQ(in_memory.public_key(), first.public_key());
  EXPECT_EQ(first.public_key(), second.public_key());
}

TEST_F(KeyStoreTest, other_name_or_seed_other_key) {
  KeyStore store(folder);
  const auto a = store.key("a").value();
  EXPECT_FALSE(a.public_key() == store.key("b").value().public_key());
  EXPECT_FALSE(a.public_key() == KeyStore(folder, 1).key("a").value().public_key());
  EXPECT_EQ(files().size(), 3U);
}

TEST_F(KeyStoreTest, damaged_file_is_made_again) {
  const auto before = KeyStore(folder).key("a").value();
  std::ofstream(files().front()) << "-----BEGIN PRIVATE KEY-----\nhalf";
  EXPECT_EQ(KeyStore(folder).key("a").value().public_key(), before.public_key());
  EXPECT_GT(fs::file_size(files().front()), 1000U);
}

TEST_F(KeyStoreTest, folder_that_cannot_be_made_does_no_harm) {
  EXPECT_TRUE(KeyStore("/proc/no-such-folder").key("a"));
}

}  // namespace
}  // namespace madoguchi::sim::pki
