// SPDX-License-Identifier: Apache-2.0
// Recorded streams of a user's own people: who is on which stream, and each person's reference
// photograph. Only names are read here, not streams.
#pragma once

#include "biometrics/performance/comparisons.hpp"
#include "evaluation/data_set/csv_reader.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace madoguchi::evaluation::data_set {

struct ListedStream {
  std::string name;  ///< as the data set calls it
  std::filesystem::path package;
  std::uint32_t subject = 0;  ///< place in StreamList::subjects
  core::DocumentError place;  ///< where it is listed, for messages
  /// Group columns with the value of this stream, the same columns for all.
  std::vector<std::pair<std::string, std::string>> values;
  /// Stated others whom the person claims to be, ascending; empty: nobody said.
  std::optional<std::vector<std::uint32_t>> claims = {};
  core::DocumentError claims_place = {};  ///< where they are stated
};

struct StreamList {
  std::vector<std::string> subjects;
  std::vector<std::string> references;              ///< per subject, as the data set calls it
  std::vector<std::filesystem::path> reference_of;  ///< per subject
  std::vector<ListedStream> streams;                ///< by subject, then in their order
  std::vector<biometrics::performance::GroupColumn> groups;  ///< per subject
  std::uint64_t ignored = 0;  ///< files that are neither picture nor part of a stream
};

/// True for a folder that is a recorded stream, complete or not: one of its three files is there.
bool is_stream_folder(const std::filesystem::path& folder);

/// True if a folder of people holds streams at any depth.
bool holds_streams(const std::filesystem::path& folder);

/// One folder a person, with the reference photograph (the only picture, or "reference.*") and
/// streams at any depth, in the order of their paths. groups.csv as in a folder of pictures.
/// Problems: no or several photographs, fewer than two people, no stream at all.
StreamList read_stream_folder(const std::filesystem::path& folder, Problems& problems);

/// CSV with the columns reference and package, paths below `base`, and optionally subject: who is
/// on the stream. Without it the same reference is the same person. All other columns are groups of
/// the stream. A column claims states whom else the person claims to be: keys of people of the
/// list, separated by semicolons, nobody if it is empty. Problems also: a package that is not
/// there, two references of one person, a claim to be oneself or somebody unknown.
StreamList parse_stream_csv(std::string_view text, const std::string& file,
                            const std::filesystem::path& base, Problems& problems);

}  // namespace madoguchi::evaluation::data_set
