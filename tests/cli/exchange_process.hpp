// SPDX-License-Identifier: Apache-2.0
// `madoguchi exchange` in the background, and an EMR at its folders.
#pragma once

#include "program.hpp"

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <thread>

namespace madoguchi::test {

namespace fs = std::filesystem;

inline const fs::path examples = fs::path(MADOGUCHI_SOURCE_DIR) / "docs/emr-exchange";

inline std::string content_of(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// The program in the background; its output goes to a file.
class Exchange {
 public:
  /// `before` is put before the program, words of the shell.
  Exchange(const fs::path& folders, const std::string& options, const std::string& before = "exec")
      : log_(folders.string() + ".log"), process_(fork()) {
    if (process_ != 0) return;
    const std::string command =
        before + " env LANG=C.UTF-8 " MADOGUCHI_BINARY_DIR "/bin/madoguchi exchange --folders " +
        folders.string() + " --people " + (examples / "people.yaml").string() +
        " --date 2024-02-01 " + options + " >" + log_ + " 2>&1 </dev/null";
    execl("/bin/sh", "sh", "-c", command.c_str(), nullptr);
    _exit(127);
  }
  ~Exchange() { end(); }
  Exchange(const Exchange&) = delete;
  Exchange& operator=(const Exchange&) = delete;

  /// Ends it as Ctrl-C does; gives the exit code.
  int end() {
    if (process_ <= 0) return -1;
    kill(process_, SIGINT);
    int status = 0;
    waitpid(process_, &status, 0);
    process_ = -1;
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  }
  pid_t process() const { return process_; }
  std::string log() const { return content_of(log_); }

 private:
  std::string log_;
  pid_t process_;
};

inline bool appears(const fs::path& path) {
  const auto until = std::chrono::steady_clock::now() + std::chrono::seconds(20);
  while (!fs::exists(path)) {
    if (std::chrono::steady_clock::now() > until) return false;
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  return true;
}

/// Moves a request in and waits for the result.
inline fs::path ask(const fs::path& folders, const fs::path& request, const std::string& ending) {
  fs::create_directories(folders / "req");
  const fs::path beside = folders / "beside";
  fs::copy_file(request, beside, fs::copy_options::overwrite_existing);
  const std::string name = request.filename().string();
  fs::rename(beside, folders / "req" / name);
  std::string result = name;
  result.replace(result.find("req_"), 4, "res_");
  result.replace(result.size() - 4, 4, ending);
  const fs::path path = folders / "res" / result;
  EXPECT_TRUE(appears(path)) << path;
  return path;
}

}  // namespace madoguchi::test
