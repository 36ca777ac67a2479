// SPDX-License-Identifier: Apache-2.0
// Kept parts of all comparisons, limits and lists of scenes: whatever comes is read as it was
// written, or not at all.
#include "biometrics/performance/limit.hpp"
#include "biometrics/scene_list.hpp"
#include "core/bytes.hpp"
#include "evaluation/pictures/pair_parts.hpp"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace madoguchi;
  const std::string_view text = core::as_text({data, size});
  const auto pairs = evaluation::pictures::parse_pairs(text);
  if (pairs && evaluation::pictures::to_bytes(*pairs) != text) std::abort();
  const auto limit = biometrics::performance::parse_limit(text);
  if (!limit && limit.error().context.empty()) std::abort();
  const auto scenes = biometrics::parse_scenes(text);
  if (scenes && scenes->empty()) std::abort();
  return 0;
}
