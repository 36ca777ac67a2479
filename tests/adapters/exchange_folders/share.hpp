// SPDX-License-Identifier: Apache-2.0
// A share of EMR and terminal for the tests of this folder.
#pragma once

#include "adapters/files/files.hpp"
#include "adapters/files/temporary_folder.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

namespace madoguchi::adapters::exchange_folders {

inline const std::string whole = "<XmlMsg><MessageHeader/><MessageBody/></XmlMsg>\r\n";

class Share {
 public:
  const std::filesystem::path& path() const { return folder_.path(); }
  std::filesystem::path in(const std::string& name) const { return path() / name; }

  /// Writes in place, as a careless EMR does.
  void write(const std::string& name, const std::string& content) const {
    std::ofstream(in(name), std::ios::binary) << content;
  }
  std::string read(const std::string& name) const {
    return files::read_file(in(name), 1U << 24U).value();
  }
  std::vector<std::string> list(const std::string& folder) const {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(in(folder))) {
      names.push_back(entry.path().filename().string());
    }
    std::sort(names.begin(), names.end());
    return names;
  }

 private:
  files::TemporaryFolder folder_ = files::TemporaryFolder::make("madoguchi-share").value();
};

}  // namespace madoguchi::adapters::exchange_folders
