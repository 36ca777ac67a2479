// SPDX-License-Identifier: Apache-2.0
// The neural networks of the reference comparator: which files, and that they are the right ones.
#pragma once

#include "core/bytes.hpp"
#include "core/result.hpp"

#include <array>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace madoguchi::adapters::opencv {

/// A network as setup/networks.txt names it.
struct NetworkFile {
  std::string_view name;    ///< file name in the network folder
  std::string_view sha256;  ///< 64 lower-case digits
};

inline constexpr NetworkFile detector_network{
    "fr_detect.onnx", "6c0256ccd3164f844736a401faf936ec2930764a87ae39442180887d0c5c8854"};
inline constexpr NetworkFile landmark_network{
    "fr_landmark.onnx", "f10b0ba1d2a8a099adefede1ebf3733e44fe370715e7303dbeb7f59c02142258"};
inline constexpr NetworkFile feature_network{
    "fr_feature.onnx", "87aacdfe57510db2af90c0251df680e8eec88f122ee94712121d09bcaaaf3581"};

inline constexpr std::array<NetworkFile, 3> reference_networks{detector_network, landmark_network,
                                                               feature_network};

/// "file sha256" of every reference network, as calibrations and reports name them.
std::vector<std::string> reference_network_digests();

/// Where setup/fetch_networks.sh puts them: $MADOGUCHI_CACHE/networks, or madoguchi/networks in the
/// user's cache folder.
std::filesystem::path default_network_folder();

/// Reads a network and checks its digest. Errors: network_model_missing, digest_mismatch,
/// io_failure.
core::Result<core::Bytes> read_network(const std::filesystem::path& folder,
                                       const NetworkFile& network);

}  // namespace madoguchi::adapters::opencv
