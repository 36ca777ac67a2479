// SPDX-License-Identifier: Apache-2.0
// Expected values: signatures of ISO/IEC 15444-1 Annex I (JPEG 2000), ISO/IEC 15948 (PNG), ITU-T
// T.81 (JPEG); pixels of our own pictures.
#include "adapters/opencv/image_codec.hpp"

#include "adapters/files/files.hpp"
#include "adapters/files/temporary_folder.hpp"
#include "core/hex.hpp"
#include "tests/adapters/opencv/pictures.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace madoguchi::adapters::opencv {
namespace {

using biometrics::PixelFormat;
using core::Errc;

std::string first_bytes(const core::Bytes& file, std::size_t count) {
  return core::to_hex(core::ByteView(file).first(count));
}

/// A grey ramp with a colour cast.
biometrics::Image ramp() {
  biometrics::Image image{64, 48, PixelFormat::bgr8, {}};
  for (int y = 0; y < 48; ++y) {
    for (int x = 0; x < 64; ++x) {
      for (const int level : {2 * x, 4 * y, x + y}) {
        image.pixels.push_back(static_cast<std::uint8_t>(level));
      }
    }
  }
  return image;
}

TEST(ImageCodec, PngKeepsEveryPixel) {
  const auto file = encode_png(ramp());
  ASSERT_TRUE(file);
  EXPECT_EQ(first_bytes(*file, 8), "89504E470D0A1A0A");
  const auto decoded = ImageCodec().decode(*file);
  ASSERT_TRUE(decoded);
  EXPECT_EQ(decoded->width, 64);
  EXPECT_EQ(decoded->height, 48);
  EXPECT_EQ(decoded->format, PixelFormat::bgr8);
  EXPECT_EQ(decoded->pixels, ramp().pixels);
}

TEST(ImageCodec, JpegIsCloseToThePicture) {
  const auto file = encode_jpeg(ramp(), 95);
  ASSERT_TRUE(file);
  EXPECT_EQ(first_bytes(*file, 3), "FFD8FF");
  const auto decoded = ImageCodec().decode(*file);
  ASSERT_TRUE(decoded);
  double error = 0;
  const auto original = ramp();
  for (std::size_t i = 0; i < original.pixels.size(); ++i) {
    error += std::abs(static_cast<double>(original.pixels[i]) - decoded->pixels[i]);
  }
  EXPECT_LT(error / static_cast<double>(original.pixels.size()), 3);
}

TEST(ImageCodec, Jpeg2000IsGreyAndSmallEnough) {
  const auto picture = face_picture("person_901_frame.jpg");
  for (const std::size_t target : {20000U, 6000U, 3000U}) {
    const auto file = encode_jpeg2000_grey(picture, target);
    ASSERT_TRUE(file) << file.error().message();
    EXPECT_EQ(first_bytes(*file, 12), "0000000C6A5020200D0A870A");
    EXPECT_LE(file->size(), target);
    EXPECT_GT(file->size(), target * 8 / 10);
    const auto decoded = ImageCodec().decode(*file);
    ASSERT_TRUE(decoded);
    EXPECT_EQ(decoded->format, PixelFormat::grey8);
    EXPECT_EQ(decoded->width, 640);
  }
}

TEST(ImageCodec, SaysWhenAPictureCannotBeSoSmall) {
  const auto file = encode_jpeg2000_grey(face_picture("person_901_frame.jpg"), 50);
  ASSERT_FALSE(file);
  EXPECT_EQ(file.error().code, Errc::unsupported);
}

TEST(ImageCodec, RefusesWhatIsNoPicture) {
  for (const core::Bytes& file :
       {core::Bytes{}, core::to_bytes("no picture"), core::Bytes{0xFF, 0xD8, 0xFF, 0xE0, 0x00}}) {
    const auto decoded = ImageCodec().decode(file);
    ASSERT_FALSE(decoded);
    EXPECT_EQ(decoded.error().code, Errc::malformed_data);
  }
  auto cut = *encode_png(ramp());
  cut.resize(20);
  EXPECT_FALSE(ImageCodec().decode(cut));
}

TEST(ImageCodec, RefusesAPictureWhosePixelsDoNotFitItsSize) {
  auto broken = ramp();
  broken.height = 49;
  const auto file = encode_png(broken);
  ASSERT_FALSE(file);
  EXPECT_EQ(file.error().code, Errc::invalid_argument);
  EXPECT_FALSE(encode_jpeg2000_grey({}, 1000));
}

TEST(LoadImage, NamesTheFileThatIsWrong) {
  const auto folder = files::TemporaryFolder::make().value();
  const auto missing = load_image(folder.path() / "nowhere.png");
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.error().code, Errc::file_missing);
  const auto path = folder.path() / "letter.jpg";
  ASSERT_TRUE(files::write_atomically(path, "Dear Sir"));
  const auto text = load_image(path);
  ASSERT_FALSE(text);
  EXPECT_EQ(text.error().code, Errc::malformed_data);
  EXPECT_NE(text.error().context.find("letter.jpg"), std::string::npos);
  EXPECT_EQ(load_image(folder.path()).error().code, Errc::io_failure);
}

// IHDR holds the bit depth at offset 24 of the file (PNG specification, 11.2.2).
TEST(ImageCodec, BilevelPngHasOneBitAPixel) {
  const biometrics::Image image{
      .width = 3, .height = 1, .format = biometrics::PixelFormat::grey8, .pixels = {0, 255, 255}};
  const auto file = encode_bilevel_png(image);
  ASSERT_TRUE(file);
  EXPECT_EQ((*file)[24], 1);
  const auto back = ImageCodec().decode(*file);
  ASSERT_TRUE(back);
  EXPECT_EQ(back->pixels.front(), 0);
  EXPECT_EQ(back->pixels.back(), 255);
  EXPECT_FALSE(encode_bilevel_png({.width = 1, .height = 1, .pixels = {1, 2, 3}}));
}

}  // namespace
}  // namespace madoguchi::adapters::opencv
