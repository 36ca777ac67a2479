// SPDX-License-Identifier: Apache-2.0
// Findings on disk: what is read is written and read the same.
#include "core/bytes.hpp"
#include "evaluation/library/findings_ledger.hpp"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace madoguchi::evaluation::library;
  const auto findings = parse_findings(madoguchi::core::as_text({data, size}));
  if (!findings) return 0;
  const auto again = parse_findings(to_text(*findings));
  if (!again || !(*again == *findings)) std::abort();
  return 0;
}
