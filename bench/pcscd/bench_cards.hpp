// SPDX-License-Identifier: Apache-2.0
// The cards that are compared: complete My Number cards, and cards that say a constant.
#pragma once

#include "core/result.hpp"
#include "sim/card/card_device.hpp"
#include "sim/pki/test_hierarchy.hpp"

#include <cstddef>
#include <filesystem>
#include <memory>

namespace madoguchi::bench {

/// Of the photograph, as large as they come.
inline constexpr std::size_t photograph_size = 20000;
/// Of a file with it, in blocks of 256: what a reader asks for.
inline constexpr std::size_t photograph_blocks = 80;

/// A card of a test person; its counters are kept in a file in `folder`, as those of a real one,
/// and so are all exchanges, as text, if it is `logged`.
core::Result<std::shared_ptr<sim::card::CardDevice>> kept_card(
    const sim::pki::TestHierarchy& hierarchy, const std::filesystem::path& folder, int number,
    bool logged);

/// A card that answers `data_size` bytes and 9000 to everything.
std::shared_ptr<sim::card::CardDevice> null_card(std::size_t data_size);

/// 照合番号B of every card made here.
core::Bytes verification_number();

}  // namespace madoguchi::bench
