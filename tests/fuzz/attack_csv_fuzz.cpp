// SPDX-License-Identifier: Apache-2.0
// Scores of attack detection: whatever comes, there are bona fide and attack scores or problems.
#include "core/bytes.hpp"
#include "evaluation/data_set/attack_list.hpp"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace madoguchi::evaluation::data_set;
  Problems problems;
  const AttackList list =
      parse_attack_csv(madoguchi::core::as_text({data, size}), "input.csv", problems);
  if (problems.empty() && (list.attacks.empty() || list.bona_fide.scores.empty())) std::abort();
  return 0;
}
