// SPDX-License-Identifier: Apache-2.0
#include "adapters/sqlite/database.hpp"

#include "adapters/files/files.hpp"
#include "adapters/files/temporary_folder.hpp"

#include <gtest/gtest.h>

namespace madoguchi::adapters::sqlite {
namespace {

class DatabaseTest : public testing::Test {
 protected:
  DatabaseTest() {
    auto database = Database::open(path);
    EXPECT_TRUE(database->execute("CREATE TABLE t(a BLOB NOT NULL) STRICT"));
  }
  files::TemporaryFolder folder = files::TemporaryFolder::make("madoguchi-sqlite").value();
  std::string path = (folder.path() / "x.db").string();
};

TEST_F(DatabaseTest, KeepsWhatWasCommitted) {
  {
    auto database = Database::open(path).value();
    auto transaction = Transaction::begin(database).value();
    ASSERT_TRUE(database.execute("INSERT INTO t VALUES(x'01')"));
    ASSERT_TRUE(transaction.commit());
    const auto undone = Transaction::begin(database).value();
    ASSERT_TRUE(database.execute("INSERT INTO t VALUES(x'02')"));
  }
  EXPECT_EQ(Database::open(path)->number("SELECT COUNT(*) FROM t").value(), 1);
}

TEST_F(DatabaseTest, APartOfATransactionIsTakenBackAlone) {
  {
    auto database = Database::open(path).value();
    auto transaction = Transaction::begin(database).value();
    ASSERT_TRUE(database.execute("INSERT INTO t VALUES(x'01')"));
    {
      const auto undone = Transaction::within(database).value();
      ASSERT_TRUE(database.execute("INSERT INTO t VALUES(x'02')"));
    }
    auto part = Transaction::within(database).value();
    ASSERT_TRUE(database.execute("INSERT INTO t VALUES(x'03')"));
    ASSERT_TRUE(part.commit());
    ASSERT_TRUE(transaction.commit());
  }
  EXPECT_EQ(Database::open(path)->number("SELECT COUNT(*) FROM t").value(), 2);
  EXPECT_EQ(Database::open(path)->number("SELECT COUNT(*) FROM t WHERE a = x'02'").value(), 0);
}

TEST_F(DatabaseTest, AnEmptyBlobIsNoNull) {
  auto database = Database::open(path).value();
  EXPECT_TRUE(database.prepare("INSERT INTO t VALUES(?)")->bind(core::ByteView{}).run());
  EXPECT_EQ(database.number("SELECT LENGTH(a) FROM t").value(), 0);
}

TEST_F(DatabaseTest, AnExclusiveUserIsAlone) {
  {
    auto first = Database::open(path, Use::exclusive);
    ASSERT_TRUE(first) << first.error().message();
    for (const Use use : {Use::exclusive, Use::reading}) {
      const auto second = Database::open(path, use);
      ASSERT_FALSE(second);
      EXPECT_TRUE(in_use(second.error())) << second.error().message();
    }
  }
  EXPECT_TRUE(Database::open(path, Use::exclusive));
}

TEST_F(DatabaseTest, AReaderChangesNothing) {
  auto database = Database::open(path, Use::reading);
  ASSERT_TRUE(database) << database.error().message();
  EXPECT_FALSE(database->execute("INSERT INTO t VALUES(x'01')"));
}

TEST_F(DatabaseTest, WhatIsNotThereOrNoDatabaseIsAnError) {
  const std::string missing = (folder.path() / "none.db").string();
  const auto none = Database::open(missing, Use::exclusive);
  ASSERT_FALSE(none);
  EXPECT_EQ(none.error().code, core::Errc::file_missing);
  EXPECT_FALSE(in_use(none.error()));
  ASSERT_TRUE(files::write_atomically(missing, std::string(5000, 'x')));
  const auto other = Database::open(missing, Use::reading);
  ASSERT_FALSE(other);
  EXPECT_EQ(other.error().code, core::Errc::malformed_data);
}

TEST_F(DatabaseTest, AMemoryDatabaseBecomesAFile) {
  auto memory = Database::open(":memory:").value();
  ASSERT_TRUE(memory.execute("CREATE TABLE u(a INTEGER); INSERT INTO u VALUES(7)"));
  const std::string file = (folder.path() / "u.db").string();
  ASSERT_TRUE(files::write_atomically(file, memory.file_content().value()));
  EXPECT_EQ(Database::open(file, Use::exclusive)->number("SELECT a FROM u").value(), 7);
}

}  // namespace
}  // namespace madoguchi::adapters::sqlite
