// SPDX-License-Identifier: Apache-2.0
// Presentation attack detection by a network that looks at single frames; a presentation scores the
// mean of its frames.
#pragma once

#include "adapters/opencv/frame_mean_pad.hpp"
#include "biometrics/calibration.hpp"
#include "biometrics/face_network.hpp"

#include <filesystem>
#include <memory>

namespace madoguchi::adapters::opencv {

struct NetworkPadOptions {
  std::filesystem::path network_folder = {};
  /// Threshold, and the data that it rests on.
  biometrics::Calibration calibration = {};
  /// A network of the role attack_detection.
  std::string network = "minifas-128";
  /// Where it is looked up; the shipped one when empty.
  std::shared_ptr<const biometrics::NetworkRegistry> registry = {};
  /// Scores of so many frames are kept for when the same pixels come again.
  std::size_t remembered = 0;
};

/// Scores 0..1. One presentation and one call at a time.
class NetworkPad final : public FrameMeanPad {
 public:
  /// Errors: network_model_missing, digest_mismatch (also when the calibration was made with
  /// another network), io_failure, malformed_data, invalid_argument for a name that the registry
  /// does not have in this role.
  static core::Result<std::unique_ptr<NetworkPad>> load(NetworkPadOptions options);

  ~NetworkPad() override;

  ports::PadIdentity identity() const override;
  double threshold() const override { return options_.calibration.threshold.value; }

  /// The score of one frame alone. Errors: invalid_argument for a picture whose size and pixels
  /// disagree, malformed_data.
  core::Result<double> assess(const biometrics::Image& frame, const biometrics::FaceBox& face);

 private:
  core::Result<double> score_of(const biometrics::Image& frame,
                                const biometrics::FaceBox& face) override {
    return assess(frame, face);
  }

  struct Network;
  NetworkPad(NetworkPadOptions options, std::unique_ptr<Network> network);

  NetworkPadOptions options_;
  std::unique_ptr<Network> network_;
};

}  // namespace madoguchi::adapters::opencv
