// SPDX-License-Identifier: Apache-2.0
// How a message is cut into blocks, the same in ISO/IEC 14443-4 and ISO/IEC 7816-3 T=1: all blocks
// but the last are full.
#pragma once

#include <cstddef>
#include <vector>

namespace madoguchi::transmission {

/// Sizes of the information fields; one empty block for an empty message.
inline std::vector<std::size_t> block_chain(std::size_t message, std::size_t largest) {
  std::vector<std::size_t> blocks;
  while (message > largest) {
    blocks.push_back(largest);
    message -= largest;
  }
  blocks.push_back(message);
  return blocks;
}

}  // namespace madoguchi::transmission
