// SPDX-License-Identifier: Apache-2.0
// The picture files behind a list of pairs.
#pragma once

#include "evaluation/data_set/pair_list.hpp"
#include "evaluation/pictures/extraction.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace madoguchi::apps {

/// The role of all pictures for --roles probe or reference.
biometrics::SampleRole one_role(const std::string& roles);

/// Rows of listed pictures, one for each picture in each role.
struct Rows {
  std::vector<evaluation::pictures::PictureFile> files;
  std::vector<std::uint32_t> reference;  // per listed picture
  std::vector<std::uint32_t> probe;
};

/// `roles`: counter, probe or reference. Throws BadInput naming every picture that is not there.
Rows rows_of(const evaluation::data_set::PairList& list, const std::filesystem::path& folder,
             const std::string& roles);

}  // namespace madoguchi::apps
