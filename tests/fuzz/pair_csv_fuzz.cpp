// SPDX-License-Identifier: Apache-2.0
// Lists of pairs, of scores and of streams: whatever comes, each pair is whole or there are
// problems.
#include "core/bytes.hpp"
#include "evaluation/data_set/pair_list.hpp"
#include "evaluation/data_set/stream_list.hpp"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace madoguchi::evaluation::data_set;
  const std::string_view text = madoguchi::core::as_text({data, size});
  Problems problems;
  const PairList pairs = parse_pair_csv(text, "input.csv", problems);
  if (pairs.subject_of.size() != 2 * pairs.pairs.size()) std::abort();
  for (const auto& group : pairs.groups) {
    if (group.of_sample.size() != 2 * pairs.pairs.size()) std::abort();
  }
  if (pairs.pairs.empty() && problems.empty()) std::abort();
  const PairList scores = parse_score_csv(text, "input.csv", problems);
  const auto all = comparisons_of(scores);
  const auto& failures = all.failures;
  if (all.scores.mated.total() + all.scores.non_mated.total() + failures.mated_pairs +
          failures.non_mated_pairs !=
      scores.pairs.size()) {
    std::abort();
  }
  const StreamList streams = parse_stream_csv(text, "input.csv", "/nowhere", problems);
  if (streams.references.size() != streams.subjects.size()) std::abort();
  for (const ListedStream& one : streams.streams) {
    if (one.subject >= streams.subjects.size()) std::abort();
  }
  return 0;
}
