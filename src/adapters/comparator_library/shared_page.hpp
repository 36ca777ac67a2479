// SPDX-License-Identifier: Apache-2.0
// Inside this adapter: memory that the suite shares with the library's process, so that answers and
// progress survive the process. The library could write to it; every value is checked when read.
#pragma once

#include "adapters/comparator_library/wire.hpp"

#include <array>
#include <atomic>
#include <cstdint>

namespace madoguchi::adapters::comparator_library {

/// The descriptors that the process is started with.
inline constexpr int socket_number = 3;
inline constexpr int page_number = 4;

/// Which call the process is in, for whoever finds it dead.
enum class CallPlace : std::uint32_t { none, load, initialise, create, compare };

struct SharedPage {
  std::atomic<std::uint32_t> place;           ///< CallPlace
  std::atomic<std::uint32_t> outside_memory;  ///< 1: a guarded page was touched
  std::atomic<std::uint64_t> compared;        ///< pairs of this request whose answers are there
  std::atomic<std::uint64_t> nanoseconds;     ///< inside compare, of this request
  std::array<double, most_pairs> score;
  std::array<std::int32_t, most_pairs> status;
};

static_assert(std::atomic<std::uint64_t>::is_always_lock_free);

}  // namespace madoguchi::adapters::comparator_library
