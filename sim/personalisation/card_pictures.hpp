// SPDX-License-Identifier: Apache-2.0
// The pictures of a card: text in the card's font, one bit a pixel, and the photograph.
#pragma once

#include "core/result.hpp"
#include "scenario/results.hpp"
#include "sim/card/card_profile.hpp"
#include "sim/personalisation/card_description.hpp"

#include <functional>
#include <string>
#include <vector>

namespace madoguchi::sim::personalisation {

/// Gives the photograph of a synthetic person as JPEG 2000.
using PhotographSource = std::function<core::Result<core::Bytes>(std::uint64_t person)>;

/// Something that whoever makes a card should know, in both languages.
using Remark = scenario::Title;

/// What is drawn in place of a character that the card's font does not have.
inline constexpr char32_t substitute = U'●';

/// Characters of a text that the card's font does not have, as remarks: which, and its code point.
std::vector<Remark> remarks_on(const std::string& text);

/// The name or address as PNG, one bit a pixel. Errors: invalid_argument for text that is not
/// UTF-8.
core::Result<core::Bytes> text_png(const std::string& text, card::PictureSize size);
/// Digits as PNG, one bit a pixel, six pixels each.
core::Result<core::Bytes> digits_png(const std::string& digits);
/// Any picture as JPEG 2000, grey, 8 bits, of the proportion 7 to 9 and at most so large. Errors:
/// those of reading it.
core::Result<core::Bytes> photograph_of(const std::filesystem::path& file,
                                        const card::PictureSizes& sizes);

/// All pictures of a card; remarks are appended.
core::Result<card::CardPictures> pictures_of(const CardDescription& card,
                                             const card::CardHolder& holder,
                                             const card::PictureSizes& sizes,
                                             const PhotographSource& photographs,
                                             std::vector<Remark>& remarks);

/// The photograph that the description asks for, JPEG 2000; empty for none.
core::Result<core::Bytes> photograph_of(const CardDescription& card,
                                        const card::PictureSizes& sizes,
                                        const PhotographSource& photographs);

}  // namespace madoguchi::sim::personalisation
