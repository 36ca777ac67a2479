// SPDX-License-Identifier: Apache-2.0
// Comparators made of networks, as users choose them: by name, with networks of their own if they
// have some, and with the calibration that belongs to the choice.
#pragma once

#include "adapters/opencv/face_network_comparator.hpp"
#include "apps/madoguchi/environment.hpp"

#include <memory>
#include <string>

namespace CLI {
class App;
}

namespace madoguchi::apps {

struct ComparatorChoice {
  std::string comparator = "reference";
  std::string calibration = "photographs";  ///< photographs, synthetic-people, or a file
  std::string networks;                     ///< file or folder of the user's; empty: see below
};

/// Adds --networks.
void add_networks_option(CLI::App& command, std::string& networks);

/// The shipped networks and the user's: those named, else the .yaml files beside the fetched
/// networks in the cache. Throws scenario::ScenarioError.
std::shared_ptr<const biometrics::NetworkRegistry> registry_of(const Environment& environment,
                                                               const std::string& networks);

/// The calibration that a comparator decides with: a file of that path, or that of
/// data/calibrations of the kind named; for want of one, the threshold that the registry states.
/// Throws std::runtime_error.
biometrics::Calibration calibration_of(const Environment& environment,
                                       const ComparatorChoice& choice,
                                       const biometrics::NetworkRegistry& registry);

/// Options of the comparator. Throws BadUsage for an unknown name, and as above.
adapters::opencv::FaceNetworkOptions network_options(const Environment& environment,
                                                     const ComparatorChoice& choice);

}  // namespace madoguchi::apps
