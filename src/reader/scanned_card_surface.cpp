// SPDX-License-Identifier: Apache-2.0
#include "reader/scanned_card_surface.hpp"

#include <utility>

namespace madoguchi::reader {
namespace {

biometrics::Image upside_down(const biometrics::Image& front) {
  biometrics::Image turned = front;
  const std::size_t pixels = front.pixels.size() / 3;
  for (std::size_t i = 0; i < pixels; ++i) {
    for (std::size_t c = 0; c < 3; ++c) {
      turned.pixels[3 * i + c] = front.pixels[3 * (pixels - 1 - i) + c];
    }
  }
  return turned;
}

}  // namespace

core::Result<NumberReading> ScannedCardSurface::read_front(const biometrics::Image& front) {
  const auto day = core::date_of(clock_.civil_now());
  std::optional<NumberReading> all;
  for (const LineKind kind : {LineKind::shades, LineKind::black_and_white}) {
    const NumberLine line = number_line_of(front, kind);
    const auto digits = ocr_.read(line.picture);
    if (!digits) return digits.error();
    NumberReading reading = read_number(line, *digits, day);
    all = all ? agreed(*all, reading) : std::move(reading);
    if (all->doubt) break;
  }
  return *std::move(all);
}

ports::Task<NumberReading> ScannedCardSurface::read_scan() {
  const auto front = co_await scanner_.scan();
  if (!front && front.error().code == core::Errc::malformed_data) {
    co_return NumberReading{{}, NumberDoubt::no_card};
  }
  if (!front) co_return front.error();
  auto upright = read_front(*front);
  if (!upright || !upright->doubt) co_return upright;
  auto turned = read_front(upside_down(*front));
  if (!turned || !turned->doubt) co_return turned;
  co_return upright;
}

ports::Task<NumberReading> ScannedCardSurface::read() {
  const auto first = co_await read_scan();
  if (!first) co_return first.error();
  const auto second = co_await read_scan();
  if (!second) co_return second.error();
  NumberReading both = agreed(*first, *second);
  trace_.record(
      {.lane = ports::Lane::reader,
       .at = clock_.now(),
       .title = both.doubt ? "number on the card not read" : "number on the card read",
       .details = both.doubt
                      ? std::vector<std::pair<std::string, std::string>>{{"doubt",
                                                                          std::string(core::name_of(
                                                                              *both.doubt))}}
                      : std::vector<std::pair<std::string, std::string>>{}});
  co_return both;
}

ports::Task<ports::ReadNumber> ScannedCardSurface::read_verification_number() {
  const auto reading = co_await read();
  if (!reading) co_return reading.error();
  co_return ports::ReadNumber{reading->digits, !reading->doubt};
}

}  // namespace madoguchi::reader
