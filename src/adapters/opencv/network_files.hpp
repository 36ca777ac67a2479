// SPDX-License-Identifier: Apache-2.0
// The files of neural networks: where they are, and that they are the right ones.
#pragma once

#include "biometrics/face_network.hpp"
#include "core/bytes.hpp"
#include "core/result.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace madoguchi::adapters::opencv {

/// Where setup/fetch_networks.sh puts them: $MADOGUCHI_CACHE/networks, or madoguchi/networks in the
/// user's cache folder.
std::filesystem::path default_network_folder();

/// Networks of a comparator in the order detector, landmarks, embedding. Error: invalid_argument,
/// naming the comparator and those that there are.
core::Result<std::vector<biometrics::FaceNetwork>> networks_of(
    const biometrics::NetworkRegistry& registry, const std::string& comparator);

/// "file sha256" of every file, as calibrations and reports name them.
std::vector<std::string> digests_of(const std::vector<biometrics::FaceNetwork>& networks);

/// The same for a shipped comparator.
std::vector<std::string> shipped_digests(const std::string& comparator);

/// Reads a file of a network and checks its digest, if one is stated. Errors:
/// network_model_missing, digest_mismatch, io_failure.
core::Result<core::Bytes> read_network_file(const std::filesystem::path& folder,
                                            const biometrics::NetworkFile& file);

/// The same network with the digests of files for which none is stated. Errors as above.
core::Result<biometrics::FaceNetwork> with_digests(const std::filesystem::path& folder,
                                                   biometrics::FaceNetwork network);

}  // namespace madoguchi::adapters::opencv
