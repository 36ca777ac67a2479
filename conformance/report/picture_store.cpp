// SPDX-License-Identifier: Apache-2.0
#include "conformance/report/picture_store.hpp"

#include "adapters/crypto/picture_digest.hpp"

#include <algorithm>
#include <stdexcept>

namespace madoguchi::conformance::report {
namespace {

constexpr int thumbnail_side = 96;

core::Bytes encoded(const biometrics::Image& image, const EncodePicture& encode) {
  core::Result<core::Bytes> file = encode(image);
  return file ? std::move(file.value()) : core::Bytes{};
}

}  // namespace

biometrics::Image thumbnail(const biometrics::Image& image, int side) {
  const int step = (std::max(image.width, image.height) + side - 1) / side;
  if (step <= 1) return image;
  biometrics::Image small{
      std::max(1, image.width / step), std::max(1, image.height / step), image.format, {}};
  const int channels = biometrics::channels_of(image.format);
  const int rows = std::min(step, image.height);
  const int columns = std::min(step, image.width);
  for (int y = 0; y < small.height; ++y) {
    for (int x = 0; x < small.width * channels; ++x) {
      // The mean over the block that this pixel stands for.
      int sum = 0;
      for (int k = 0; k < rows * columns; ++k) {
        const int row = y * step + k / columns;
        const int column = (x / channels * step + k % columns) * channels + x % channels;
        sum += image.pixels[static_cast<std::size_t>(row) * image.row_bytes() +
                            static_cast<std::size_t>(column)];
      }
      small.pixels.push_back(static_cast<std::uint8_t>(sum / (rows * columns)));
    }
  }
  return small;
}

PictureStore::PictureStore(std::span<const scenario::ScenarioResult> results, EvidenceLevel level,
                           const EncodePicture& encode) {
  for (const scenario::ScenarioResult& result : results) {
    for (const ports::TraceEvent& event : result.trace) {
      if (!event.picture || event.picture->empty() || by_image_.contains(event.picture.get())) {
        continue;
      }
      const std::string digest = adapters::crypto::picture_digest(*event.picture);
      const auto [entry, is_new] = pictures_.try_emplace(digest);
      by_image_[event.picture.get()] = &entry->second;
      if (!is_new) continue;
      entry->second.digest = digest;
      if (level == EvidenceLevel::hashes || !encode) continue;
      const biometrics::Image small = thumbnail(*event.picture, thumbnail_side);
      entry->second.width = small.width;
      entry->second.height = small.height;
      entry->second.small = encoded(small, encode);
      if (level == EvidenceLevel::full) entry->second.full = encoded(*event.picture, encode);
    }
  }
}

const Picture& PictureStore::of(const biometrics::Image& image) const {
  const auto found = by_image_.find(&image);
  if (found == by_image_.end()) throw std::logic_error("picture of another run");
  return *found->second;
}

}  // namespace madoguchi::conformance::report
