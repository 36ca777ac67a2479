// SPDX-License-Identifier: Apache-2.0
// `madoguchi face networks`: which networks and comparators there are, their licences, and whether
// the right files are there.
#include "adapters/opencv/network_files.hpp"
#include "apps/madoguchi/face/comparator_choice.hpp"
#include "apps/madoguchi/face/face_commands.hpp"

#include <CLI/CLI.hpp>
#include <boost/json.hpp>
#include <fmt/format.h>

namespace madoguchi::apps {
namespace {

using biometrics::FaceNetwork;
using biometrics::NetworkFile;

struct FileState {
  const char* name;
  core::Text text;
};

constexpr FileState present{"present", {"present", "あり"}};
constexpr FileState missing{"missing", {"missing", "なし"}};
constexpr FileState changed{"changed", {"another SHA-256", "SHA-256が不一致"}};

FileState state_of(const Environment& environment, const NetworkFile& file) {
  const auto bytes = adapters::opencv::read_network_file(environment.networks(), file);
  if (bytes) return present;
  return bytes.error().code == core::Errc::digest_mismatch ? changed : missing;
}

std::string origin(const Environment& environment, const FaceNetwork& network) {
  if (network.package) return network.package->npm + " " + network.package->version;
  return std::string(environment.say({"supplied by the user", "利用者が用意"}));
}

boost::json::object json_of(const Environment& environment, const FaceNetwork& network) {
  boost::json::array files;
  for (const NetworkFile& file : network.files) {
    files.push_back({{"file", file.name},
                     {"sha256", file.sha256},
                     {"state", state_of(environment, file).name}});
  }
  return {{"name", network.name},
          {"role", core::name_of(network.role)},
          {"about", network.about},
          {"licence", network.licence},
          {"origin", origin(environment, network)},
          {"files", std::move(files)}};
}

void print_json(const Environment& environment, const biometrics::NetworkRegistry& registry) {
  boost::json::array networks;
  boost::json::array comparators;
  for (const auto& [name, network] : registry.networks) {
    networks.push_back(json_of(environment, network));
  }
  for (const auto& [name, recipe] : registry.comparators) {
    comparators.push_back({{"name", name},
                           {"about", recipe.about},
                           {"detector", recipe.detector},
                           {"landmarks", recipe.landmarks},
                           {"embedding", recipe.embedding}});
  }
  fmt::print("{}\n",
             boost::json::serialize(boost::json::object{{"networks", std::move(networks)},
                                                        {"comparators", std::move(comparators)}}));
}

void print_text(const Environment& environment, const biometrics::NetworkRegistry& registry) {
  for (const auto& [name, network] : registry.networks) {
    fmt::print("{} ({}): {}\n", name, environment.say(core::label_of(network.role)), network.about);
    fmt::print("  {}\n  {}\n", origin(environment, network), network.licence);
    for (const NetworkFile& file : network.files) {
      fmt::print("  {}: {} {}\n", environment.say(state_of(environment, file).text), file.name,
                 file.sha256);
    }
  }
  for (const auto& [name, recipe] : registry.comparators) {
    fmt::print("{} {}: {} + {}{}{}\n", environment.say({"comparator", "照合器"}), name,
               recipe.detector, recipe.landmarks, recipe.landmarks.empty() ? "" : " + ",
               recipe.embedding);
  }
}

bool complete(const Environment& environment, const biometrics::NetworkRegistry& registry) {
  for (const auto& [name, network] : registry.networks) {
    for (const NetworkFile& file : network.files) {
      if (state_of(environment, file).name != present.name) return false;
    }
  }
  return true;
}

}  // namespace

void add_face_networks_command(CLI::App& face, const Environment& environment,
                               CommandRunner& chosen) {
  CLI::App* command =
      face.add_subcommand("networks", "Face networks: licences, files, comparators");
  command->footer(
      "Exit code 0: all files are there, 1: one is missing or another than described, 2: a file of "
      "networks is wrong.");
  auto networks = std::make_shared<std::string>();
  add_networks_option(*command, *networks);
  command->callback([&environment, &chosen, networks] {
    chosen = [&environment, networks] {
      const auto registry = registry_of(environment, *networks);
      environment.json ? print_json(environment, *registry) : print_text(environment, *registry);
      return complete(environment, *registry) ? ExitCode::ok : ExitCode::fail;
    };
  });
}

}  // namespace madoguchi::apps
