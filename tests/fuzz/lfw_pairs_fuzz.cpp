// SPDX-License-Identifier: Apache-2.0
// Pairs of the Labeled Faces in the Wild: whatever comes, there are pairs or problems.
#include "core/bytes.hpp"
#include "evaluation/data_set/pair_list.hpp"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace madoguchi::evaluation::data_set;
  Problems problems;
  const PairList list =
      parse_lfw_pairs(madoguchi::core::as_text({data, size}), "pairs.txt", problems);
  if (list.pairs.empty() && problems.empty()) std::abort();
  if (list.subject_of.size() != 2 * list.pairs.size()) std::abort();
  for (const ListedPair& pair : list.pairs) {
    const bool whole = pair.reference < list.pictures.size() && pair.probe < list.pictures.size();
    if (!whole && problems.empty()) std::abort();
  }
  return 0;
}
