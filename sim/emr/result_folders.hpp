// SPDX-License-Identifier: Apache-2.0
// The result folders as a careful reader handles them: nothing is deleted or moved, a file that
// another program holds or that is not complete is left for later, and one that was taken away is
// looked for.
#pragma once

#include "core/result.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace madoguchi::sim::emr {

/// A result file that is there.
struct ListedFile {
  std::filesystem::path path;
  std::string name;
  std::int64_t size = 0;
  std::int64_t changed = 0;  ///< nanoseconds
};

/// All result files of `face` and `res`, in the order in which they were last changed.
std::vector<ListedFile> list_results(const std::filesystem::path& share);

/// How opening a file ended.
enum class Opening { read, in_use, gone, too_large };
struct OpenedFile {
  Opening how = Opening::read;
  std::string content{};
};

/// Reads without disturbing others: under a shared lock that is not waited for.
OpenedFile open_result(const ListedFile& file);

/// A file of this name in a folder that other programs move files to: `trash` or `archive`.
std::optional<ListedFile> find_moved(const std::filesystem::path& share, const std::string& name);

}  // namespace madoguchi::sim::emr
