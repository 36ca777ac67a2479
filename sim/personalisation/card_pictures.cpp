// SPDX-License-Identifier: Apache-2.0
#include "sim/personalisation/card_pictures.hpp"

#include "adapters/opencv/image_codec.hpp"
#include "adapters/opencv/picture_fitting.hpp"
#include "adapters/pango/text_image.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace madoguchi::sim::personalisation {
namespace {

using adapters::pango::TextImageStyle;

constexpr const char* card_font = "IPAGothic";

/// Sizes of these pictures as published.
constexpr int digit_width = 6;
constexpr int digits_height = 12;

std::string utf8_of(char32_t character) {
  std::string text;
  const auto low = [&](int shift) {
    return static_cast<char>(0x80 | ((character >> shift) & 0x3F));
  };
  if (character < 0x80) {
    text = {static_cast<char>(character)};
  } else if (character < 0x800) {
    text = {static_cast<char>(0xC0 | (character >> 6)), low(0)};
  } else if (character < 0x10000) {
    text = {static_cast<char>(0xE0 | (character >> 12)), low(6), low(0)};
  } else {
    text = {static_cast<char>(0xF0 | (character >> 18)), low(12), low(6), low(0)};
  }
  return text;
}

/// The text with a visible sign for everything that cannot be drawn.
std::string drawable(std::string text) {
  for (const char32_t character : adapters::pango::characters_outside(text, card_font)) {
    const std::string sign = utf8_of(character);
    const std::string instead = utf8_of(substitute);
    for (std::size_t at = 0; (at = text.find(sign, at)) != std::string::npos;
         at += instead.size()) {
      text.replace(at, sign.size(), instead);
    }
  }
  return text;
}

core::Result<core::Bytes> rendered(const std::string& text, const TextImageStyle& style) {
  const auto image = adapters::pango::render_text(text, style);
  if (!image) return image.error();
  return adapters::opencv::encode_bilevel_png(*image);
}

TextImageStyle style_of(card::PictureSize size) {
  return {.width = static_cast<int>(size.width),
          .height = static_cast<int>(size.height),
          .font = card_font,
          .only_this_font = true,
          .several_lines = true};
}

/// A picture of the user's own, or the text.
core::Result<core::Bytes> picture_or_text(const std::filesystem::path& file,
                                          const std::string& text, card::PictureSize size,
                                          std::vector<Remark>& remarks) {
  if (!file.empty()) {
    const auto image = adapters::opencv::load_image(file);
    if (!image) return image.error();
    const auto bilevel = adapters::opencv::bilevel_of(*image, static_cast<int>(size.width),
                                                      static_cast<int>(size.height));
    if (!bilevel) return bilevel.error();
    return adapters::opencv::encode_bilevel_png(*bilevel);
  }
  // The same character may stand in name and address.
  for (Remark& remark : remarks_on(text)) {
    const auto same = [&remark](const Remark& noted) { return noted.en == remark.en; };
    if (std::ranges::none_of(remarks, same)) remarks.push_back(std::move(remark));
  }
  const auto fits = adapters::pango::text_fits(drawable(text), style_of(size));
  if (fits && !*fits) {
    remarks.push_back({fmt::format("does not fit into its picture and is cut: {}", text),
                       fmt::format("画像に収まらず、途中で切れています: {}", text)});
  }
  return text_png(text, size);
}

}  // namespace

std::vector<Remark> remarks_on(const std::string& text) {
  std::vector<Remark> remarks;
  for (const char32_t character : adapters::pango::characters_outside(text, card_font)) {
    const std::string sign = utf8_of(character);
    const auto code = static_cast<std::uint32_t>(character);
    remarks.push_back({fmt::format("the card's font has no {} (U+{:04X}); {} is drawn instead",
                                   sign, code, utf8_of(substitute)),
                       fmt::format("券面のフォントに「{}」(U+{:04X})がないため「{}」で表示します",
                                   sign, code, utf8_of(substitute))});
  }
  return remarks;
}

core::Result<core::Bytes> text_png(const std::string& text, card::PictureSize size) {
  return rendered(drawable(text), style_of(size));
}

core::Result<core::Bytes> digits_png(const std::string& digits) {
  return rendered(digits, {.width = digit_width * static_cast<int>(digits.size()),
                           .height = digits_height,
                           .font = card_font,
                           .font_pixels = digits_height,
                           .only_this_font = true});
}

core::Result<core::Bytes> photograph_of(const std::filesystem::path& file,
                                        const card::PictureSizes& sizes) {
  const auto image = adapters::opencv::load_image(file);
  if (!image) return image.error();
  const auto portrait = adapters::opencv::portrait_of(*image, static_cast<int>(sizes.photo.width),
                                                      static_cast<int>(sizes.photo.height));
  if (!portrait) return portrait.error();
  return adapters::opencv::encode_jpeg2000_grey(*portrait, sizes.photo_bytes);
}

core::Result<core::Bytes> photograph_of(const CardDescription& card,
                                        const card::PictureSizes& sizes,
                                        const PhotographSource& photographs) {
  switch (card.photo.from) {
    case PhotoDescription::From::none:
      return core::Bytes{};
    case PhotoDescription::From::file:
      return photograph_of(card.photo.file, sizes);
    case PhotoDescription::From::person:
      return photographs(card.photo.person);
    case PhotoDescription::From::holder:
      break;
  }
  return photographs(card.holder.person);
}

core::Result<card::CardPictures> pictures_of(const CardDescription& card,
                                             const card::CardHolder& holder,
                                             const card::PictureSizes& sizes,
                                             const PhotographSource& photographs,
                                             std::vector<Remark>& remarks) {
  card::CardPictures pictures;
  auto name = picture_or_text(card.name_image, holder.person.name, sizes.name, remarks);
  if (!name) return name.error();
  auto address = picture_or_text(card.address_image, holder.person.address, sizes.address, remarks);
  if (!address) return address.error();
  auto number = digits_png(holder.my_number.reveal());
  if (!number) return number.error();
  auto code = digits_png(holder.security_code);
  if (!code) return code.error();
  // The issuer signs the holder's own photograph; a forger puts another one in its place.
  auto photo =
      card.photo.forged ? photographs(card.holder.person) : photograph_of(card, sizes, photographs);
  if (!photo) return photo.error();
  return card::CardPictures{.photo_jp2 = std::move(*photo),
                            .name_png = std::move(*name),
                            .address_png = std::move(*address),
                            .number_png = std::move(*number),
                            .security_code_png = std::move(*code)};
}

}  // namespace madoguchi::sim::personalisation
