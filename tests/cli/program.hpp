// SPDX-License-Identifier: Apache-2.0
// Runs the built `madoguchi` as a user would.
#pragma once

#include <filesystem>
#include <string>

namespace madoguchi::test {

struct Ran {
  int exit_code = -1;
  std::string output;  ///< standard output and standard error
};

/// Runs `madoguchi <arguments>` by the shell, with variables such as "NAME=value" before it.
Ran run_program(const std::string& arguments, const std::string& variables = {});

/// A new folder below the test's temporary folder, emptied.
std::filesystem::path fresh_folder(const std::string& name);

/// Writes a file and gives its path.
std::filesystem::path write_file(const std::filesystem::path& path, const std::string& content);

/// All bytes of a file; none if it cannot be read.
std::string text_of(const std::filesystem::path& path);

}  // namespace madoguchi::test
