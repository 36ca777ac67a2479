// SPDX-License-Identifier: Apache-2.0
// Picture files: JPEG 2000 as on the card, JPEG and PNG.
#pragma once

#include "ports/photograph_decoder.hpp"

#include <cstddef>
#include <filesystem>

namespace madoguchi::adapters::opencv {

/// Decodes whatever OpenCV knows, by content; 8 bits a channel only.
class ImageCodec final : public ports::PhotographDecoder {
 public:
  core::Result<biometrics::Image> decode(core::ByteView file) override;
};

/// Grey JPEG 2000 of at most `target_bytes`, as large as the encoder's steps allow. Errors:
/// invalid_argument for an empty picture, unsupported when it cannot be made so small.
core::Result<core::Bytes> encode_jpeg2000_grey(const biometrics::Image& image,
                                               std::size_t target_bytes);

/// Lossless. Error: invalid_argument for an empty picture.
core::Result<core::Bytes> encode_png(const biometrics::Image& image);

/// One bit a pixel: black for 0, white for everything else. Error: invalid_argument for an empty or
/// coloured picture.
core::Result<core::Bytes> encode_bilevel_png(const biometrics::Image& image);

/// `quality` 1..100. Error: invalid_argument for an empty picture.
core::Result<core::Bytes> encode_jpeg(const biometrics::Image& image, int quality);

/// Reads and decodes a file. Errors: file_missing, io_failure, malformed_data.
core::Result<biometrics::Image> load_image(const std::filesystem::path& path);

}  // namespace madoguchi::adapters::opencv
