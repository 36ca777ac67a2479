// SPDX-License-Identifier: Apache-2.0
// Copies of everything that lay in the folders of a scenario, for its evidence: who looks for a
// mistake in an EMR wants to read the file that it was about.
#pragma once

#include "scenario/counter.hpp"

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace madoguchi::sim::emr {

class KeptFiles {
 public:
  explicit KeptFiles(std::filesystem::path share) : share_(std::move(share)) {}

  /// Looks into req, res and face. A file that changed is kept again, with a number behind its
  /// name.
  void look();
  /// In the order of their names.
  std::vector<scenario::EvidenceFile> files() const;

 private:
  void keep(const std::filesystem::path& file);

  std::filesystem::path share_;
  std::map<std::string, std::vector<std::string>> contents_;  ///< by name, one after the other
};

}  // namespace madoguchi::sim::emr
