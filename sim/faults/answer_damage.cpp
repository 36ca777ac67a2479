// SPDX-License-Identifier: Apache-2.0
#include "sim/faults/answer_damage.hpp"

#include <algorithm>

namespace madoguchi::sim::faults {
namespace {

constexpr std::size_t status_size = 2;
constexpr std::uint8_t filling = 0xFF;

std::size_t data_size(const core::Bytes& answer) {
  return answer.size() > status_size ? answer.size() - status_size : 0;
}

/// Warnings and successes may come with data, errors never do (ISO/IEC 7816-4, 5.6).
bool carries_data(iso7816::StatusWord word) {
  return word.is_success() || word.sw1() == 0x61 || word.sw1() == 0x62 || word.sw1() == 0x63;
}

void answer_with(core::Bytes& answer, iso7816::StatusWord word) {
  answer.resize(carries_data(word) ? data_size(answer) : 0);
  answer.push_back(word.sw1());
  answer.push_back(word.sw2());
}

/// Bits beyond the end count on from the beginning, so that one rule fits answers of any length.
void flip(core::Bytes& answer, const ports::CardFaultEffect::BitFlip& flip,
          core::SeededRandom& random) {
  const bool in_data = flip.part == ports::CardFaultEffect::Part::data;
  const std::size_t data = data_size(answer);
  const std::size_t first = in_data ? 0 : data;
  const std::size_t size = in_data ? data : answer.size() - data;
  if (size == 0) return;
  const std::uint64_t bit = (flip.bit ? *flip.bit : random.next()) % (size * 8);
  answer[first + bit / 8] ^= static_cast<std::uint8_t>(0x80U >> (bit % 8));
}

}  // namespace

core::Bytes damaged(core::Bytes answer, const ports::CardFaultEffect& effect,
                    core::SeededRandom& random) {
  if (effect.status) answer_with(answer, *effect.status);
  if (effect.missing_data > 0) {
    const auto end = answer.begin() + static_cast<std::ptrdiff_t>(data_size(answer));
    const std::size_t missing = std::min(effect.missing_data, data_size(answer));
    answer.erase(end - static_cast<std::ptrdiff_t>(missing), end);
  }
  if (effect.extra_data > 0) {
    const auto end = answer.begin() + static_cast<std::ptrdiff_t>(data_size(answer));
    answer.insert(end, effect.extra_data, filling);
  }
  if (effect.flip) flip(answer, *effect.flip, random);
  if (effect.cut_off) answer.resize(std::min(answer.size(), *effect.cut_off));
  return answer;
}

}  // namespace madoguchi::sim::faults
