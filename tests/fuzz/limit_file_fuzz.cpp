// SPDX-License-Identifier: Apache-2.0
// Files of limits: whatever comes, there are limits or problems.
#include "core/bytes.hpp"
#include "evaluation/data_set/limit_file.hpp"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace madoguchi::evaluation;
  data_set::Problems problems;
  const auto limits =
      data_set::parse_limits(madoguchi::core::as_text({data, size}), "limits.yaml", problems);
  if (limits.empty() && problems.empty()) std::abort();
  for (const Limit& limit : limits) {
    if (!(limit.most >= 0 && limit.most <= 1)) std::abort();
  }
  return 0;
}
