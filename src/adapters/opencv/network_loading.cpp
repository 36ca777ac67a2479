// SPDX-License-Identifier: Apache-2.0
#include "adapters/opencv/network_loading.hpp"

#include "adapters/opencv/mat.hpp"
#include "adapters/opencv/network_files.hpp"
#include "adapters/opencv/resnet_graph.hpp"
#include "adapters/opencv/resnet_weights.hpp"

#include <array>
#include <cmath>

namespace madoguchi::adapters::opencv {
namespace {

using biometrics::FaceNetwork;
using biometrics::NetworkFormat;
using Files = std::vector<core::Bytes>;

core::Result<cv::dnn::Net> from_onnx(const Files& files) {
  return cv::dnn::readNetFromONNX(reinterpret_cast<const char*>(files[0].data()), files[0].size());
}

core::Result<cv::dnn::Net> from_face_api(const Files& files) {
  const auto weights = dequantised_weights(files[0], core::as_text(files[1]));
  if (!weights) return weights.error();
  return resnet_graph(*weights);
}

struct Format {
  NetworkFormat format;
  core::Result<cv::dnn::Net> (*load)(const Files& files);
};

constexpr std::array<Format, 2> formats{{
    {NetworkFormat::onnx, from_onnx},
    {NetworkFormat::face_api_resnet, from_face_api},
}};

/// Products with such weights leave the range of normal numbers, where processors are slow; they
/// are far below the last digit of any sum they stand in.
void flush_tiny_weights(cv::dnn::Net& net) {
  constexpr float tiny = 1e-20F;
  for (const cv::String& name : net.getLayerNames()) {
    for (cv::Mat& blob : net.getLayer(net.getLayerId(name))->blobs) {
      if (blob.type() != CV_32F || !blob.isContinuous()) continue;
      auto* value = blob.ptr<float>();
      for (std::size_t i = 0; i < blob.total(); ++i) {
        if (std::abs(value[i]) < tiny) value[i] = 0;
      }
    }
  }
}

}  // namespace

core::Result<cv::dnn::Net> load_network(const std::filesystem::path& folder,
                                        const FaceNetwork& network) {
  Files files;
  for (const biometrics::NetworkFile& file : network.files) {
    auto bytes = read_network_file(folder, file);
    if (!bytes) return bytes.error();
    files.push_back(*std::move(bytes));
  }
  return guarded(core::Errc::malformed_data, "network " + network.name,
                 [&]() -> core::Result<cv::dnn::Net> {
                   for (const Format& row : formats) {
                     if (row.format != network.format) continue;
                     auto net = row.load(files);
                     if (!net) return net.error();
                     flush_tiny_weights(*net);
                     net->setPreferableBackend(cv::dnn::DNN_BACKEND_OPENCV);
                     net->setPreferableTarget(cv::dnn::DNN_TARGET_CPU);
                     return net;
                   }
                   return core::fail(core::Errc::unsupported, network.name);
                 });
}

}  // namespace madoguchi::adapters::opencv
