// SPDX-License-Identifier: Apache-2.0
// Files of networks: whatever comes, the networks can be used or every mistake is told.
#include "adapters/network_registry/network_registry.hpp"
#include "core/bytes.hpp"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace madoguchi;
  namespace network_registry = adapters::network_registry;
  biometrics::NetworkRegistry registry = network_registry::shipped_networks();
  scenario::Problems problems;
  network_registry::add_networks(registry, core::as_text({data, size}), "input.yaml", "/models",
                                 problems);
  for (const auto& [name, recipe] : registry.comparators) {
    if (!registry.networks.contains(recipe.detector)) std::abort();
    if (!registry.networks.contains(recipe.embedding)) std::abort();
    if (!registry.networks.at(recipe.embedding).alignment) std::abort();
  }
  for (const auto& [name, network] : registry.networks) {
    if (network.files.empty() || network.input.width <= 0) std::abort();
  }
  return 0;
}
