// SPDX-License-Identifier: Apache-2.0
// APDU logs: whatever comes is read or refused, and what is read means the same when written again.
#include "sim/record/apdu_log_reader.hpp"
#include "sim/record/apdu_log_writer.hpp"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace madoguchi::sim::record;
  const ParsedLog log = parse_log(madoguchi::core::as_text({data, size}), "input.log");
  for (const auto& error : log.errors) {
    if (error.message.empty() || (error.line == 0) != (error.column == 0)) std::abort();
  }
  if (!log.errors.empty()) return 0;
  std::string text;
  ApduLogWriter writer({}, [&](std::string_view piece) { text += piece; });
  for (const ExchangeRecord& record : log.records) writer.take(record);
  const ParsedLog again = parse_log(text, "again.log");
  if (!again.errors.empty() || again.records.size() != log.records.size()) std::abort();
  for (std::size_t i = 0; i < log.records.size(); ++i) {
    const ExchangeRecord& before = log.records[i];
    const ExchangeRecord& after = again.records[i];
    if (before.kind != after.kind || before.command != after.command ||
        before.outcome != after.outcome || before.response != after.response) {
      std::abort();
    }
  }
  return 0;
}
