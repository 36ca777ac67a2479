// SPDX-License-Identifier: Apache-2.0
// Any bytes as a line of the staff log: read or not, and what was read is written back the same.
#include "terminal/staff_log.hpp"

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace madoguchi::terminal;
  const std::string_view line(reinterpret_cast<const char*>(data), size);
  const auto record = parse_staff_line(line);
  if (!record) return 0;
  const auto again = parse_staff_line(staff_line(*record));
  if (!again || staff_line(*again) != staff_line(*record)) std::abort();
  return 0;
}
