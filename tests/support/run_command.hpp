// SPDX-License-Identifier: Apache-2.0
// Other programs, run by the shell.
#pragma once

#include <sys/wait.h>

#include <array>
#include <cstdio>
#include <string>

namespace madoguchi::tests {

/// What a program said (both streams) and how it ended.
struct Finished {
  int code = -1;
  std::string said;
};

inline Finished run_command(const std::string& command) {
  Finished finished;
  FILE* const pipe = popen(("(" + command + ") 2>&1").c_str(), "r");
  if (pipe == nullptr) return finished;
  std::array<char, 4096> buffer{};
  std::size_t size = 0;
  while ((size = fread(buffer.data(), 1, buffer.size(), pipe)) > 0) {
    finished.said.append(buffer.data(), size);
  }
  const int status = pclose(pipe);
  if (WIFEXITED(status)) finished.code = WEXITSTATUS(status);
  return finished;
}

}  // namespace madoguchi::tests
