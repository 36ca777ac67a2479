// SPDX-License-Identifier: Apache-2.0
#include "reader/number_reading.hpp"

#include <algorithm>
#include <charconv>
#include <string>

namespace madoguchi::reader {
namespace {

using Digits = std::vector<ports::OcrDigit>;

/// The digits that stand in a place of the line.
Digits digits_in(const NumberLine& line, std::size_t place, const Digits& digits) {
  const double left = line.left.at(place);
  const double right =
      left + ports::number_places.at(place).digits * double{ports::front_digit_width};
  Digits there;
  for (const ports::OcrDigit& digit : digits) {
    if (digit.centre >= left && digit.centre <= right) there.push_back(digit);
  }
  return there;
}

int number_in(const std::string& digits, std::size_t from, std::size_t count) {
  int number = 0;
  std::from_chars(digits.data() + from, digits.data() + from + count, number);
  return number;
}

/// A month and a day that exist together in some year; an era of Japan has lasted 64 years at most.
/// Years of foreign nationals are the last two of four.
bool is_birth_date(const std::string& digits) {
  const int month = number_in(digits, 2, 2);
  const int day = number_in(digits, 4, 2);
  constexpr std::chrono::year leap{2000};
  return std::chrono::year_month_day(leap, std::chrono::month(static_cast<unsigned>(month)),
                                     std::chrono::day(static_cast<unsigned>(day)))
      .ok();
}

bool is_expiry(const std::string& digits, core::CivilDate today, const NumberLimits& limits) {
  const int away = number_in(digits, 6, 4) - static_cast<int>(today.year());
  return away >= -limits.expired && away <= limits.years;
}

std::optional<NumberDoubt> doubt_about(const std::string& digits, bool complete,
                                       core::CivilDate today, const NumberLimits& limits) {
  if (!complete) return NumberDoubt::digits_missing;
  if (!is_birth_date(digits)) return NumberDoubt::no_date;
  if (!is_expiry(digits, today, limits)) return NumberDoubt::no_expiry;
  return std::nullopt;
}

}  // namespace

bool covered(const NumberLine& line, const NumberLimits& limits) {
  const auto by = [&line](auto member) { return std::ranges::minmax(line.looks, {}, member); };
  const auto [weak, strong] = by(&PlaceLook::contrast);
  const auto [dark, bright] = by(&PlaceLook::paper);
  return weak.contrast < limits.contrast_ratio * strong.contrast ||
         dark.paper < limits.paper_ratio * bright.paper ||
         std::ranges::any_of(line.looks, [&](const PlaceLook& look) {
           return look.blank < limits.blank || look.faded > limits.faded;
         });
}

NumberReading read_number(const NumberLine& line, const Digits& digits, core::CivilDate today,
                          const NumberLimits& limits) {
  std::string number;
  bool complete = true;
  std::size_t used = 0;
  for (std::size_t i = 0; i < ports::number_places.size(); ++i) {
    const Digits there = digits_in(line, i, digits);
    const auto wanted = static_cast<std::size_t>(ports::number_places.at(i).digits);
    const bool single = wanted == 2 && there.size() == 1;
    // A single digit stands on the right, with nothing before it.
    const bool right_one =
        single && !line.looks.at(i).left_ink &&
        there.front().centre > line.left.at(i) + double{ports::front_digit_width} - 4;
    complete = complete && (there.size() == wanted || right_one);
    if (single) number += '0';
    for (const ports::OcrDigit& digit : there) number += digit.digit;
    used += there.size();
  }
  complete = complete && used == digits.size();
  NumberReading reading{core::Secret(number), doubt_about(number, complete, today, limits)};
  if (covered(line, limits)) reading.doubt = NumberDoubt::covered;
  return reading;
}

NumberReading agreed(const NumberReading& first, const NumberReading& second) {
  NumberReading both = first;
  if (!both.doubt) both.doubt = second.doubt;
  if (!both.doubt && first.digits.reveal() != second.digits.reveal()) {
    both.doubt = NumberDoubt::not_the_same;
  }
  return both;
}

}  // namespace madoguchi::reader
