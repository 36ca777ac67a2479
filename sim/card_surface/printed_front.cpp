// SPDX-License-Identifier: Apache-2.0
#include "sim/card_surface/printed_front.hpp"

#include "adapters/pango/text_image.hpp"
#include "ports/card_scanner.hpp"
#include "sim/pki/holder.hpp"

#include <array>
#include <cmath>
#include <string>
#include <vector>

namespace madoguchi::sim::card_surface {
namespace {

using biometrics::Image;

constexpr std::array<int, 3> ink{38, 34, 32};
constexpr const char* card_font = "IPAGothic";
constexpr const char* digit_font = "IPAPGothic";

/// A line of text on the card.
struct Line {
  int left = 0;
  int top = 0;
  std::string text;
  int pixels = ports::front_digit_height;
  bool in_cells = false;  ///< a digit in each place of one, other signs in two
};

/// Pale paper with fine waves, as against copying.
Image paper() {
  Image front{ports::front_width, ports::front_height, biometrics::PixelFormat::bgr8, {}};
  front.pixels.reserve(front.row_bytes() * static_cast<std::size_t>(front.height));
  for (int y = 0; y < front.height; ++y) {
    for (int x = 0; x < front.width; ++x) {
      const double wave = std::sin(0.11 * y + 3 * std::sin(0.02 * x)) + std::sin(0.09 * x);
      const double shade = 5 * wave - 8.0 * x / front.width;
      front.pixels.push_back(static_cast<std::uint8_t>(238 + shade / 2));
      front.pixels.push_back(static_cast<std::uint8_t>(234 + shade));
      front.pixels.push_back(static_cast<std::uint8_t>(228 + shade));
    }
  }
  return front;
}

/// Where the photograph is; a grey head and shoulders stand for it.
void place_photograph(Image& front) {
  for (int y = 250; y < 580; ++y) {
    for (int x = 45; x < 300; ++x) {
      const double head = std::hypot((x - 172) / 62.0, (y - 370) / 80.0);
      const double shoulders = std::hypot((x - 172) / 110.0, (y - 580) / 120.0);
      const auto level = static_cast<std::uint8_t>(head < 1 ? 165 : shoulders < 1 ? 90 : 205);
      for (std::size_t c = 0; c < 3; ++c) {
        front.pixels[static_cast<std::size_t>(y * front.width + x) * 3 + c] = level;
      }
    }
  }
}

void blend(Image& front, const Image& text, int left, int top) {
  for (int y = 0; y < text.height && top + y < front.height; ++y) {
    for (int x = 0; x < text.width && left + x < front.width; ++x) {
      if (text.pixels[static_cast<std::size_t>(y * text.width + x)] > 127) continue;
      const auto at = static_cast<std::size_t>((top + y) * front.width + left + x) * 3;
      for (std::size_t c = 0; c < 3; ++c) {
        front.pixels[at + c] = static_cast<std::uint8_t>(ink.at(c));
      }
    }
  }
}

core::Result<> print(Image& front, const Line& line) {
  const auto text =
      adapters::pango::render_text(line.text, {.width = std::min(front.width - line.left, 640),
                                               .height = line.pixels + 8,
                                               .font = card_font,
                                               .font_pixels = line.pixels});
  if (!text) return text.error();
  blend(front, *text, line.left, line.top);
  return {};
}

/// UTF-8 signs one by one.
std::vector<std::string> signs_of(const std::string& text) {
  std::vector<std::string> signs;
  for (const char c : text) {
    const bool continues = (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
    if (!continues || signs.empty()) signs.emplace_back();
    signs.back() += c;
  }
  return signs;
}

core::Result<> print_in_cells(Image& front, const Line& line) {
  int left = line.left;
  for (const std::string& sign : signs_of(line.text)) {
    const bool narrow = sign.size() == 1;
    const int width = (narrow ? 1 : 2) * ports::front_digit_width;
    // The zero of the other font has a stroke, as no card's has.
    const auto printed =
        adapters::pango::render_text(sign, {.width = width,
                                            .height = line.pixels + 8,
                                            .font = narrow ? digit_font : card_font,
                                            .font_pixels = line.pixels});
    if (!printed) return printed.error();
    if (sign != " ") blend(front, *printed, left, line.top);
    left += width;
  }
  return {};
}

/// "02" as " 2": dates on cards have no leading zeros.
std::string without_zero(const std::string& digits) {
  return digits.front() == '0' ? " " + digits.substr(1) : digits;
}

/// What the birth year begins with: the era, or the century of a foreign national's.
std::string before_year(const personalisation::PrintedCard& card) {
  if (card.foreign_national) {
    return "  " + std::to_string(static_cast<int>(card.born.year()) / 100);
  }
  constexpr std::array eras{"明治", "大正", "昭和", "平成", "令和"};
  return eras.at(static_cast<std::size_t>(pki::era_digit(card.born) - 1));
}

std::vector<Line> lines_of(const personalisation::PrintedCard& card) {
  const std::string& number = card.verification_number_b.reveal();
  const auto& places = ports::number_places;
  const std::string birth_year =
      card.foreign_national ? number.substr(0, 2) : without_zero(number.substr(0, 2));
  const std::string birth = before_year(card) + birth_year + "年" +
                            without_zero(number.substr(2, 2)) + "月" +
                            without_zero(number.substr(4, 2)) + "日生";
  const int expiry_top = places[3].top;
  std::string expiry = number.substr(6, 4) + "年";
  const auto two = [](unsigned value) { return (value < 10 ? " " : "") + std::to_string(value); };
  expiry += two(static_cast<unsigned>(card.card_expiry.month())) + "月" +
            two(static_cast<unsigned>(card.card_expiry.day())) + "日まで有効";
  constexpr int era_width = 4 * ports::front_digit_width;
  return {{45, 40, "氏名 " + card.name, 34},
          {45, 110, "住所 " + card.address, 26},
          {700, 40, "個人番号カード", 34},
          {places[0].left - era_width, places[0].top, birth, ports::front_digit_height, true},
          {places[3].left, expiry_top, expiry, ports::front_digit_height, true},
          {places[4].left, places[4].top, number.substr(10, 4), ports::front_digit_height, true}};
}

}  // namespace

core::Result<Image> draw_front(const personalisation::PrintedCard& card) {
  if (card.verification_number_b.reveal().size() != 14) {
    return core::fail(core::Errc::invalid_argument, "a card without a number B on its front");
  }
  Image front = paper();
  place_photograph(front);
  for (const Line& line : lines_of(card)) {
    const auto printed = line.in_cells ? print_in_cells(front, line) : print(front, line);
    if (!printed) return printed.error();
  }
  return front;
}

}  // namespace madoguchi::sim::card_surface
