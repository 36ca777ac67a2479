// SPDX-License-Identifier: Apache-2.0
// The pictures on a card: PNG of one bit a pixel (the sizes of number and security code are
// published), JPEG 2000 grey of 8 bits and bounded size.
#include "adapters/files/temporary_folder.hpp"
#include "adapters/opencv/image_codec.hpp"
#include "adapters/opencv/picture_fitting.hpp"
#include "adapters/pango/text_image.hpp"
#include "described_card.hpp"
#include "sim/personalisation/card_order.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <fstream>

namespace madoguchi::sim::personalisation {
namespace {

using adapters::opencv::ImageCodec;
using testing::HasSubstr;
using testing::IsEmpty;

/// IHDR of PNG (ISO/IEC 15948, 11.2.2): width, height, bit depth, colour type behind 16 bytes.
struct PngHeader {
  unsigned width, height, depth, colour;
};
PngHeader header_of(const core::Bytes& png) {
  const auto number = [&](std::size_t at) {
    return png.at(at) << 24U | png.at(at + 1) << 16U | png.at(at + 2) << 8U | png.at(at + 3);
  };
  return {static_cast<unsigned>(number(16)), static_cast<unsigned>(number(20)), png.at(24),
          png.at(25)};
}

void expect_bilevel(const core::Bytes& png, unsigned width, unsigned height) {
  const PngHeader header = header_of(png);
  EXPECT_EQ(header.width, width);
  EXPECT_EQ(header.height, height);
  EXPECT_EQ(header.depth, 1U);
  EXPECT_EQ(header.colour, 0U) << "grey";
}

long ink(const core::Bytes& png) {
  const auto image = ImageCodec().decode(png).value();
  return std::count(image.pixels.begin(), image.pixels.end(), 0);
}

card::CardPictures pictures(const std::string& yaml, std::vector<Remark>* remarks = nullptr) {
  const CardDescription description = described(yaml);
  std::vector<Remark> noted;
  const auto holder = holder_of(description, day_at_counter);
  auto all = pictures_of(description, holder, profile_of(description, day_at_counter).pictures,
                         photograph, noted);
  EXPECT_TRUE(all) << all.error().message();
  if (remarks != nullptr) *remarks = noted;
  return all.value();
}

TEST(Pictures, HaveTheirSizesAndOneBitAPixel) {
  const auto all = pictures("");
  expect_bilevel(all.name_png, 480, 48);
  expect_bilevel(all.address_png, 480, 48);
  expect_bilevel(all.number_png, 72, 12);
  expect_bilevel(all.security_code_png, 24, 12);
  for (const core::Bytes* png :
       {&all.name_png, &all.address_png, &all.number_png, &all.security_code_png}) {
    EXPECT_GT(ink(*png), 30);
  }
}

TEST(Pictures, HaveTheSizesOfTheSettings) {
  const auto all = pictures(
      "settings: {name-image-width: 600, name-image-height: 60, address-image-width: 300}");
  expect_bilevel(all.name_png, 600, 60);
  expect_bilevel(all.address_png, 300, 48);
}

TEST(Pictures, EveryDigitIsReadable) {
  const auto one = digits_png("1111").value();
  const auto eight = digits_png("8888").value();
  EXPECT_GT(ink(eight), ink(one));
  for (int digit = 0; digit < 10; ++digit) {
    EXPECT_GT(ink(digits_png(std::string(1, static_cast<char>('0' + digit))).value()), 5) << digit;
  }
}

// U+20BB7 is outside of JIS X 0213, which the font covers; U+E000 is for private use.
TEST(Pictures, CharactersOutsideTheFontAreNamedAndDrawnVisibly) {
  std::vector<Remark> remarks;
  const auto all = pictures("holder: {name: \"𠮷見\\uE000\"}", &remarks);
  ASSERT_EQ(remarks.size(), 2U);
  EXPECT_THAT(remarks[0].en, testing::AllOf(HasSubstr("𠮷"), HasSubstr("U+20BB7")));
  EXPECT_THAT(remarks[0].ja, HasSubstr("U+20BB7"));
  EXPECT_THAT(remarks[1].en, HasSubstr("U+E000"));
  EXPECT_EQ(all.name_png, text_png("●見●", card::PictureSizes{}.name).value());
  EXPECT_THAT(remarks_on("髙﨑　寿限無 TARO"), IsEmpty());
}

TEST(Pictures, LongTextGoesOnInTheNextLineAndIsNotCut) {
  std::string longest;
  for (int i = 0; i < 60; ++i) longest += "見本";
  std::vector<Remark> remarks;
  pictures("holder: {address: " + longest.substr(0, 180) + "}", &remarks);
  EXPECT_THAT(remarks, IsEmpty());
  EXPECT_TRUE(adapters::pango::text_fits(longest, {.several_lines = true}).value());
  EXPECT_FALSE(adapters::pango::text_fits(
                   longest + longest + longest + longest + longest + longest + longest,
                   {.several_lines = true})
                   .value());
}

class PictureFiles : public testing::Test {
 protected:
  std::string file(const std::string& name, int width, int height) const {
    biometrics::Image image{
        .width = width, .height = height, .format = biometrics::PixelFormat::bgr8, .pixels = {}};
    for (std::uint64_t i = 0; i < std::uint64_t{3} * width * height; ++i) {
      image.pixels.push_back(static_cast<std::uint8_t>((i * 7919) >> 5U));
    }
    const auto path = folder.path() / name;
    const auto bytes = name.ends_with(".png") ? adapters::opencv::encode_png(image).value()
                                              : adapters::opencv::encode_jpeg(image, 90).value();
    std::ofstream(path, std::ios::binary)
        .write(reinterpret_cast<const char*>(bytes.data()),
               static_cast<std::streamsize>(bytes.size()));
    return path.string();
  }
  adapters::files::TemporaryFolder folder =
      adapters::files::TemporaryFolder::make("madoguchi-pictures").value();
};

/// Image header box of JP2 (ISO/IEC 15444-1, I.5.3.1): height, width, components, bits less one.
void expect_grey_jp2(const core::Bytes& jp2) {
  const std::string text(core::as_text(jp2));
  const std::size_t at = text.find("ihdr");
  ASSERT_NE(at, std::string::npos);
  EXPECT_EQ(jp2.at(at + 4 + 8) * 256 + jp2.at(at + 4 + 9), 1) << "components";
  EXPECT_EQ(jp2.at(at + 4 + 10), 7) << "bits less one";
}

TEST_F(PictureFiles, AnyPictureBecomesAGreyPhotographOfBoundedSize) {
  for (const char* name : {"wide.png", "tall.jpg"}) {
    const bool wide = name[0] == 'w';
    const std::string path = file(name, wide ? 900 : 500, wide ? 600 : 1200);
    const auto photo = photograph_of(path, card::PictureSizes{}).value();
    expect_grey_jp2(photo);
    EXPECT_LE(photo.size(), 20000U);
    EXPECT_GT(photo.size(), 10000U);
    const auto image = ImageCodec().decode(photo).value();
    EXPECT_EQ(image.width, 413);
    EXPECT_EQ(image.height, 531);
    EXPECT_LE(photograph_of(path, {.photo_bytes = 5000}).value().size(), 5000U);
  }
  EXPECT_EQ(ImageCodec()
                .decode(photograph_of(file("small.png", 70, 90), card::PictureSizes{}).value())
                ->width,
            70)
      << "never enlarged";
}

// The rule of portrait_of: as much off on both sides; a tenth of what is too tall off the top.
TEST_F(PictureFiles, CropsLikeAPassportPhotograph) {
  biometrics::Image image{
      .width = 9, .height = 27, .format = biometrics::PixelFormat::grey8, .pixels = {}};
  for (int y = 0; y < 27; ++y)
    image.pixels.insert(image.pixels.end(), 9, static_cast<std::uint8_t>(y));
  const auto portrait = adapters::opencv::portrait_of(image, 7, 7).value();
  EXPECT_EQ(portrait.height, 7);
  EXPECT_LE(portrait.pixels.front(), 2);
  EXPECT_LE(portrait.pixels.back(), 10);
}

TEST_F(PictureFiles, ADrawnNameReplacesTheFont) {
  const std::string path = file("name.png", 200, 40);
  std::vector<Remark> remarks;
  const auto all = pictures("holder: {name: \"𠮷見\"}\nname_image: " + path + "\n", &remarks);
  EXPECT_THAT(remarks, IsEmpty());
  expect_bilevel(all.name_png, 480, 48);
  EXPECT_NE(all.name_png, text_png("𠮷見", card::PictureSizes{}.name).value());
}

TEST_F(PictureFiles, WhatIsNoPictureIsAnError) {
  const auto path = folder.path() / "text.png";
  std::ofstream(path) << "no picture";
  const auto photo = photograph_of(path, card::PictureSizes{});
  ASSERT_FALSE(photo);
  EXPECT_EQ(photo.error().code, core::Errc::malformed_data);
  EXPECT_THAT(photo.error().context, HasSubstr("text.png"));
}

TEST(Pictures, NoPhotographIsAnEmptyObject) {
  EXPECT_TRUE(pictures("photo: none").photo_jp2.empty());
}

}  // namespace
}  // namespace madoguchi::sim::personalisation
