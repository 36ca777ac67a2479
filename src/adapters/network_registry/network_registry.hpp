// SPDX-License-Identifier: Apache-2.0
// Which face networks and comparators there are: those shipped, and those that users describe in
// files of the same form.
#pragma once

#include "biometrics/face_network.hpp"
#include "scenario/problems.hpp"

#include <filesystem>
#include <string>
#include <string_view>

namespace madoguchi::adapters::network_registry {

/// Networks and comparators of data/networks/shipped.yaml as it was when the program was built.
const biometrics::NetworkRegistry& shipped_networks();

/// Adds what a file describes; a network or comparator of the same name is replaced. Paths of files
/// count from `folder`. Nothing is added when there are problems.
void add_networks(biometrics::NetworkRegistry& registry, std::string_view text,
                  const std::string& file, const std::filesystem::path& folder,
                  scenario::Problems& problems);

/// The shipped networks and those of a file, or of all .yaml files of a folder in alphabetical
/// order. An empty path adds nothing. Throws scenario::ScenarioError with every mistake.
biometrics::NetworkRegistry networks_with(const std::filesystem::path& file_or_folder);

}  // namespace madoguchi::adapters::network_registry
