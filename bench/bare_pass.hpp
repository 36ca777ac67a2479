// SPDX-License-Identifier: Apache-2.0
// A face network alone: what no comparator that uses it can be faster than.
#pragma once

#include "adapters/opencv/face_networks.hpp"
#include "adapters/opencv/network_files.hpp"

#include <array>
#include <string>

namespace madoguchi::bench {

/// One network with an input of its size: what it says does not matter, how long it takes does.
class BarePass {
 public:
  explicit BarePass(const biometrics::FaceNetwork& network)
      : loaded_(
            adapters::opencv::load(adapters::opencv::default_network_folder(), network).value()) {
    const bool grey = network.input.colour == biometrics::ColourOrder::grey;
    const std::array<int, 4> shape{1, grey ? 1 : 3, network.input.height, network.input.width};
    blob_ = cv::Mat(4, shape.data(), CV_32F);
    cv::randu(blob_, -1, 1);
  }

  void run() { loaded_.run(blob_); }
  const std::string& name() const { return loaded_.network.name; }

 private:
  adapters::opencv::LoadedNetwork loaded_;
  cv::Mat blob_;
};

}  // namespace madoguchi::bench
