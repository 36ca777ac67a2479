// SPDX-License-Identifier: Apache-2.0
#include "conformance/runner/shard.hpp"

#include "core/seeded_random.hpp"

#include <fmt/format.h>

#include <charconv>

namespace madoguchi::conformance::runner {

bool Shard::has(std::string_view id) const {
  return core::SeededRandom(core::seed_of(id)).below(count) == index - 1;
}

std::string Shard::text() const { return fmt::format("{}/{}", index, count); }

std::optional<Shard> parse_shard(std::string_view text) {
  Shard shard;
  const char* end = text.data() + text.size();
  const auto first = std::from_chars(text.data(), end, shard.index);
  if (first.ec != std::errc{} || first.ptr == end || *first.ptr != '/') return std::nullopt;
  const auto second = std::from_chars(first.ptr + 1, end, shard.count);
  if (second.ec != std::errc{} || second.ptr != end) return std::nullopt;
  if (shard.index < 1 || shard.index > shard.count) return std::nullopt;
  return shard;
}

}  // namespace madoguchi::conformance::runner
