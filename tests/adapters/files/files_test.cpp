// SPDX-License-Identifier: Apache-2.0
// Expected behaviour: POSIX rename is atomic, so a reader sees the old or the new file, never less.
#include "adapters/files/files.hpp"

#include "adapters/files/temporary_folder.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <atomic>
#include <fstream>
#include <thread>

namespace madoguchi::adapters::files {
namespace {

namespace fs = std::filesystem;

class FilesTest : public testing::Test {
 protected:
  TemporaryFolder folder_ = TemporaryFolder::make().value();
  fs::path path_ = folder_.path() / "a.xml";

  std::size_t entries() const {
    return static_cast<std::size_t>(
        std::distance(fs::directory_iterator(folder_.path()), fs::directory_iterator{}));
  }
};

TEST_F(FilesTest, what_is_written_is_read) {
  std::string content(300000, 'x');
  content[7] = '\0';
  ASSERT_TRUE(write_atomically(path_, content));
  EXPECT_EQ(read_file(path_, 1U << 20U).value(), content);
  ASSERT_TRUE(write_atomically(path_, ""));
  EXPECT_EQ(read_file(path_, 0).value(), "");
  EXPECT_EQ(entries(), 1U) << "nothing may be left beside";
}

TEST_F(FilesTest, a_reader_never_sees_a_part) {
  const std::string a(200000, 'a');
  const std::string b(100000, 'b');
  ASSERT_TRUE(write_atomically(path_, a));
  std::atomic<bool> stop{false};
  std::atomic<int> partial{0};
  std::thread reader([&] {
    while (!stop) {
      const auto seen = read_file(path_, 1U << 20U);
      if (!seen || (*seen != a && *seen != b)) ++partial;
    }
  });
  for (int i = 0; i < 20; ++i) EXPECT_TRUE(write_atomically(path_, i % 2 == 0 ? b : a));
  stop = true;
  reader.join();
  EXPECT_EQ(partial, 0);
}

TEST_F(FilesTest, a_failed_write_leaves_the_old_file_and_nothing_else) {
  const fs::path occupied = folder_.path() / "occupied";
  fs::create_directories(occupied / "inside");
  const auto written = write_atomically(occupied, "x");  // a folder cannot be replaced by a file
  ASSERT_FALSE(written);
  EXPECT_EQ(written.error().code, core::Errc::io_failure);
  EXPECT_EQ(entries(), 1U);
}

TEST_F(FilesTest, many_are_written_as_one_is) {
  std::vector<NewFile> files;
  for (int i = 0; i < 40; ++i) {
    files.push_back({folder_.path() / std::to_string(i), i % 2 == 0 ? "even" : ""});
  }
  ASSERT_TRUE(write_together(files));
  ASSERT_TRUE(write_together({}));
  EXPECT_EQ(entries(), 40U) << "nothing may be left beside";
  EXPECT_EQ(read_file(folder_.path() / "38", 100).value(), "even");
  EXPECT_EQ(read_file(folder_.path() / "39", 100).value(), "");
}

TEST_F(FilesTest, of_many_that_fail_nothing_is_left_beside) {
  const std::vector<NewFile> files{{path_, "x"}, {folder_.path() / "no" / "a", "x"}};
  const auto written = write_together(files);
  ASSERT_FALSE(written);
  EXPECT_EQ(written.error().code, core::Errc::file_missing);
  EXPECT_EQ(entries(), 0U);
}

TEST_F(FilesTest, faults_are_told_apart) {
  EXPECT_EQ(write_atomically(folder_.path() / "no" / "a", "x").error().code,
            core::Errc::file_missing);
  EXPECT_EQ(read_file(path_, 9).error().code, core::Errc::file_missing);
  EXPECT_EQ(read_file(folder_.path(), 9).error().code, core::Errc::io_failure);
  ASSERT_TRUE(write_atomically(path_, "0123456789"));
  EXPECT_EQ(read_file(path_, 9).error().code, core::Errc::malformed_data);
  EXPECT_TRUE(read_file(path_, 10));
}

TEST_F(FilesTest, a_pipe_is_refused_and_does_not_wait) {
  ASSERT_EQ(::mkfifo(path_.c_str(), 0600), 0);
  EXPECT_EQ(read_file(path_, 9).error().code, core::Errc::io_failure);
}

TEST(TemporaryFolderTest, is_private_and_disappears) {
  fs::path path;
  {
    TemporaryFolder folder = TemporaryFolder::make("madoguchi-test").value();
    path = folder.path();
    EXPECT_EQ(fs::status(path).permissions() & fs::perms::all, fs::perms::owner_all);
    std::ofstream(path / "file") << "x";
    const TemporaryFolder moved = std::move(folder);
    EXPECT_TRUE(fs::exists(path));
    EXPECT_EQ(moved.path(), path);
  }
  EXPECT_FALSE(fs::exists(path));
}

}  // namespace
}  // namespace madoguchi::adapters::files
