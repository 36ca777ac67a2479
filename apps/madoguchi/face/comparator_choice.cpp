// SPDX-License-Identifier: Apache-2.0
#include "apps/madoguchi/face/comparator_choice.hpp"

#include "adapters/network_registry/network_registry.hpp"
#include "adapters/opencv/picture_comparison.hpp"
#include "apps/madoguchi/bad_usage.hpp"
#include "scenario/problems.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <stdexcept>

namespace madoguchi::apps {

namespace fs = std::filesystem;

void add_networks_option(CLI::App& command, std::string& networks) {
  command.add_option("--networks", networks,
                     "File or folder that describes networks of your own (default: the .yaml files "
                     "beside the fetched networks)");
}

std::shared_ptr<const biometrics::NetworkRegistry> registry_of(const Environment& environment,
                                                               const std::string& networks) {
  std::error_code error;
  const fs::path beside =
      fs::is_directory(environment.networks(), error) ? environment.networks() : fs::path();
  return std::make_shared<const biometrics::NetworkRegistry>(
      adapters::network_registry::networks_with(networks.empty() ? beside : fs::path(networks)));
}

biometrics::Calibration calibration_of(const Environment& environment,
                                       const ComparatorChoice& choice,
                                       const biometrics::NetworkRegistry& registry) {
  const bool own_file =
      choice.calibration.find('/') != std::string::npos || choice.calibration.ends_with(".json");
  const fs::path file =
      own_file
          ? fs::path(choice.calibration)
          : environment.data() / "calibrations" /
                (biometrics::calibration_name(choice.calibration, choice.comparator) + ".json");
  const auto recipe = registry.comparators.find(choice.comparator);
  std::error_code error;
  if (!own_file && !fs::exists(file, error) && recipe != registry.comparators.end() &&
      recipe->second.threshold) {
    biometrics::Calibration stated;
    stated.name = "registry of networks";
    stated.threshold = {*recipe->second.threshold};
    stated.provisional = true;
    stated.measured_on = "The threshold stands in the registry; nothing was measured here.";
    stated.rule = "As stated.";
    return stated;
  }
  const auto calibration = adapters::opencv::load_calibration(file);
  if (!calibration) throw std::runtime_error(calibration.error().message(environment.language));
  return *calibration;
}

adapters::opencv::FaceNetworkOptions network_options(const Environment& environment,
                                                     const ComparatorChoice& choice) {
  const auto registry = registry_of(environment, choice.networks);
  if (!registry->comparators.contains(choice.comparator)) {
    std::vector<std::string_view> known;
    for (const auto& [name, recipe] : registry->comparators) known.push_back(name);
    throw BadUsage("--comparator: " +
                   scenario::unknown_name("comparator", choice.comparator, known));
  }
  adapters::opencv::FaceNetworkOptions options;
  options.network_folder = environment.networks();
  options.calibration = calibration_of(environment, choice, *registry);
  options.comparator = choice.comparator;
  options.registry = registry;
  return options;
}

}  // namespace madoguchi::apps
