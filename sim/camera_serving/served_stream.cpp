// SPDX-License-Identifier: Apache-2.0
#include "sim/camera_serving/served_stream.hpp"

#include "adapters/opencv/image_codec.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace madoguchi::sim::camera_serving {

using core::Errc;

core::Result<core::Bytes> ServedStream::jpeg(std::size_t index) {
  if (index >= package_.frames().size()) {
    return core::fail(Errc::invalid_argument, fmt::format("no frame {} in {}", index, name_));
  }
  if (!reader_ || index < position_) {
    auto reader = adapters::opencv::VideoReader::open(package_.video());
    if (!reader) return reader.error();
    reader_.emplace(*std::move(reader));
    position_ = 0;
  }
  for (; position_ < index; ++position_) {
    if (!reader_->skip()) return core::fail(Errc::malformed_data, package_.video().string());
  }
  const auto image = reader_->next();
  if (!image) return image.error();
  if (!*image) return core::fail(Errc::malformed_data, package_.video().string());
  ++position_;
  return adapters::opencv::encode_jpeg(**image, jpeg_quality);
}

std::string free_name(const std::string& wished, const std::vector<ServedStream>& taken) {
  std::string base;
  for (const char c : wished) {
    const bool good = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                      c == '.' || c == '-' || c == '_';
    base += good ? c : '-';
  }
  if (base.empty()) base = "stream";
  std::string name = base;
  const auto is_taken = [&] {
    return std::ranges::any_of(taken, [&](const ServedStream& s) { return s.name() == name; });
  };
  for (int i = 2; is_taken(); ++i) name = fmt::format("{}-{}", base, i);
  return name;
}

}  // namespace madoguchi::sim::camera_serving
