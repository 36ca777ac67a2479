// SPDX-License-Identifier: Apache-2.0
// Files that are no card, or not whole, or from a newer program: an error that says so, never a
// card that is not what it was.
#include "adapters/sqlite/database.hpp"
#include "small_card.hpp"

#include <gmock/gmock.h>

#include <fstream>
#include <iterator>

namespace madoguchi::sim::card_file {
namespace {

using testing::HasSubstr;

class DamagedFile : public CardFileTest {
 protected:
  std::string content() const {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }
  void write(const std::string& bytes) const {
    std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
  }
  void change(const std::string& sql) const {
    auto database =
        adapters::sqlite::Database::open(path.string(), adapters::sqlite::Use::exclusive);
    ASSERT_TRUE(database) << database.error().message();
    ASSERT_TRUE(database->execute(sql));
  }
  void expect_error(core::Errc code, const std::string& words) const {
    for (const bool for_use : {false, true}) {
      std::optional<core::Error> error;
      if (for_use) {
        if (const auto opened = CardFile::open(path); !opened) error = opened.error();
      } else {
        if (const auto read = CardFile::read(path); !read) error = read.error();
      }
      ASSERT_TRUE(error) << words;
      EXPECT_EQ(error->code, code) << error->message();
      EXPECT_THAT(error->context, HasSubstr(words));
      EXPECT_THAT(error->context, HasSubstr(path.string()));
    }
  }
};

TEST_F(DamagedFile, NoFile) {
  std::filesystem::remove(path);
  expect_error(core::Errc::file_missing, "No such file");
}

TEST_F(DamagedFile, AFileOfAnotherKind) {
  for (const char* bytes : {"", "title: {en: x, ja: x}\n", "SQLite format 4"}) {
    write(bytes);
    expect_error(core::Errc::malformed_data, "no card file");
  }
}

TEST_F(DamagedFile, AFolder) {
  std::filesystem::remove(path);
  std::filesystem::create_directory(path);
  expect_error(core::Errc::io_failure, "not a file");
}

TEST_F(DamagedFile, ADatabaseOfAnotherProgram) {
  change("PRAGMA application_id = 1");
  expect_error(core::Errc::malformed_data, "no card file");
}

TEST_F(DamagedFile, AFileOfANewerProgram) {
  change("PRAGMA user_version = 2");
  expect_error(core::Errc::unsupported, "format 2; this program knows format 1");
}

TEST_F(DamagedFile, AFileThatWasCut) {
  const std::string whole = content();
  for (const std::size_t part : {whole.size() / 2, whole.size() - 4096, std::size_t{512}}) {
    write(whole.substr(0, part));
    EXPECT_FALSE(CardFile::read(path)) << part;
  }
}

TEST_F(DamagedFile, ARowThatWasChangedByHand) {
  const std::string whole = content();
  for (const char* sql :
       {"UPDATE files SET attributes = replace(attributes, '\"tries_left\":3', '\"tries_left\":9')",
        "UPDATE files SET content = x'39393939' WHERE identifier = 24",
        "UPDATE files SET identifier = 25 WHERE identifier = 24",
        "DELETE FROM files WHERE identifier = 24", "UPDATE facts SET value = '{}'",
        "UPDATE applications SET attributes = '{}'", "DELETE FROM facts",
        "UPDATE files SET kind = 'internal' WHERE identifier = 24"}) {
    write(whole);
    change(sql);
    expect_error(core::Errc::malformed_data, "damaged");
  }
}

// Any byte may have gone wrong: the file is refused, or the card is the one that was stored.
TEST_F(DamagedFile, AnySingleByte) {
  const std::string whole = content();
  const auto stored = CardFile::read(path);
  ASSERT_TRUE(stored);
  int refused = 0;
  for (std::size_t at = 0; at < whole.size(); at += 37) {
    std::string bytes = whole;
    bytes[at] = static_cast<char>(bytes[at] ^ 0x5A);
    write(bytes);
    const auto read = CardFile::read(path);
    refused += read ? 0 : 1;
    if (read) {
      EXPECT_TRUE(read->image == stored->image && read->notes == stored->notes) << "byte " << at;
    }
  }
  EXPECT_GT(refused, 20);
}

}  // namespace
}  // namespace madoguchi::sim::card_file
