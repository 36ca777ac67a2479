// SPDX-License-Identifier: Apache-2.0
#include "adapters/comparator_library/sample_request.hpp"

#include <algorithm>

namespace madoguchi::adapters::comparator_library {
namespace {

using biometrics::PixelFormat;

constexpr std::uint8_t padding_value = 0xEE;

void convert_pixel(const std::uint8_t* from, PixelFormat have, std::uint8_t* to,
                   MadoguchiFacePixelFormat want) {
  const bool grey = have == PixelFormat::grey8;
  const std::uint8_t blue = from[0];
  const std::uint8_t green = from[grey ? 0 : 1];
  const std::uint8_t red = from[grey ? 0 : 2];
  if (want == MADOGUCHI_FACE_GREY8) {
    to[0] =
        grey ? blue : static_cast<std::uint8_t>((77 * red + 150 * green + 29 * blue + 128) / 256);
    return;
  }
  const bool bgr = want == MADOGUCHI_FACE_BGR24;
  to[0] = bgr ? blue : red;
  to[1] = green;
  to[2] = bgr ? red : blue;
}

}  // namespace

core::Result<CreateRequest> sample_request(const biometrics::Image& image,
                                           biometrics::SampleRole role,
                                           MadoguchiFacePixelFormat format, std::uint32_t padding) {
  if (image.width <= 0 || image.height <= 0 ||
      image.pixels.size() != image.row_bytes() * static_cast<std::size_t>(image.height)) {
    return core::fail(core::Errc::invalid_argument, "a picture whose size and pixels disagree");
  }
  const std::size_t channels = format == MADOGUCHI_FACE_GREY8 ? 1 : 3;
  const auto have = static_cast<std::size_t>(biometrics::channels_of(image.format));
  CreateRequest request;
  request.role = role == biometrics::SampleRole::reference ? MADOGUCHI_FACE_ENROLMENT
                                                           : MADOGUCHI_FACE_VERIFICATION;
  request.pixel_format = format;
  request.width = static_cast<std::uint32_t>(image.width);
  request.height = static_cast<std::uint32_t>(image.height);
  const std::size_t row = request.width * channels;
  request.stride = static_cast<std::uint32_t>(row) + padding;
  if (padding == 0 && format == MADOGUCHI_FACE_BGR24 && image.format == PixelFormat::bgr8) {
    request.pixels = image.pixels;
    return request;
  }
  request.pixels.assign(std::size_t{request.stride} * (request.height - 1) + row, padding_value);
  for (std::size_t y = 0; y < request.height; ++y) {
    const std::uint8_t* from = image.pixels.data() + y * image.row_bytes();
    std::uint8_t* to = request.pixels.data() + y * request.stride;
    for (std::size_t x = 0; x < request.width; ++x) {
      convert_pixel(from + x * have, image.format, to + x * channels, format);
    }
  }
  return request;
}

}  // namespace madoguchi::adapters::comparator_library
