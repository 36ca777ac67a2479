// SPDX-License-Identifier: Apache-2.0
#include "adapters/opencv/resnet_weights.hpp"

#include <boost/json.hpp>
#include <fmt/format.h>

#include <cstring>

namespace madoguchi::adapters::opencv {
namespace {

namespace json = boost::json;

constexpr std::size_t most_values = std::size_t{1} << 26U;

WeightTensor tensor_of(const json::object& entry, core::ByteView bytes, std::size_t& position) {
  WeightTensor tensor;
  std::size_t count = 1;
  for (const json::value& side : entry.at("shape").as_array()) {
    const auto length = side.to_number<int>();
    if (length <= 0 || static_cast<std::size_t>(length) > most_values / count) {
      throw std::invalid_argument("has a shape that makes no sense");
    }
    tensor.shape.push_back(length);
    count *= static_cast<std::size_t>(length);
  }
  const json::value* quantisation = entry.if_contains("quantization");
  const std::size_t size = quantisation != nullptr ? count : 4 * count;
  if (bytes.size() - position < size) throw std::invalid_argument("ends too early");
  tensor.values.resize(count);
  if (quantisation == nullptr) {
    std::memcpy(tensor.values.data(), bytes.data() + position, size);  // little endian, as here
  } else {
    const json::object& rule = quantisation->as_object();
    if (rule.at("dtype").as_string() != "uint8") throw std::invalid_argument("is not of 8 bits");
    const auto scale = rule.at("scale").to_number<double>();
    const auto minimum = rule.at("min").to_number<double>();
    for (std::size_t i = 0; i < count; ++i) {
      tensor.values[i] = static_cast<float>(minimum + scale * bytes[position + i]);
    }
  }
  position += size;
  return tensor;
}

}  // namespace

core::Result<WeightTensors> dequantised_weights(core::ByteView bytes, std::string_view manifest) {
  std::string name = "manifest";
  try {
    const json::value document = json::parse(manifest);
    WeightTensors tensors;
    std::size_t position = 0;
    for (const json::value& group : document.as_array()) {
      for (const json::value& entry : group.as_object().at("weights").as_array()) {
        name = std::string(entry.as_object().at("name").as_string());
        tensors[name] = tensor_of(entry.as_object(), bytes, position);
      }
    }
    if (position != bytes.size()) throw std::invalid_argument("is not the end of the weights");
    return tensors;
  } catch (const std::exception& problem) {
    return core::fail(core::Errc::malformed_data,
                      fmt::format("weights: {} {}", name, problem.what()));
  }
}

}  // namespace madoguchi::adapters::opencv
