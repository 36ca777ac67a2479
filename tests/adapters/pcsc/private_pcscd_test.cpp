// SPDX-License-Identifier: Apache-2.0
#include "adapters/pcsc/private_pcscd.hpp"

#include "adapters/pcsc/pcsc_context.hpp"
#include "adapters/pcsc/virtual_reader_files.hpp"

#include <gmock/gmock.h>
#include <sched.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <thread>

namespace madoguchi::adapters::pcsc {
namespace {

namespace fs = std::filesystem;
using core::Errc;
using testing::UnorderedElementsAreArray;

TEST(PrivatePcscd, gives_the_readers_asked_for_and_cleans_up) {
  fs::path folder;
  for (const int slots : {2, 16}) {
    const auto pcscd = PrivatePcscd::start({.slots = slots});
    ASSERT_TRUE(pcscd) << pcscd.error().message();
    std::vector<std::string> expected;
    for (int slot = 0; slot < slots; ++slot) expected.push_back((*pcscd)->reader_name(slot));
    const auto names = list_readers();
    ASSERT_TRUE(names) << names.error().message();
    EXPECT_THAT(*names, UnorderedElementsAreArray(expected));
    EXPECT_EQ((*pcscd)->socket(), std::getenv("PCSCLITE_CSOCK_NAME"));
    folder = (*pcscd)->socket().parent_path().parent_path();
    EXPECT_TRUE(fs::exists(folder));
  }
  EXPECT_FALSE(fs::exists(folder));
  EXPECT_FALSE(list_readers());
}

TEST(PrivatePcscd, says_what_is_missing) {
  const auto no_pcscd = PrivatePcscd::start({.pcscd = "/nowhere/pcscd"});
  ASSERT_FALSE(no_pcscd);
  EXPECT_EQ(no_pcscd.error().code, Errc::pcsc_missing);
  const auto no_driver = PrivatePcscd::start({.driver = "/nowhere/libifdvpcd.so"});
  ASSERT_FALSE(no_driver);
  EXPECT_EQ(no_driver.error().code, Errc::driver_missing);
  EXPECT_EQ(PrivatePcscd::start({.slots = 17}).error().code, Errc::invalid_argument);
  EXPECT_EQ(PrivatePcscd::start({.slots = 0}).error().code, Errc::invalid_argument);
}

TEST(PrivatePcscd, is_the_only_one_for_the_calls_of_its_process) {
  const auto first = PrivatePcscd::start({});
  ASSERT_TRUE(first) << first.error().message();
  const auto second = PrivatePcscd::start({});
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().code, Errc::invalid_argument);
}

/// How many of our readers another program sees behind a socket.
int readers_behind(const fs::path& socket) {
  const std::string command =
      "PCSCLITE_CSOCK_NAME=" + socket.string() + " opensc-tool --list-readers | grep -c Madoguchi";
  FILE* const pipe = popen(command.c_str(), "r");
  int count = -1;
  if (pipe == nullptr || fscanf(pipe, "%d", &count) != 1) return -1;
  pclose(pipe);
  return count;
}

TEST(PrivatePcscd, others_stand_beside_it_for_other_programs) {
  const char* const before = std::getenv("PCSCLITE_CSOCK_NAME");
  const std::string variable = before == nullptr ? "" : before;
  std::vector<std::unique_ptr<PrivatePcscd>> all;
  for (const int slots : {16, 16, 3}) {
    auto pcscd = PrivatePcscd::start({.slots = slots, .for_this_process = false});
    ASSERT_TRUE(pcscd) << pcscd.error().message();
    all.push_back(*std::move(pcscd));
  }
  EXPECT_EQ(readers_behind(all[0]->socket()), 16);
  EXPECT_EQ(readers_behind(all[1]->socket()), 16);
  EXPECT_GE(readers_behind(all[2]->socket()), 3) << "whole drivers";
  EXPECT_TRUE(all[1]->dial(15));
  const char* const after = std::getenv("PCSCLITE_CSOCK_NAME");
  EXPECT_EQ(after == nullptr ? "" : after, variable) << "this process is not concerned";
  const fs::path folder = all[1]->socket().parent_path().parent_path();
  all.clear();
  EXPECT_FALSE(fs::exists(folder));
}

TEST(PrivatePcscd, can_be_stopped_and_started_again) {
  const auto pcscd = PrivatePcscd::start({});
  ASSERT_TRUE(pcscd) << pcscd.error().message();
  ASSERT_TRUE((*pcscd)->stop_service());
  const auto gone = list_readers();
  ASSERT_FALSE(gone);
  EXPECT_EQ(gone.error().code, Errc::pcsc_missing);
  ASSERT_TRUE((*pcscd)->start_service());
  EXPECT_TRUE(list_readers());
}

TEST(PrivatePcscd, reaches_only_slots_that_exist) {
  const auto pcscd = PrivatePcscd::start({.slots = 2});
  ASSERT_TRUE(pcscd) << pcscd.error().message();
  EXPECT_TRUE((*pcscd)->dial(1));
  const auto beyond = (*pcscd)->dial(2);
  ASSERT_FALSE(beyond);
  EXPECT_EQ(beyond.error().code, Errc::reader_unavailable);
}

TEST(PrivatePcscd, leaves_this_process_in_its_own_namespaces) {
  const auto before = fs::read_symlink("/proc/self/ns/net");
  const auto pcscd = PrivatePcscd::start({});
  ASSERT_TRUE(pcscd) << pcscd.error().message();
  EXPECT_EQ(fs::read_symlink("/proc/self/ns/net"), before);
}

bool write_text(const char* path, const std::string& text) {
  std::ofstream file(path);
  file << text << std::flush;
  return file.good();
}

TEST(PrivatePcscd, says_so_where_namespaces_cannot_be_made) {
  const std::string uid_map = "0 " + std::to_string(geteuid()) + " 1";
  const std::string gid_map = "0 " + std::to_string(getegid()) + " 1";
  const pid_t child = fork();
  if (child == 0) {
    // In a user namespace of its own a process may forbid itself what some machines forbid to all.
    const bool forbidden =
        unshare(CLONE_NEWUSER) == 0 && write_text("/proc/self/setgroups", "deny") &&
        write_text("/proc/self/uid_map", uid_map) && write_text("/proc/self/gid_map", gid_map) &&
        write_text("/proc/sys/user/max_net_namespaces", "0");
    if (!forbidden) _exit(100);
    const auto pcscd = PrivatePcscd::start({});
    _exit(pcscd ? 101 : static_cast<int>(pcscd.error().code));
  }
  int status = 0;
  waitpid(child, &status, 0);
  ASSERT_TRUE(WIFEXITED(status));
  EXPECT_EQ(WEXITSTATUS(status), static_cast<int>(Errc::isolation_unavailable));
}

TEST(PrivatePcscd, ends_with_its_owner_however_that_dies) {
  // A child of ours owns it and is killed; its folder must go by itself.
  std::array<int, 2> pipe_ends{};
  ASSERT_EQ(pipe(pipe_ends.data()), 0);
  const pid_t owner = fork();
  if (owner == 0) {
    const auto pcscd = PrivatePcscd::start({});
    const std::string folder = pcscd ? (*pcscd)->socket().parent_path().parent_path() : "";
    const bool told = write(pipe_ends[1], folder.data(), folder.size()) > 0;
    if (told) pause();
    _exit(1);
  }
  close(pipe_ends[1]);
  std::array<char, 256> text{};
  const ssize_t size = read(pipe_ends[0], text.data(), text.size());
  close(pipe_ends[0]);
  ASSERT_GT(size, 0);
  const fs::path folder(std::string(text.data(), static_cast<std::size_t>(size)));
  EXPECT_TRUE(fs::exists(folder / "run" / "pcscd.comm"));
  kill(owner, SIGKILL);
  waitpid(owner, nullptr, 0);
  const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(5);
  while (fs::exists(folder) && std::chrono::steady_clock::now() < deadline) {
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  EXPECT_FALSE(fs::exists(folder));
}

}  // namespace
}  // namespace madoguchi::adapters::pcsc
