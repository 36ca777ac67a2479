// SPDX-License-Identifier: Apache-2.0
#include "adapters/opencv/network_pad.hpp"

#include "adapters/network_registry/network_registry.hpp"
#include "adapters/opencv/face_networks.hpp"
#include "adapters/opencv/mat.hpp"
#include "adapters/opencv/network_files.hpp"

#include <fmt/format.h>

namespace madoguchi::adapters::opencv {

struct NetworkPad::Network {
  LoadedNetwork loaded;
  std::vector<std::string> digests;
};

core::Result<std::unique_ptr<NetworkPad>> NetworkPad::load(NetworkPadOptions options) {
  const biometrics::NetworkRegistry& registry =
      options.registry ? *options.registry : network_registry::shipped_networks();
  const auto found = registry.networks.find(options.network);
  if (found == registry.networks.end() ||
      found->second.role != biometrics::NetworkRole::attack_detection) {
    return core::fail(core::Errc::invalid_argument,
                      options.network + " is no network for attack detection");
  }
  const auto network = with_digests(options.network_folder, found->second);
  if (!network) return network.error();
  auto digests = digests_of({*network});
  const auto& wanted = options.calibration.network_digests;
  if (!wanted.empty() && wanted != digests) {
    return core::fail(
        core::Errc::digest_mismatch,
        fmt::format("calibration {} was made with another network", options.calibration.name));
  }
  auto loaded = opencv::load(options.network_folder, *network);
  if (!loaded) return loaded.error();
  auto parts = std::make_unique<Network>(Network{*std::move(loaded), std::move(digests)});
  return std::unique_ptr<NetworkPad>(new NetworkPad(std::move(options), std::move(parts)));
}

NetworkPad::NetworkPad(NetworkPadOptions options, std::unique_ptr<Network> network)
    : FrameMeanPad(options.remembered),
      options_(std::move(options)),
      network_(std::move(network)) {}

NetworkPad::~NetworkPad() = default;

ports::PadIdentity NetworkPad::identity() const {
  return {options_.network, options_.calibration.name, network_->digests};
}

core::Result<double> NetworkPad::assess(const biometrics::Image& frame,
                                        const biometrics::FaceBox& face) {
  return guarded(core::Errc::internal, options_.network, [&]() -> core::Result<double> {
    const auto bgr = bgr_of(frame);
    if (!bgr) return bgr.error();
    return real_share(network_->loaded, *bgr, face);
  });
}

}  // namespace madoguchi::adapters::opencv
