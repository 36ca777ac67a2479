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
  std::optional<NumberReading> first;
  std::optional<NumberReading> incomplete;
  for (const LineKind kind : {LineKind::shades, LineKind::black_and_white, LineKind::bold}) {
    const NumberLine line = number_line_of(front, kind);
    if (covered(line)) return NumberReading{{}, NumberDoubt::covered};
    const auto digits = ocr_.read(line.picture);
    if (!digits) return digits.error();
    NumberReading reading = read_number(line, *digits, day);
    // What OCR did not find says nothing against what it found elsewhere; other digits do.
    if (reading.doubt == NumberDoubt::digits_missing) {
      if (incomplete) return reading;
      incomplete = std::move(reading);
      continue;
    }
    if (first) return agreed(*first, reading);
    first = std::move(reading);
  }
  return *std::move(incomplete);
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

void ScannedCardSurface::note(const NumberReading& reading) {
  ports::TraceEvent event{
      .lane = ports::Lane::reader,
      .at = clock_.now(),
      .title = reading.doubt ? "number on the card not read" : "number on the card read",
      .details = {{"pictures", std::to_string(pictures_)}}};
  if (reading.doubt)
    event.details.emplace_back("doubt", std::string(core::name_of(*reading.doubt)));
  trace_.record(std::move(event));
}

ports::Task<NumberReading> ScannedCardSurface::read() {
  constexpr NumberLimits limits;
  static_assert(limits.pictures >= 2);
  std::optional<NumberReading> good;
  std::optional<NumberReading> doubtful;
  for (pictures_ = 1; pictures_ <= limits.pictures; ++pictures_) {
    const auto next = co_await read_scan();
    if (!next) co_return next.error();
    if (next->doubt) {
      if (!doubtful) doubtful = *next;
      continue;
    }
    if (good) {
      const NumberReading both = agreed(*good, *next);
      note(both);
      co_return both;
    }
    good = *next;
  }
  pictures_ = limits.pictures;
  note(*doubtful);
  co_return *std::move(doubtful);
}

ports::Task<ports::ReadNumber> ScannedCardSurface::read_verification_number() {
  const auto reading = co_await read();
  if (!reading) co_return reading.error();
  co_return ports::ReadNumber{reading->digits, !reading->doubt};
}

}  // namespace madoguchi::reader
