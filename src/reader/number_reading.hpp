// SPDX-License-Identifier: Apache-2.0
// What OCR made of 照合番号B, and whether to believe it: a wrong number uses up one of the card's
// ten tries. The limits are assumptions, set on drawn surfaces (docs/card-surface.md).
#pragma once

#include "core/civil_time.hpp"
#include "core/enum_names.hpp"
#include "core/secret.hpp"
#include "reader/number_line.hpp"

#include <optional>
#include <vector>

namespace madoguchi::reader {

/// Why a reading is not believed.
enum class NumberDoubt {
  no_card,         ///< the scanner makes out no card
  covered,         ///< fingers, reflections or wear on the number
  digits_missing,  ///< fewer or more digits than the number has
  no_date,         ///< no date of birth
  no_expiry,       ///< no year in which a card can end
  not_the_same,    ///< the second reading was another
};

struct NumberReading {
  core::Secret digits{};               ///< all that were read, in the order of the number
  std::optional<NumberDoubt> doubt{};  ///< the first reason not to believe it
};

struct NumberLimits {
  double contrast_ratio = 0.6;  ///< least contrast of a place against the best one
  double paper_ratio = 0.8;     ///< darkest paper of a place against the brightest
  double blank = 0.5;           ///< least share of paper in a place
  int faded = 6;     ///< most pixels of a place that are neither paper nor print; intact: up to 4
  int years = 10;    ///< that a card is valid at most
  int expired = 1;   ///< years that a card may be over: its certificates are over by then too
  int pictures = 4;  ///< taken at most; two have to be believed and the same
};

/// Whether the picture lets everything be read; what is not to be seen is not worth OCR.
bool covered(const NumberLine& line, const NumberLimits& limits = {});

/// One reading, judged by itself.
NumberReading read_number(const NumberLine& line, const std::vector<ports::OcrDigit>& digits,
                          core::CivilDate today, const NumberLimits& limits = {});

/// Two readings of one card: the first with the doubts of both.
NumberReading agreed(const NumberReading& first, const NumberReading& second);

constexpr auto enum_names(std::type_identity<NumberDoubt>) {
  using enum NumberDoubt;
  return std::to_array<core::EnumName<NumberDoubt>>({
      {no_card, "no_card", {"no card to be made out", "カードを認識できません"}},
      {covered, "covered", {"the number is covered or worn", "番号が隠れているか擦れています"}},
      {digits_missing, "digits_missing", {"digits are missing", "桁数が合いません"}},
      {no_date, "no_date", {"no date of birth", "生年月日として正しくありません"}},
      {no_expiry, "no_expiry", {"no year of expiry", "有効期限の年として正しくありません"}},
      {not_the_same, "not_the_same", {"two readings differ", "2回の読取りが一致しません"}},
  });
}

}  // namespace madoguchi::reader
