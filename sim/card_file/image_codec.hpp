// SPDX-License-Identifier: Apache-2.0
// What a card and its applications are besides their files, as JSON.
#pragma once

#include "core/result.hpp"
#include "sim/card/card_image.hpp"

#include <string>
#include <string_view>

namespace madoguchi::sim::card_file {

/// An application without its files. Errc::crypto_failure for a key that cannot be written.
core::Result<std::string> attributes_of(const card::CardApplication& application);
/// Reads that; files and name stay as they are. Errc::malformed_data.
core::Result<void> read_attributes(std::string_view json, card::CardApplication& application);

/// A card without its applications.
std::string attributes_of(const card::CardImage& image);
/// Reads that; applications stay as they are. Errc::malformed_data.
core::Result<void> read_attributes(std::string_view json, card::CardImage& image);

}  // namespace madoguchi::sim::card_file
