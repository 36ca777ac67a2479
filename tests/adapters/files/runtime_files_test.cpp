// SPDX-License-Identifier: Apache-2.0
// Files that are there while a program runs, and the folder for them.
#include "adapters/files/removed_on_death.hpp"
#include "adapters/files/runtime_folder.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <thread>

namespace madoguchi::adapters::files {
namespace {

namespace fs = std::filesystem;

class RuntimeFiles : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::path(testing::TempDir()) / ("runtime-" + std::to_string(getpid()));
    fs::create_directories(folder_);
    setenv("XDG_RUNTIME_DIR", folder_.c_str(), 1);
  }
  void TearDown() override {
    unsetenv("XDG_RUNTIME_DIR");
    fs::remove_all(folder_);
  }
  fs::path folder_;
};

TEST_F(RuntimeFiles, a_watched_file_goes_with_a_process_that_is_killed) {
  const fs::path file = folder_ / "socket";
  const pid_t owner = fork();
  if (owner == 0) {
    const auto watch = RemovedOnDeath::watch(file);
    std::ofstream(file) << "x";
    raise(SIGKILL);
  }
  waitpid(owner, nullptr, 0);
  const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(5);
  while (fs::exists(file) && std::chrono::steady_clock::now() < deadline) {
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  EXPECT_FALSE(fs::exists(file));
}

TEST_F(RuntimeFiles, a_file_that_is_no_longer_watched_stays) {
  const fs::path file = folder_ / "file";
  {
    const auto watch = RemovedOnDeath::watch(file);
    ASSERT_TRUE(watch) << watch.error().message();
    std::ofstream(file) << "x";
  }
  EXPECT_TRUE(fs::exists(file)) << "the helper has ended by now";
}

TEST_F(RuntimeFiles, the_runtime_folder_is_for_its_owner_only) {
  const auto made = runtime_folder();
  ASSERT_TRUE(made) << made.error().message();
  EXPECT_EQ(*made, folder_ / "madoguchi");
  struct stat status {};
  ASSERT_EQ(stat(made->c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777U, 0700U);
  EXPECT_TRUE(runtime_folder()) << "it may be there already";
  chmod(made->c_str(), 0755);
  ASSERT_FALSE(runtime_folder());
  EXPECT_EQ(runtime_folder().error().code, core::Errc::io_failure);
}

TEST_F(RuntimeFiles, a_link_is_not_followed_to_somebody_elses_folder) {
  fs::create_directory(folder_ / "elsewhere");
  chmod((folder_ / "elsewhere").c_str(), 0700);
  fs::create_directory_symlink(folder_ / "elsewhere", folder_ / "madoguchi");
  EXPECT_FALSE(runtime_folder());
}

}  // namespace
}  // namespace madoguchi::adapters::files
