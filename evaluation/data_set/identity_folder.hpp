// SPDX-License-Identifier: Apache-2.0
// A folder of identities: one folder a person, with the person's pictures in it.
#pragma once

#include "biometrics/performance/comparisons.hpp"
#include "evaluation/data_set/csv_reader.hpp"

#include <filesystem>

namespace madoguchi::evaluation::data_set {

struct IdentityFolder {
  std::vector<std::string> subjects;      ///< names of the folders, sorted by their bytes
  std::vector<std::string> pictures;      ///< "subject/file", by subject, then by file
  std::vector<std::uint32_t> subject_of;  ///< per picture
  std::vector<biometrics::performance::GroupColumn> groups;  ///< per picture
  std::uint64_t ignored = 0;  ///< files that are no pictures by their ending
};

/// True for the endings of picture files that are read: jpg, jpeg, png, bmp, pgm, ppm, tif, tiff,
/// jp2, webp, in any case.
bool is_picture_name(const std::filesystem::path& file);

/// Reads the names. A file groups.csv in the folder gives groups: a column "identity" or "picture"
/// ("identity/file"), all others are groups. Problems: no folder, fewer than two identities, names
/// in groups.csv that are not there.
IdentityFolder read_identity_folder(const std::filesystem::path& folder, Problems& problems);

/// The groups of groups.csv for the pictures of a folder; a picture that it does not name has the
/// value "".
void add_groups(std::string_view text, const std::string& file, IdentityFolder& folder,
                Problems& problems);

}  // namespace madoguchi::evaluation::data_set
